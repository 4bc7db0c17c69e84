"""The review round trip: comments and changes made in a review copy, brought back."""
