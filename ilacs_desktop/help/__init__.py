"""The help: its pages, their order, which place of the window each explains, and the search in them."""
