-- Names that stand side by side in a report: people, streets, schools. Reports loaded before have none until they are recoded.
ALTER TABLE report_terms ADD COLUMN phrases UINTEGER[];  -- CRC-32 of each pair, each once
ALTER TABLE report_terms ADD COLUMN place_term UINTEGER; -- by which a text shows that it names the report's place
