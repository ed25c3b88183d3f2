-- New articles and new versions of known ones (batch_articles), withdrawals and returns (newest_pages).

CREATE OR REPLACE TEMP TABLE known_versions AS
SELECT article_key, article_id, version, is_current, content_digest, fetched_at
FROM article_versions
WHERE article_id IN (SELECT b.article_id FROM batch_articles AS b);

-- What the batch says of each article in order of time, without repetitions and without what is known already.
CREATE OR REPLACE TEMP TABLE fresh_versions AS
WITH in_order AS (
    SELECT
        *,
        lag(content_digest) OVER (PARTITION BY article_id ORDER BY fetched_at, ordinal) AS before_digest
    FROM batch_articles
),

unknown AS (
    SELECT i.*
    FROM in_order AS i
    LEFT JOIN known_versions AS current
        ON i.article_id = current.article_id AND current.is_current
    WHERE
        i.content_digest IS DISTINCT FROM i.before_digest
        AND NOT (i.before_digest IS NULL AND current.content_digest IS NOT DISTINCT FROM i.content_digest)
        AND NOT EXISTS (
            SELECT 1
            FROM known_versions AS k
            WHERE k.article_id = i.article_id AND k.content_digest = i.content_digest AND i.fetched_at <= current.fetched_at
        )
),

known AS (
    SELECT article_id, any_value(article_key) AS article_key, max(version) AS version, max(fetched_at) AS fetched_at
    FROM known_versions
    GROUP BY article_id
)

SELECT
    u.*,
    k.article_key,
    coalesce(k.version, 0) + row_number() OVER (PARTITION BY u.article_id ORDER BY u.fetched_at, u.ordinal) AS version,
    k.article_id IS NOT NULL AS is_known,
    row_number() OVER (PARTITION BY u.article_id ORDER BY u.fetched_at DESC, u.ordinal DESC) = 1
    AND (k.article_id IS NULL OR u.fetched_at >= k.fetched_at) AS is_current
FROM unknown AS u
LEFT JOIN known AS k ON u.article_id = k.article_id;

UPDATE fresh_versions
SET article_key = numbered.article_key
FROM (
    SELECT article_id, (SELECT coalesce(max(article_key), 0) FROM article_versions) + row_number() OVER (ORDER BY min(ordinal)) AS article_key
    FROM fresh_versions
    WHERE article_key IS NULL
    GROUP BY article_id
) AS numbered
WHERE fresh_versions.article_id = numbered.article_id AND fresh_versions.article_key IS NULL;

UPDATE article_versions
SET is_current = false
WHERE is_current AND article_id IN (SELECT f.article_id FROM fresh_versions AS f WHERE f.is_current AND f.is_known);

INSERT INTO article_versions BY NAME
SELECT * EXCLUDE (ordinal, before_digest, is_known), $now AS first_seen_at, $run_id AS run_id
FROM fresh_versions
ORDER BY day, article_key, version;

-- Withdrawn: the page answers 404 or 410. Back: it answers with the article again.
CREATE OR REPLACE TEMP TABLE withdrawn_articles AS
WITH gone AS (
    SELECT url, gone_at FROM newest_pages WHERE gone_at IS NOT NULL
    UNION
    SELECT final_url, gone_at FROM newest_pages WHERE gone_at IS NOT NULL
)

SELECT a.article_key, max(gone.gone_at) AS gone_at
FROM article_versions AS a
INNER JOIN gone ON a.page_url = gone.url
WHERE a.is_current AND a.withdrawn_at IS NULL AND gone.gone_at > a.fetched_at
GROUP BY a.article_key;

UPDATE article_versions
SET withdrawn_at = w.gone_at
FROM withdrawn_articles AS w
WHERE article_versions.article_key = w.article_key AND article_versions.is_current;

CREATE OR REPLACE TEMP TABLE restored_articles AS
SELECT DISTINCT a.article_key
FROM article_versions AS a
INNER JOIN batch_articles AS b ON a.article_id = b.article_id
WHERE a.is_current AND a.withdrawn_at < b.fetched_at;

UPDATE article_versions
SET withdrawn_at = NULL
WHERE is_current AND article_key IN (SELECT r.article_key FROM restored_articles AS r);

INSERT INTO changed_articles (article_key, kind)
SELECT article_key, unnest(['article', 'reports']) FROM fresh_versions
UNION ALL
SELECT article_key, 'article' FROM withdrawn_articles
UNION ALL
SELECT article_key, 'article' FROM restored_articles;
