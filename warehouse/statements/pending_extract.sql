-- Every archive file is read again from its start.
UPDATE archive_files SET read_to = 0, is_complete = false;
