"""Makes the Word form of a pack in the look of a template."""

from pathlib import Path

from ilacs_desktop.cycle.files import MakeForm
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework


def form_maker(framework: Framework, template: Path) -> MakeForm:
    """Return what makes the bytes of a Word form; it raises TemplateError for a bad template."""

    def make(document: Document, pack: Pack) -> bytes:
        from ilacs_desktop.word.form.make import make_form

        return make_form(document, framework, pack, template)

    return make
