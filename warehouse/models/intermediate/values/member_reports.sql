-- One row per report of a touched incident, with where its text comes from and how much it weighs.
-- Origin: the agency that the text is credited to, else the outlet whose article the story began with.
-- What an edited article tells is as old as the edit: its own word of it, else the fetch that found it.
-- A report about the incident weighs 4, one that also tells of it 3, one that recalls it 1.
SELECT
    i.incident_id,
    r.*,
    s.story_id,
    coalesce('agency ' || lower(w.wire_agency), 'outlet ' || lower(w.first_outlet), 'story ' || s.story_id, 'report ' || r.report_id) AS origin,
    CASE r.prominence WHEN 'main' THEN 4 WHEN 'also' THEN 3 ELSE 1 END AS weight,
    r.prominence = 'main' AND f.fresh_reports = 1 AS is_about_it,
    CASE
        WHEN e.edited_at IS NULL THEN r.told_at
        WHEN e.modified_at > r.told_at THEN e.modified_at
        ELSE e.edited_at
    END AS asserted_at
FROM touched_members AS i
INNER JOIN current_reports AS r ON i.article_key = r.article_key AND i.report_id = r.report_id
LEFT JOIN article_stories AS s ON r.article_key = s.article_key
LEFT JOIN touched_stories AS w ON s.story_id = w.story_id
LEFT JOIN fresh_counts AS f ON r.article_key = f.article_key
LEFT JOIN edited_articles AS e ON r.article_key = e.article_key
-- (So that of the reports, which are wide, those alone are read.)
WHERE r.article_key IN (SELECT m.article_key FROM touched_members AS m)
