"""Starting next year's self-evaluation from this one: the account, the form, and the new file."""
