-- A bill that somebody asked for, up to the moment it was asked for. Its invoice is issued in the same transaction.
create table billing.settlement (
    settlement_id      bigint      generated always as identity primary key,
    supply_contract_id bigint      not null references customer.supply_contract,
    from_day           date        not null,
    -- The first day that no longer belongs to it.
    until_day          date        not null check (until_day > from_day),
    -- Readings after this moment do not count for it.
    as_of              timestamptz not null,
    asked_from         text        not null check (asked_from in ('PORTAL', 'OFFICE')),
    asked_at           timestamptz not null,
    asked_by           bigint      not null references identity.user_account,
    constraint a_contract_is_settled_once_a_day unique (supply_contract_id, until_day)
);

alter table billing.invoice
    alter column run_item_id drop not null,
    add column settlement_id bigint references billing.settlement constraint a_settlement_is_issued_once unique,
    add constraint invoice_comes_of_one_thing check (num_nonnulls(run_item_id, settlement_id) = 1);
