"""One .ilacs file on a disk: what is in it, how it is read with care and how it is saved safely."""
