-- Whoever lived there: the water of a day is sold once. An owner who was written down late needs a correction of the other's invoice first.
-- Numbers are compared as numbers (V202611291320).
alter table billing.invoice
    drop constraint a_day_of_a_contract_is_billed_once,
    add constraint a_day_of_a_contract_is_billed_once exclude using gist (
        supply_contract_id with =, daterange(from_day, until_day) with &&),
    add constraint a_day_of_a_place_is_billed_once exclude using gist (
        service_point_id with =, daterange(from_day, until_day) with &&);
create index invoice_by_place on billing.invoice (service_point_id, until_day);

-- What held a contract may be mended after the start: then it waits for a word.
alter table billing.run_item
    drop constraint run_item_parked_reason_check,
    add constraint run_item_parked_reason_check check (parked_reason in ('CHANGED', 'DAYS_BILLED', 'MENDED', 'UNEXPECTED'));
