"""What the council writes: the self-evaluation as frozen values, and the functions that change it."""
