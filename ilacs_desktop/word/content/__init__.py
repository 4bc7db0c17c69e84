"""What is printed, as plain values: no XML here."""
