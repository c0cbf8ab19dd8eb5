"""Fusion: many claims in, facts out. Pure; reads no text for meaning and knows no language.

`fuse` answers "what do these claims jointly support"; `find_copies` tells which articles repeat which.
Claims are first given the question they answer (`questions`), then questions are answered one by one,
each from its own claims alone: a reduction by key that a laptop and a cluster run alike.
"""

from entente.fusion.copies import find_copies
from entente.fusion.facts import fuse
from entente.fusion.matrix import exchange_matrix
from entente.fusion.network import actor_network
from entente.fusion.timeline import timeline

__all__ = ["actor_network", "exchange_matrix", "find_copies", "fuse", "timeline"]
