"""The inspection page: what inspectors found last, when they may come next, and what they see."""
