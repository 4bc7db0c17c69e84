"""The versions of a document as pure data: what it was at each save, who saved it, what came first."""
