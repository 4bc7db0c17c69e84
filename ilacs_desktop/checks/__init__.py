"""What an inspector would find missing or wrong: pure functions from a document to findings.

How to write a check
    1. Describe it in ``resources/checks/<family>.toml``: what it looks for, why, from which source,
       how to answer it, and every number it uses (catalogue.py has the shapes).
    2. Write a generator in ``checks/<family>.py``. It reads what scope.py offers and yields
       ``scope.found("family.name", "What is the matter, in a sentence.", …)``.
    3. List it in the module's ``CHECKS`` with the ids it can yield, as the smallest of the kinds in
       scope.py: a ``PassageCheck`` sees one paragraph or one field of a record at a time, a
       ``PartCheck`` one section, judgement or the front, a ``DocumentCheck`` the whole. ``reads``
       names the fields of the document it looks at besides; live.py runs it again only when one of
       them is another object. Checks of the language are made by ``checks(kit)`` in place of
       ``CHECKS``: the kit holds the dictionary and the word lists.
    4. Add the module to suite.py, and a fault it finds to ``tests/checks/planted``.
"""
