"""Static pages of a dossier: readable offline, without a server, a network or a script."""

from entente.web.site import write_pages, write_single_page

__all__ = ["write_pages", "write_single_page"]
