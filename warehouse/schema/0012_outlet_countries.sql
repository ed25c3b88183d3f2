-- Where the outlet of a source is at home: tells national from international sources in exports.
ALTER TABLE crawls ADD COLUMN country VARCHAR; -- ISO 3166-1 alpha-2, as the source says
