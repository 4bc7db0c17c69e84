"""What makes a Word file hard to read for some people: the rules, and the standards that ask for them.

“WCAG” is the Web Content Accessibility Guidelines 2.2 with the number of the criterion, “Word” the
rule of Word's own accessibility checker. A rule that holds back a final copy fails a criterion of
level A that has no matter of taste in it.
"""

from ilacs_desktop.word.audit.finding import Rule, Severity

_TEMPLATE = (
    "Change it in your council’s Word template, choose the template again, and export again."
)


def _rule(name: str, what: str, todo: str, source: str, severity: Severity = "look") -> Rule:
    return Rule(f"everyone.{name}", "everyone", severity, what, todo, source)


TITLE = _rule(
    "title",
    "The file has no title, so a screen reader announces its file name.",
    "Give the council’s name and the year in Set up, and export again.",
    "WCAG 2.4.2 Page titled; Word: document title",
    "stop",
)
LANGUAGE = _rule(
    "language",
    "Text is not marked as British English, so it is read aloud in another accent.",
    _TEMPLATE,
    "WCAG 3.1.1 Language of page and 3.1.2 Language of parts",
    "stop",
)
NO_HEADINGS = _rule(
    "no_headings",
    "The document has no headings to move about by.",
    "Use a template with Word’s own heading styles.",
    "WCAG 1.3.1 Info and relationships; Word: Documents use heading styles",
    "stop",
)
HEADING_ORDER = _rule(
    "heading_order",
    "A heading skips a level.",
    _TEMPLATE,
    "WCAG 1.3.1 Info and relationships; Word: Headings are in a logical order",
)
HEADING_EMPTY = _rule(
    "heading_empty",
    "A heading has no words.",
    "Give it words, or delete it.",
    "WCAG 2.4.6 Headings and labels",
    "stop",
)
HEADING_FAKED = _rule(
    "heading_faked",
    "A line in bold looks like a heading but is none.",
    "Write it as a sentence, or make a section of what stands below it.",
    "WCAG 1.3.1 Info and relationships; Word: Documents use heading styles",
)
ALT_MISSING = _rule(
    "alt_missing",
    "A picture has no words for people who cannot see it.",
    "Describe the logo in Set up; describe other pictures in the template (Picture, Edit Alt Text).",
    "WCAG 1.1.1 Non-text content; Word: All non-text content has alternative text",
    "stop",
)
ALT_FILE = _rule(
    "alt_file",
    "A picture’s words are a file’s name, or say nothing.",
    "Say what the picture shows.",
    "WCAG 1.1.1 Non-text content; Word: All non-text content has alternative text",
    "stop",
)
ALT_LONG = _rule(
    "alt_long",
    "A picture’s words are longer than 250 characters.",
    "Say it shorter, and tell the rest in the text.",
    "WCAG 1.1.1 Non-text content (technique G95)",
)
HEADER_ROW = _rule(
    "header_row",
    "A table has no header row.",
    "Mark its first row in the template: Table Layout, Repeat Header Rows.",
    "WCAG 1.3.1 Info and relationships; Word: Tables specify column header information",
    "stop",
)
MERGED_CELLS = _rule(
    "merged_cells",
    "A table has merged or split cells.",
    "Give each row the same cells.",
    "WCAG 1.3.1 Info and relationships; Word: Table has simple structure",
)
NESTED_TABLE = _rule(
    "nested_table",
    "A table stands inside another.",
    "Put it on its own.",
    "WCAG 1.3.1 Info and relationships; Word: Table has simple structure",
)
EMPTY_CELL = _rule(
    "empty_cell",
    "A table has empty cells; a screen reader says nothing there.",
    "Say what is not known, such as “none” or “not given”.",
    "WCAG 1.3.1 Info and relationships; Word: Table has simple structure",
)
TABLE_WORDS = _rule(
    "table_words",
    "A table has no title or description.",
    "Give it one in the template: Table Properties, Alt Text.",
    "WCAG 1.1.1 Non-text content; Word: All non-text content has alternative text",
)
BLANK_LINES = _rule(
    "blank_lines",
    "Blank paragraphs make room; a screen reader says “blank” at each.",
    "Delete them, and set space before or after in the style.",
    "WCAG 1.3.2 Meaningful sequence; Word: Avoid repeated blank characters",
)
SPACES = _rule(
    "spaces",
    "Spaces or tabs arrange the text.",
    "Use a table, a list or an indent.",
    "WCAG 1.3.2 Meaningful sequence (failures F32 and F33); Word: Avoid repeated blank characters",
)
TYPED_LIST = _rule(
    "typed_list",
    "A bullet or number is typed, so this is no list to a screen reader.",
    "Make it a list with the list buttons.",
    "WCAG 1.3.1 Info and relationships (failure F2)",
)
LINK_WORDS = _rule(
    "link_words",
    "A link’s words do not say where it goes.",
    "Write the name of what it leads to.",
    "WCAG 2.4.4 Link purpose; Word: Hyperlink text is meaningful",
)
LINK_BROKEN = _rule(
    "link_broken",
    "A link leads nowhere.",
    "Correct its address, or take it out.",
    "WCAG 2.4.4 Link purpose",
)
CONTRAST = _rule(
    "contrast",
    "Text is too pale against what is behind it.",
    "Choose a darker colour, or a lighter ground, in the template’s style.",
    "WCAG 1.4.3 Contrast (minimum); Word: Hard-to-read text contrast",
)
FLOATING = _rule(
    "floating",
    "An object floats beside the text, so nobody knows when it is read aloud.",
    "Set it in line with the text (Wrap Text, In Line with Text).",
    "WCAG 1.3.2 Meaningful sequence; Word: Image or object is in line with text",
)
PROTECTED = _rule(
    "protected",
    "The file is locked in a way that can shut out screen readers.",
    "Take the protection off in the template (Review, Restrict Editing).",
    "Word: Document allows programmatic access",
)

RULES: tuple[Rule, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Rule)
)
