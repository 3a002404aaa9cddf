-- Each change was put into four trees, and that was a good part of what its entry cost it. Entries stand in the table in the order of their
-- time, so where those of a day are is known by the block; nobody asks by the author's key alone: who did it is one of several things
-- that a text may mean, and those are looked for within days.
drop index identity.audit_entry_by_time;
drop index identity.audit_entry_by_author;
create index audit_entry_by_time on identity.audit_entry using brin (at) with (pages_per_range = 32, autosummarize = on);
