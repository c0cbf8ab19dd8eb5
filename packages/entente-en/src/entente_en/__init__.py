"""Data only: the English model (`model/`) and lexicon (`wordforms.bin`) that entente loads."""
