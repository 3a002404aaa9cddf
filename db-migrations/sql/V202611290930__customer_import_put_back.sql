-- What an import changes is put back when it is undone; until now only what it changed of customers was.

-- Each import's balance stays: the one of the newest import counts.
alter table customer.opening_balance drop constraint opening_balance_pkey, add primary key (customer_id, import_run_id);
drop index customer.opening_balance_by_run;
create index opening_balance_by_run on customer.opening_balance (import_run_id);

alter table customer.import_row
    -- For each field in differs {"before": …, "after": …} as texts, of the moment the row was compared last.
    add column changes                jsonb not null default '{}',
    -- The place and the contract before they were changed, and the versions the changes made.
    add column place_before           jsonb,
    add column place_after_version    integer,
    add column contract_before        jsonb,
    add column contract_after_version integer,
    -- The first day of the terms that were made or changed, and what they were; null when they were made.
    add column terms_from             date,
    add column terms_before           jsonb;
