-- What articles tell: reports with their claims. Retired rows stay: the ledger is kept for ever.

CREATE TABLE coded (                      -- one row per article that has been coded: the newest coding
    article_id VARCHAR NOT NULL,
    version SMALLINT NOT NULL,
    coder_version VARCHAR NOT NULL,
    coded_at TIMESTAMP NOT NULL,
    report_count INTEGER NOT NULL,
    error VARCHAR
);

CREATE TABLE report_versions (
    report_id VARCHAR NOT NULL,           -- of article and told values: an unchanged recoding keeps it
    article_id VARCHAR NOT NULL,
    article_key INTEGER NOT NULL,
    article_version SMALLINT NOT NULL,
    position SMALLINT NOT NULL,           -- 0 is what the article is about
    is_current BOOLEAN NOT NULL,
    prominence VARCHAR NOT NULL,
    event_type VARCHAR,
    sub_event_type VARCHAR,
    date_start DATE,
    date_end DATE,
    date_precision VARCHAR,
    date_basis VARCHAR,
    date_text VARCHAR,
    place VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    geo_precision VARCHAR,
    place_text VARCHAR,
    perpetrator VARCHAR,                  -- the first named; all of them stand in `report`
    perpetrator_certainty VARCHAR,
    target VARCHAR,
    target_kind VARCHAR,
    weapon VARCHAR,
    killed_min INTEGER,
    killed_best INTEGER,
    killed_max INTEGER,
    injured_min INTEGER,
    injured_best INTEGER,
    injured_max INTEGER,
    claimed_by VARCHAR,
    is_vague BOOLEAN NOT NULL,            -- too little place or time to be linked by them
    report JSON NOT NULL,                 -- the whole report as the coder gave it
    coder_version VARCHAR NOT NULL,
    told_at TIMESTAMP NOT NULL,           -- when the article was published, else fetched
    loaded_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP,                 -- when a recoding or a new version of the article put it out of use
    successor_id VARCHAR                  -- the report of the same article that took its place
);

CREATE TABLE claim_versions (
    claim_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    article_version SMALLINT NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR,
    attributed_to VARCHAR,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    coder_version VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);

CREATE TABLE report_terms (               -- telling words of a report, for likeness of wording; no index, in load order
    report_id VARCHAR NOT NULL,
    terms UINTEGER[] NOT NULL             -- CRC-32 of each word, each once
);

CREATE TABLE term_counts (                -- in how many reports a word stands
    term UINTEGER NOT NULL,
    reports INTEGER NOT NULL
);
