"""The preview of the Word document: its pages on screen, on paper and as a PDF."""
