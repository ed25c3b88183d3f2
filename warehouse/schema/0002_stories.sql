-- Near-copies: sampled 5-gram fingerprints, learned boilerplate, links between articles, stories.

CREATE TABLE sites (
    site_key INTEGER NOT NULL,
    site VARCHAR NOT NULL                 -- '' : articles with neither url nor outlet
);

CREATE TABLE fingerprints (               -- no index, in day order: 8-9 bytes a row when compressed
    hash UBIGINT NOT NULL,                -- md5-based, so the same under every DuckDB
    article_key INTEGER NOT NULL,
    site_key INTEGER NOT NULL,
    day INTEGER NOT NULL
);

CREATE TABLE fingerprinted (              -- one row per article whose fingerprint stands in `fingerprints`
    article_key INTEGER NOT NULL,
    version SMALLINT NOT NULL,
    method SMALLINT NOT NULL,             -- version of the fingerprint method
    text_digest VARCHAR NOT NULL,
    site_key INTEGER NOT NULL,
    day INTEGER NOT NULL
);

CREATE TABLE boilerplate (                -- hashes that say nothing about a story, in a period of 30 days
    site_key INTEGER NOT NULL,            -- -1: on all sites
    hash UBIGINT NOT NULL,
    period INTEGER NOT NULL               -- day // 30
);

CREATE TABLE story_links (                -- pairs of articles that share text; article_key < other_key
    article_key INTEGER NOT NULL,
    other_key INTEGER NOT NULL,
    shared INTEGER NOT NULL,              -- hashes in common
    share_of_article FLOAT NOT NULL,      -- shared / hashes of article_key
    share_of_other FLOAT NOT NULL,        -- shared / hashes of other_key
    kind VARCHAR NOT NULL                 -- same | contains (article holds other) | within (other holds article) | overlap
);

CREATE TABLE stories (
    story_id VARCHAR NOT NULL,
    founder_key INTEGER NOT NULL,         -- the article from whose id the story's id was made
    founded_at TIMESTAMP NOT NULL         -- when that article was published (else fetched)
);

CREATE TABLE article_stories (            -- one row per article that has been deduplicated
    article_key INTEGER NOT NULL,
    story_id VARCHAR NOT NULL,
    is_roundup BOOLEAN NOT NULL           -- holds several stories, so it stands by itself
);
