"""Go to anything: one field that finds pages, text, records and commands by their words."""
