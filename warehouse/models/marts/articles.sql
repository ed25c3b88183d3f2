-- One row per article, in the version in use.
-- Changes: article by article_key. Month: published_at
SELECT
    a.article_id,
    a.url,
    a.page_url,
    a.part,
    a.outlet,
    a.title,
    a.authors,
    a.published,
    a.published_at,
    a.modified_at,
    a.fetched_at,
    a.language,
    a.text,
    s.story_id,
    s.is_roundup,
    a.agency,
    a.version,
    a.withdrawn_at,
    a.source_id,
    a.external_id,
    a.first_seen_at,
    a.article_key,
    a.is_stub,
    a.place,
    a.section,
    a.dateline,
    a.cleaned_at
FROM article_versions AS a
LEFT JOIN article_stories AS s ON a.article_key = s.article_key
WHERE a.is_current
