"""What fills the pages of a Word file, for whoever counts and draws pages."""
