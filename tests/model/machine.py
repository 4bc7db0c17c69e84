"""The whole machine."""

from tests.model.paper import Paper


class Machine(Paper):
    pass
