-- What was fetched and what was read from it: pages, article versions, refusals, archive files, runs.
-- All times are TIMESTAMP in UTC. No ART indexes on tables that grow: they multiply the file and joins don't use them.

CREATE TABLE runs (
    run_id VARCHAR PRIMARY KEY,
    flow VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    status VARCHAR NOT NULL,              -- running | finished | finished_with_refusals | failed | killed
    pages INTEGER,
    articles INTEGER,
    reports INTEGER,
    incidents_new INTEGER,
    incidents_changed INTEGER,
    errors INTEGER,
    details JSON
);

CREATE TABLE archive_files (
    archive_file VARCHAR PRIMARY KEY,
    read_to BIGINT NOT NULL,              -- offset of the first byte not yet loaded
    is_complete BOOLEAN NOT NULL,         -- nothing further will come from this file
    damage VARCHAR,                       -- why reading stopped early, in a reader's words
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE pages (
    url VARCHAR NOT NULL,                 -- as requested; one row per url, the newest fetch
    final_url VARCHAR,
    status SMALLINT,
    content_type VARCHAR,
    payload_digest VARCHAR,
    source_id VARCHAR,
    archive_file VARCHAR,
    archive_offset BIGINT,
    first_fetched_at TIMESTAMP NOT NULL,
    fetched_at TIMESTAMP NOT NULL,
    fetch_count INTEGER NOT NULL,
    gone_at TIMESTAMP,                    -- since when the server has answered 404 or 410
    run_id VARCHAR
);

CREATE TABLE article_versions (
    article_key INTEGER NOT NULL,         -- small surrogate of article_id, for the big narrow tables
    article_id VARCHAR NOT NULL,
    version SMALLINT NOT NULL,            -- 1, 2, ... : title or text changed
    is_current BOOLEAN NOT NULL,
    url VARCHAR,
    url_key VARCHAR,                      -- the url without scheme, www, tracking, trailing slash
    page_url VARCHAR,
    part INTEGER NOT NULL,
    external_id VARCHAR,
    outlet VARCHAR,
    site VARCHAR NOT NULL,                -- host of the url, else the outlet: whose boilerplate it carries
    title VARCHAR,
    authors VARCHAR[],
    published VARCHAR,                    -- as given, to the precision given
    published_at TIMESTAMP,
    modified VARCHAR,
    modified_at TIMESTAMP,
    language VARCHAR,
    text VARCHAR NOT NULL,
    content_digest VARCHAR NOT NULL,      -- of title and text: what makes a version
    text_digest VARCHAR NOT NULL,         -- of the text with white space folded: what makes an exact copy
    agency VARCHAR,
    day INTEGER NOT NULL,                 -- days since 1970 of published_at: the time axis of dedupe; 0: undated
    fetched_at TIMESTAMP NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,     -- when this version was first loaded
    source_id VARCHAR,
    withdrawn_at TIMESTAMP,               -- since when its page answers 404 or 410
    run_id VARCHAR
);

CREATE TABLE refusals (
    refusal_id VARCHAR NOT NULL,          -- of origin, stage and reason: the same refusal is written once
    stage VARCHAR NOT NULL,               -- read | extract | code | ...
    origin VARCHAR NOT NULL,              -- the url, or file and line
    reason VARCHAR NOT NULL,
    refused_at TIMESTAMP NOT NULL,
    run_id VARCHAR
);
