"""How a language says it: one folder a language, found by its two-letter code (see `pack`)."""
