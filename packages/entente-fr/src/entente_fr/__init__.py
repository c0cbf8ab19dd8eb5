"""Data only: the French model (`model/`) and lexicon (`wordforms.bin`) that entente loads."""
