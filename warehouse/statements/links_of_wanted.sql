-- One row per link of a wanted article (wanted_articles).
SELECT article_key, other_key, share_of_article, share_of_other
FROM story_links
WHERE article_key IN (SELECT w.article_key FROM wanted_articles AS w) OR other_key IN (SELECT w.article_key FROM wanted_articles AS w)
