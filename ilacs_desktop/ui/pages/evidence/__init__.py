"""The evidence page: the library as a table, an item in full, spreadsheets in and out."""
