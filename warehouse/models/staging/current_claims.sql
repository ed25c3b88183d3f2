-- One row per claim in use: as read last, by the coder and from the article version of its report.
SELECT
    c.*,
    r.told_at,
    -- The sentence that the words stand in, of those that the coder gave as evidence.
    list_filter(
        from_json(r.report -> '$.evidence', '[{"start":"INTEGER","end":"INTEGER"}]'),
        LAMBDA span: span.start <= c.start_offset AND c.end_offset <= span.end
    )[1] AS sentence
FROM claim_versions AS c
INNER JOIN report_versions AS r
    ON
        c.article_key = r.article_key AND c.report_id = r.report_id
        AND c.article_version = r.article_version AND c.coder_version = r.coder_version
WHERE r.is_current
