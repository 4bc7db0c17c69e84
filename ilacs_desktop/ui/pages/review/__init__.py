"""The review place: what is left to fix, what an inspector will ask, what to know before signing."""
