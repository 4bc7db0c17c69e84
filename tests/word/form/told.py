"""Whether a file is told to be a form, as where another Word document is wanted."""

from ilacs_desktop.errors import UserError
from ilacs_desktop.word.form.form import IsAFormError, refuse_form
from ilacs_desktop.word.parts.safe_reader import read_word


def is_form(data: bytes) -> bool:
    try:
        refuse_form(read_word(data, "form.docx"))
    except IsAFormError:
        return True
    except UserError:  # no Word document at all
        return False
    return False
