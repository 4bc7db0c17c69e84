"""What the bench found, as tables and pictures: docs/performance.md."""
