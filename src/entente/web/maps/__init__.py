"""Maps drawn on our side, offline: borders, projections, and labels that do not touch."""
