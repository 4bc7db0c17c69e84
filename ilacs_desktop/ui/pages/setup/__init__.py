"""Set up: the authority, the dates, the people and the outline."""
