-- One row: what the warehouse holds in use.
SELECT
    (SELECT count(*) FROM pages) AS pages,
    (SELECT count(*) FROM article_versions WHERE is_current) AS articles,
    (SELECT count(DISTINCT story_id) FROM article_stories) AS stories,
    (SELECT count(*) FROM report_versions WHERE is_current) AS reports,
    (SELECT count(*) FROM incidents_held) AS incidents
