"""Where a text tells a date, and which days that can be."""
