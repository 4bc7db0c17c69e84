"""Makes and tries the Windows distribution on Debian: what build.py and test.py are put together from."""
