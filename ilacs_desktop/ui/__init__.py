"""The windows: theme, widgets, editor, pages and dialogs. Everything with Qt widgets is here."""
