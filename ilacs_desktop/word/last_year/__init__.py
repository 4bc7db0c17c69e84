"""Last year's self-evaluation, or a colleague's contribution, brought in from a Word document."""
