"""Points out of the text of a report or letter: paste it, see what was recognised, choose, add."""
