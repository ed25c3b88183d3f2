-- The next articles to deduplicate: current versions without a fingerprint of this method. ($method, $limit)

CREATE OR REPLACE TEMP TABLE pending_articles AS
SELECT a.article_key, a.day, a.site
FROM article_versions AS a
LEFT JOIN fingerprinted AS f ON a.article_key = f.article_key AND a.version = f.version AND f.method = $method
WHERE a.is_current AND f.article_key IS NULL
ORDER BY a.day, a.article_key
LIMIT $limit;

INSERT INTO sites
SELECT (SELECT coalesce(max(s.site_key), 0) FROM sites AS s) + row_number() OVER (ORDER BY p.site), p.site
FROM (SELECT DISTINCT site FROM pending_articles) AS p
WHERE p.site NOT IN (SELECT s.site FROM sites AS s);

CREATE OR REPLACE TEMP TABLE fresh_articles AS
SELECT a.article_key, a.version, s.site_key, a.day, a.text, a.text_digest
FROM article_versions AS a
INNER JOIN pending_articles AS p ON a.article_key = p.article_key
INNER JOIN sites AS s ON a.site = s.site
WHERE a.is_current;

-- A newer version of an article replaces its fingerprint.
DELETE FROM fingerprints
WHERE article_key IN (SELECT f.article_key FROM fingerprinted AS f WHERE f.article_key IN (SELECT p.article_key FROM pending_articles AS p));

DELETE FROM fingerprinted WHERE article_key IN (SELECT p.article_key FROM pending_articles AS p);

INSERT INTO fingerprinted
SELECT article_key, version, $method, text_digest, site_key, day
FROM fresh_articles
ORDER BY day, article_key;
