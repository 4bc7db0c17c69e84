"""Dialogs: the port through which every one of them is shown, and the frame of forms."""
