"""The panel beside the text: records, prompts and comments."""
