"""The Overview: where the self-evaluation stands, what is missing, and what to do next."""
