-- Keep the fingerprints of the batch (fresh_grams).
INSERT INTO fingerprints
SELECT hash, article_key, site_key, day
FROM fresh_grams
ORDER BY day, article_key;
