-- Claims whose quote does not stand at its place in the article
-- Blocks: a snapshot with such rows would be wrong.
SELECT c.claim_id, c.article_id, c.field, c.quote, substring(a.text, c.start_offset + 1, c.end_offset - c.start_offset) AS stands_there
FROM claims AS c
INNER JOIN articles AS a ON c.article_key = a.article_key AND c.article_version = a.version
WHERE c.loaded_at >= $since::TIMESTAMP AND c.quote <> substring(a.text, c.start_offset + 1, c.end_offset - c.start_offset)
