"""The contributor's Word form: made for people who will only ever use Word, and read back again."""
