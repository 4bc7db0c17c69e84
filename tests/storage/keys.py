"""A key that is cheap to make: the cost of the real one is looked at in one test alone."""

from ilacs_desktop.storage.crypt import Key, new_key

PASSPHRASE = "four quiet herons wait"
CHEAP = 2**14
KEY: Key = new_key(PASSPHRASE, CHEAP)
