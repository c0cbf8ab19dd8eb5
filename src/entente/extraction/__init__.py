"""One Article in, Claims out; pure, in no language: words come from the language packs."""

from entente.extraction.assemble import extract_claims

__all__ = ["extract_claims"]
