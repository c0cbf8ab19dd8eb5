"""A dossier out: the open formats, and formats of other programs. Touches model and vocabulary only."""
