"""The command line: one of the two places where the parts are put together."""
