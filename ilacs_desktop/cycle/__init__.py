"""The year of a self-evaluation with its contributors: packs that go out, come back and are late."""
