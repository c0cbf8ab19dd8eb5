"""Pictures laid out on our side: where everything stands, in units of the picture. Templates draw them."""
