-- A row may change what is kept and bring something new at once; both are told.
alter table customer.import_row
    -- Another room keeps not everything the row says: a meter is new.
    add column brings_more boolean not null default false;
