"""How everything looks: tokens, palette, style sheet, icons and the focus ring.

``Theme`` (theme.py) is made once, by the composition root, and handed to every widget. Its
``tokens`` give colours, spaces and type sizes at the reader's text scale; ``changed`` says that
they are others now. The values come from the interface study; the reasons stand in
docs/decisions/0006-interface.md.
"""
