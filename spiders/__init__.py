"""From the web to articles: sources, crawls, the WARC archive, extraction. Knows no flow and no table."""
