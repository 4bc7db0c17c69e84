"""The page of figures: what stands out, and why."""
