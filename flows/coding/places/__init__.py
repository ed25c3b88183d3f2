"""Where a text names a place, which place that is, and the gazetteer that knows."""
