-- What reading a page tells further: where a text stands on it, whether it is cut short, by which extractor it was read;
-- and what repeats on the pages of one site.

ALTER TABLE article_versions ADD COLUMN part_key VARCHAR;   -- names a text of a page whose texts change places; null: its number does
ALTER TABLE article_versions ADD COLUMN place VARCHAR;      -- XPath in the archived page; null: the page's only text, or the rest of it
ALTER TABLE article_versions ADD COLUMN is_stub BOOLEAN;    -- the outlet shows only the beginning (paywall)
ALTER TABLE article_versions ADD COLUMN section VARCHAR;
ALTER TABLE article_versions ADD COLUMN dateline VARCHAR;   -- the place in front of the first sentence
ALTER TABLE article_versions ADD COLUMN raw_text VARCHAR;   -- as extracted, where lines were taken out as boilerplate; null: as in text
ALTER TABLE article_versions ADD COLUMN cleaned_at TIMESTAMP; -- when lines were last taken out of the text, or put back

ALTER TABLE archive_files ADD COLUMN extractor VARCHAR;     -- the version that read it; a file read by another one is pending

CREATE TABLE site_boilerplate (
    site VARCHAR NOT NULL,
    line VARCHAR NOT NULL,                -- a whole line of a text
    page_count INTEGER NOT NULL           -- articles of the sample that hold it and are otherwise told apart
);

CREATE TABLE boilerplate_sites (
    site VARCHAR PRIMARY KEY,
    learned_at TIMESTAMP NOT NULL         -- when its boilerplate was last learned: articles seen later make it due again
);
