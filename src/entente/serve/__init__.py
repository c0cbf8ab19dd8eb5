"""A dossier served live: its pages, search, review and a REST interface. Needs the extra `serve`."""
