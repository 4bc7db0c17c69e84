"""Signing: what the director reads first, the record of who agreed, and the papers to sign."""
