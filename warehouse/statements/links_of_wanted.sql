-- One row per link of a wanted article (wanted_articles). An overlap counts in the mean of two groups, but never so much
-- that it could bring two articles together by itself.
SELECT
    article_key,
    other_key,
    CASE WHEN kind = 'overlap' THEN least(share_of_article, 0.19) ELSE share_of_article END AS share_of_article,
    CASE WHEN kind = 'overlap' THEN least(share_of_other, 0.19) ELSE share_of_other END AS share_of_other
FROM story_links
WHERE article_key IN (SELECT w.article_key FROM wanted_articles AS w) OR other_key IN (SELECT w.article_key FROM wanted_articles AS w)
