-- Files of imports are kept like all others: scanned, counted, streamed. What the table kept so far held nothing that the rows do not say.
alter table customer.import_run
    -- Null for imports of before, whose rows are all that is left of the file.
    add column stored_file_id bigint references platform.stored_file,
    -- The job that is at the import, or was last.
    add column job_id         bigint;
drop table customer.import_file;
