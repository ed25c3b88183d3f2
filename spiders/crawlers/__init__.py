"""How a source is walked: by its feeds, sitemaps, section pages, or by whatever a site turns out to have."""
