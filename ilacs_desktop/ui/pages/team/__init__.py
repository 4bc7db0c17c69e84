"""The team place: contributor packs, what came in from others, and every version that was saved."""
