"""The draft page: sections, answers and what helps beside them."""
