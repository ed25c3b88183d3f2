-- One row per article of a touched incident whose version in use is an edit: found by a later fetch than those before it.
SELECT a.article_key, a.modified_at, a.fetched_at AS edited_at
FROM article_versions AS a
WHERE
    a.is_current
    AND a.version > 1
    AND a.article_key IN (SELECT m.article_key FROM touched_members AS m)
    AND a.fetched_at > (
        SELECT max(b.fetched_at) FROM article_versions AS b WHERE b.article_key = a.article_key AND b.version < a.version
    )
