-- When an import was taken in is known once it is done. The moment that everything it makes bears is that of its first rows.
alter table customer.import_run
    -- Null as long as nothing was taken in, and after it was taken back.
    add column moment timestamptz;
update customer.import_run set moment = applied_at;
update customer.import_run set applied_at = null where state <> 'APPLIED';
-- What was taken in may be taken back, whatever became of the import meanwhile.
update customer.import_run as k set state = 'APPLIED'
where state in ('UPLOADED', 'CHECKED') and exists (select from customer.import_row as r where r.import_run_id = k.import_run_id and r.applied);

-- Rows that somebody accepted: the same rows in a later table need nobody's word again.
create index import_row_accepted on customer.import_row (customer_id) where accepted and applied;
