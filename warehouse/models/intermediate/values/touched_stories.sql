-- One row per story of a touched incident's reports: the outlet it began with, and the agency it is credited to.
SELECT
    s.story_id,
    arg_min(coalesce(a.outlet, a.site), (coalesce(a.published_at, a.fetched_at), a.article_id)) AS first_outlet,
    min(a.agency) AS wire_agency
FROM article_stories AS s
INNER JOIN article_versions AS a ON s.article_key = a.article_key
WHERE
    a.is_current AND s.story_id IN (
        SELECT own.story_id
        FROM article_stories AS own
        WHERE own.article_key IN (SELECT m.article_key FROM touched_members AS m)
    )
GROUP BY s.story_id
