"""The steps by which test.py tries the distribution under Wine."""
