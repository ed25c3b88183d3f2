-- One row: what loading the batch did.
SELECT
    (SELECT count(DISTINCT article_id) FROM fresh_versions WHERE NOT is_known) AS articles,
    (SELECT count(*) FROM fresh_versions) - (SELECT count(DISTINCT article_id) FROM fresh_versions WHERE NOT is_known) AS versions,
    (SELECT count(*) FROM batch_articles) - (SELECT count(*) FROM fresh_versions) AS unchanged,
    (SELECT count(*) FROM withdrawn_articles) AS withdrawn,
    (SELECT count(*) FROM restored_articles) AS restored;
