"""Framework: which one a self-evaluation is under, the others here, and moving from one to another."""
