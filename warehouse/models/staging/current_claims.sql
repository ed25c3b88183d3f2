-- One row per claim in use: as read last, by the coder and from the article version of its report.
SELECT c.*, r.article_key, r.told_at
FROM claim_versions AS c
INNER JOIN report_versions AS r
    ON c.report_id = r.report_id AND c.article_version = r.article_version AND c.coder_version = r.coder_version
WHERE r.is_current
