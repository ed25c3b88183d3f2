-- Every article is coded again; its reports stay in use until the new ones are there.
DELETE FROM coded;
