"""Two versions of a self-evaluation into one: no word lost, and a question where both meant something.

Everything is a pure function of three documents: the common ancestor and two that came of it.
``join.py`` finds the ancestor in a history; ``document.py`` merges, body by body (``body.py``) and
record by record (``fields.py``); what cannot be settled without a person is kept in the document as
a proposal, which ``settle.py`` closes. ``changes.py`` tells what came in.
"""
