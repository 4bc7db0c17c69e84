"""The tests. A package of its own, since spylls installs a top-level package of that name."""
