-- Write the groups found (assigned_stories, new_stories), touching only what changes.

CREATE OR REPLACE TEMP TABLE changed_members AS
SELECT a.*, m.story_id AS old_story_id
FROM assigned_stories AS a
LEFT JOIN article_stories AS m ON a.article_key = m.article_key
WHERE m.story_id IS DISTINCT FROM a.story_id OR m.is_roundup IS DISTINCT FROM a.is_roundup;

CREATE OR REPLACE TEMP TABLE changed_stories AS
SELECT story_id FROM changed_members
UNION
SELECT old_story_id FROM changed_members WHERE old_story_id IS NOT NULL;

DELETE FROM article_stories
WHERE article_key IN (SELECT c.article_key FROM changed_members AS c WHERE c.old_story_id IS NOT NULL);

INSERT INTO article_stories SELECT article_key, story_id, is_roundup FROM changed_members ORDER BY article_key;

INSERT INTO changed_articles (article_key, kind) SELECT article_key, 'article' FROM changed_members;

-- A new story may take an id that was given up before.
DELETE FROM stories WHERE story_id IN (SELECT n.story_id FROM new_stories AS n);

INSERT INTO stories SELECT story_id, founder_key, founded_at FROM new_stories ORDER BY founded_at, story_id;

DELETE FROM stories
WHERE
    story_id IN (SELECT c.story_id FROM changed_stories AS c)
    AND NOT EXISTS (SELECT 1 FROM article_stories AS m WHERE m.story_id = stories.story_id);

-- Reports of an article that changes its story are linked anew.
INSERT INTO link_queue
SELECT article_key
FROM changed_members
WHERE article_key IN (SELECT r.article_key FROM report_versions AS r WHERE r.is_current);

-- So are those of articles that turn out to be copies of one told before them: their days are that one's.
INSERT INTO link_queue
WITH told AS (
    SELECT
        m.story_id,
        m.article_key,
        coalesce(a.published_at, a.fetched_at) AS told_at,
        m.article_key IN (SELECT c.article_key FROM changed_members AS c) AS is_changed
    FROM article_stories AS m
    INNER JOIN article_versions AS a ON m.article_key = a.article_key AND a.is_current
    WHERE m.story_id IN (SELECT c.story_id FROM changed_stories AS c)
)

SELECT DISTINCT later.article_key
FROM told AS later
INNER JOIN told AS earlier ON later.story_id = earlier.story_id AND later.told_at > earlier.told_at
WHERE
    earlier.is_changed AND NOT later.is_changed
    AND later.article_key IN (SELECT r.article_key FROM report_versions AS r WHERE r.is_current);
