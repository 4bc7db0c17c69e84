"""What the pages of records have in common: a table, one record in full, spreadsheets in and out."""
