"""Everything that is produced from a self-evaluation besides the Word document."""
