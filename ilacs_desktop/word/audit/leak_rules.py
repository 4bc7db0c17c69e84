"""What must not go out in a Word file: the rules of the leak scan, each with what to do.

What is seen on the page is one thing; these are about what travels with it unseen, or tells more
than was meant: who wrote, on which machine, and where the council keeps its files.
"""

from ilacs_desktop.word.audit.finding import Rule, Severity

_TEMPLATE = (
    "It came with the Word template. Choose the template again, so that it is cleaned, and export "
    "again."
)
_AGAIN = "Export again from here, and send that file as it is."
_WORDS = "Change the text where it says so, and export again."


def _rule(name: str, what: str, todo: str, severity: Severity = "stop") -> Rule:
    return Rule(f"private.{name}", "private", severity, what, todo)


PERSON = _rule("person", "The file’s properties name a person or an organisation.", _TEMPLATE)
PROPERTY = _rule(
    "property",
    "The file’s properties say more than title, date and language.",
    _TEMPLATE,
    "look",
)
ACCOUNT = _rule("account", "The name of a user’s account or of a computer is in the file.", _WORDS)
NAME = _rule("name", "Somebody who only commented on the draft is named in the file.", _WORDS)
AUTHOR = _rule("author", "The file says who changed or commented on it.", _AGAIN)
PATH = _rule("path", "A path to a file or folder is in the file.", _WORDS)
CLOUD = _rule("cloud", "An address of a SharePoint or OneDrive folder is in the file.", _WORDS)
KEPT_AT = _rule("kept_at", "The file tells where evidence is kept.", _WORDS)
FILE_NAME = _rule(
    "file_name",
    "The name of a file is in the document.",
    "Write what the document is called instead of its file’s name.",
)
HIDDEN = _rule(
    "hidden",
    "Text is hidden: readers do not see it, but it is in the file.",
    "Delete the text, or show it.",
)
COMMENT = _rule("comment", "The file has comments.", _AGAIN)
CHANGE = _rule("change", "The file has tracked changes.", _AGAIN)
CUSTOM_DATA = _rule("custom_data", "The file carries data of another program.", _TEMPLATE)
EMBEDDED = _rule("embedded", "Another file is embedded in this one.", _TEMPLATE)
MACRO = _rule("macro", "The file holds macros.", _TEMPLATE)
PRINTER = _rule("printer", "The file holds the settings of somebody’s printer.", _TEMPLATE)
THUMBNAIL = _rule("thumbnail", "The file holds a small picture of another document.", _TEMPLATE)
LABEL = _rule(
    "label",
    "The file carries a sensitivity label, which names your council’s account with Microsoft.",
    "Keep it if your council wants it kept. If not, choose the template again without its label.",
    "look",
)
OTHER_PART = _rule(
    "other_part",
    "The file holds something that its text does not need.",
    _TEMPLATE,
    "look",
)
PICTURE_DATA = _rule(
    "picture_data",
    "A picture holds more than its pixels, such as who made it, where and when.",
    "Choose the picture again, so that it is cleaned, and export again.",
)
PICTURE_KIND = _rule(
    "picture_kind",
    "A picture is neither a PNG nor a JPEG, so nobody can tell what else it holds.",
    "Put a PNG or JPEG in its place.",
    "look",
)
LINK = _rule(
    "link",
    "A link leads to something other than a web page or an email address.",
    "Take the link out, or link to a web page.",
)
REMOTE = _rule(
    "remote",
    "The file fetches something from elsewhere when it is opened, which tells others who reads it.",
    _TEMPLATE,
)
ATTACHED_TEMPLATE = _rule(
    "attached_template", "The file names the template that it was made from.", _TEMPLATE
)
REVISION_ID = _rule(
    "revision_id", "The file holds the numbers by which Word tells editing sessions apart.", _AGAIN
)
VARIABLE = _rule("variable", "The file holds values that a program or mail merge left.", _TEMPLATE)
FIELD = _rule(
    "field",
    "A field prints who made the file or where it is kept, or fetches another file.",
    "Take the field out of the template, and export again.",
)
ANCHOR = _rule(
    "anchor",
    "The file holds the hidden places of a review copy.",
    "Export a final copy, not a review copy.",
)
NOTE = _rule("note", "The file’s inner text holds notes of a program.", _TEMPLATE)
ZIP = _rule(
    "zip", "The file tells when its parts were written, or has a note attached.", _AGAIN, "look"
)

RULES: tuple[Rule, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Rule)
)
