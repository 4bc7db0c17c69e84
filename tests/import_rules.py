"""The contract type behind the import rules in pyproject.toml.

import-linter's own types name what is forbidden and need every named package to exist. Our rules
say what is allowed, so that a new package may import nothing until somebody has thought about it.
"""

from collections.abc import Iterable, Mapping

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def part_of(module: str) -> str:
    """Return the top-level part of our package that holds a module; "" for the package itself."""
    return ".".join(module.split(".")[1:2])


def read_rules(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return for each part the parts it may import, from lines like "checks: language document"."""
    named = (line.split(":") for line in lines)
    return {part.strip(): frozenset(allowed.split()) for part, allowed in named}


def breaches(imports: Iterable[tuple[str, str]], rules: Mapping[str, frozenset[str]]) -> list[str]:
    """Return a sentence for each import, as (importer, imported), that no rule allows."""
    found = []
    for importer, imported in sorted(imports):
        part, other = part_of(importer), part_of(imported)
        if other not in rules.get(part, frozenset()) | {part, ""}:
            found.append(f"{importer} imports {imported}: no rule lets {part or 'the root'} do so")
    return found


class MayImport(Contract):
    """Each part of the package imports only the parts that its rule names."""

    type_name = "may_import"
    rules = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Compare every direct import, deferred ones too, with the rules."""
        rules = read_rules(self.rules)
        imports = (
            (module, imported)
            for module in graph.modules
            for imported in graph.find_modules_directly_imported_by(module)
        )
        found = breaches(imports, rules)
        parts = {part_of(module) for module in graph.modules} - {""}
        found += [f"{part} has no rule" for part in sorted(parts - rules.keys())]
        return ContractCheck(kept=not found, metadata={"breaches": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print the breaches."""
        for breach in check.metadata["breaches"]:
            output.print_error(f"- {breach}", bold=False)
