"""What an inspector would find missing or wrong: pure functions from a document to findings."""
