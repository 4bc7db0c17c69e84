"""The short tour: a few cards, each beside the part of the window that it tells of."""
