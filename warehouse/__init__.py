"""Tables: schema, models, dedupe, linking, publishing. Knows no flow, no spider, no language rule."""
