-- One row per source that was ever crawled: what it gives, what it fails by, and whether it has gone silent.
-- Key: source_id. Compared: state, last_crawl_at, last_article_at, articles_last_day, requests, extraction_failures
WITH
crawled AS (
    SELECT
        source_id,
        count(*) AS crawl_count,
        min(ended_at) AS first_crawl_at,
        max(ended_at) AS last_crawl_at,
        max(ended_at) FILTER (WHERE status = 'finished') AS last_success_at,
        max_by(status, ended_at) AS last_status,
        max_by(reason, ended_at) AS last_reason,
        max_by(expected_min, ended_at) AS expected_min,
        max_by(expected_max, ended_at) AS expected_max,
        max_by(country, ended_at) AS country,
        count_if(status <> 'finished') AS failed_crawls
    FROM main.crawls
    GROUP BY source_id
),

-- The last week of each source's crawling, whenever that was: a source that is not crawled is not silent.
recent AS (
    SELECT c.*
    FROM main.crawls AS c
    JOIN crawled AS l ON c.source_id = l.source_id
    WHERE c.ended_at > l.last_crawl_at - INTERVAL 7 DAY
),

asked AS (
    SELECT source_id, sum(requests) AS requests, sum(failures) AS failures, sum(unchanged) AS unchanged
    FROM recent
    GROUP BY source_id
),

causes AS (
    SELECT source_id, to_json(map_from_entries(list({'k': cause, 'v': cause_count} ORDER BY cause_count DESC, cause))) AS causes
    FROM (
        SELECT source_id, cause, sum((r.causes ->> cause)::INTEGER) AS cause_count
        FROM recent AS r, unnest(json_keys(r.causes)) AS k(cause)
        GROUP BY source_id, cause
    )
    GROUP BY source_id
),

arrivals AS (
    SELECT source_id, date_trunc('minute', first_seen_at) AS seen_at, count(*) AS article_count,
        count_if(published_at IS NULL) AS undated
    FROM main.article_versions
    WHERE source_id IS NOT NULL AND version = 1
    GROUP BY ALL
),

gaps AS (
    SELECT source_id, quantile_cont(date_diff('second', earlier, seen_at) / 3600.0, 0.95) AS usual_gap_hours
    FROM (SELECT source_id, seen_at, lag(seen_at) OVER (PARTITION BY source_id ORDER BY seen_at) AS earlier FROM arrivals)
    WHERE earlier IS NOT NULL
    GROUP BY source_id
),

given AS (
    SELECT
        a.source_id,
        max(a.seen_at) AS last_article_at,
        sum(a.article_count) AS articles,
        sum(a.undated) AS undated,
        sum(a.article_count) FILTER (WHERE a.seen_at > c.last_crawl_at - INTERVAL 1 DAY) AS articles_last_day,
        sum(a.article_count) FILTER (WHERE a.seen_at > c.last_crawl_at - INTERVAL 7 DAY)
        / least(greatest(date_diff('hour', c.first_crawl_at, c.last_crawl_at) / 24.0, 1.0), 7.0) AS articles_per_day
    FROM arrivals AS a
    JOIN crawled AS c ON a.source_id = c.source_id
    GROUP BY a.source_id, c.first_crawl_at, c.last_crawl_at
),

unread AS (
    SELECT p.source_id, count(DISTINCT p.url) AS extraction_failures
    FROM main.refusals AS r
    JOIN main.pages AS p ON r.origin = p.url
    WHERE r.stage = 'extract'
    GROUP BY p.source_id
),

held AS (SELECT source_id, count(*) AS pages FROM main.pages WHERE gone_at IS NULL GROUP BY source_id),

judged AS (
    SELECT
        c.*,
        g.last_article_at,
        coalesce(g.articles, 0) AS articles,
        coalesce(g.undated, 0) AS undated,
        coalesce(g.articles_last_day, 0) AS articles_last_day,
        coalesce(g.articles_per_day, 0) AS articles_per_day,
        -- Three times what is usual, and never less than a day.
        greatest(24.0, 3 * coalesce(u.usual_gap_hours, 0)) AS patience_hours,
        date_diff('second', coalesce(g.last_article_at, c.first_crawl_at), c.last_crawl_at) / 3600.0 AS silent_hours,
        (
            SELECT count(*)
            FROM main.crawls AS later
            WHERE later.source_id = c.source_id AND later.ended_at > coalesce(g.last_article_at, TIMESTAMP '1970-01-01')
        ) AS crawls_since
    FROM crawled AS c
    LEFT JOIN given AS g ON c.source_id = g.source_id
    LEFT JOIN gaps AS u ON c.source_id = u.source_id
)

SELECT
    j.source_id,
    CASE
        WHEN j.last_success_at IS NULL AND j.crawl_count >= 3 THEN 'failing'
        WHEN j.silent_hours > j.patience_hours AND j.crawls_since >= 3 THEN 'silent'
        WHEN j.last_status <> 'finished' AND j.failed_crawls >= 3 AND j.last_success_at < j.last_crawl_at - INTERVAL 1 DAY
            THEN 'failing'
        WHEN j.last_crawl_at - j.first_crawl_at < INTERVAL 2 DAY THEN 'new'
        WHEN j.articles_last_day < j.expected_min THEN 'below'
        WHEN j.articles_last_day > j.expected_max THEN 'above'
        ELSE 'well'
    END AS state,
    j.last_crawl_at,
    j.last_status,
    j.last_reason,
    j.last_success_at,
    j.last_article_at,
    round(j.silent_hours, 1) AS silent_hours,
    round(j.patience_hours, 1) AS patience_hours,
    j.articles_last_day::INTEGER AS articles_last_day,
    round(j.articles_per_day, 1) AS articles_per_day,
    j.expected_min,
    j.expected_max,
    a.requests::INTEGER AS requests,
    a.unchanged::INTEGER AS unchanged,
    a.failures::INTEGER AS failures,
    coalesce(round(a.failures / nullif(a.requests, 0), 4), 0) AS failure_rate,
    coalesce(k.causes, '{}') AS causes,
    coalesce(x.extraction_failures, 0)::INTEGER AS extraction_failures,
    coalesce(round(x.extraction_failures / nullif(h.pages, 0), 4), 0) AS extraction_failure_rate,
    coalesce(round(j.undated / nullif(j.articles, 0), 4), 0) AS undated_rate,
    j.country
FROM judged AS j
JOIN asked AS a ON j.source_id = a.source_id
LEFT JOIN causes AS k ON j.source_id = k.source_id
LEFT JOIN unread AS x ON j.source_id = x.source_id
LEFT JOIN held AS h ON j.source_id = h.source_id
