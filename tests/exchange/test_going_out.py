"""The Word form that goes out: made in the look of a template, or not at all."""

from pathlib import Path

import pytest

from ilacs_desktop.assets import standard_template
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.exchange.going_out import form_maker
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.form.form import read_form
from tests.cycle.contributors import LEAVERS, Office
from tests.word.form.told import is_form


def test_a_form_knows_whose_pack_it_is_and_of_which_version(
    example: Document, framework: Framework
) -> None:
    office = Office(example, LEAVERS)
    (pack,) = office.packs
    data = form_maker(framework, standard_template())(pack_document(office.document, pack), pack)
    assert is_form(data)
    facts = read_form(data, "form.docx").facts
    told = (facts.document, facts.pack, facts.version, facts.owner, facts.label)
    assert told == (example.id, pack.id, pack.version, "Leila Cartmell", example.cycle.label)


def test_a_template_that_cannot_be_read_is_a_plain_sentence(
    example: Document, framework: Framework, tmp_path: Path
) -> None:
    office = Office(example, LEAVERS)
    template = tmp_path / "council.dotx"
    template.write_bytes(b"no template")
    make = form_maker(framework, template)
    with pytest.raises(UserError, match=r"council\.dotx"):
        make(pack_document(office.document, office.packs[0]), office.packs[0])
