-- What was published or noted once stays as it is, whoever asks.
create or replace function billing.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of billing.% are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;

create or replace trigger dated_rate_stays before update or delete or truncate on billing.dated_rate
    for each statement execute function billing.refuse_change();

-- A published tariff changes in one thing, once: a later one takes its place.
create or replace function billing.tariff_stays() returns trigger language plpgsql as $$
begin
    if old.state = 'DRAFT' and tg_op = 'DELETE' then
        return old;
    end if;
    if old.state = 'DRAFT' then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.superseded_from is null and new.superseded_from is not null
            and to_jsonb(new) - 'superseded_from' - 'version' = to_jsonb(old) - 'superseded_from' - 'version' then
        return new;
    end if;
    raise exception 'tariff % is published: it is superseded, never changed', old.decision using errcode = 'restrict_violation';
end $$;

create or replace trigger published_tariff_stays before update or delete on billing.tariff
    for each row execute function billing.tariff_stays();
create or replace trigger tariffs_stay before truncate on billing.tariff
    for each statement execute function billing.refuse_change();

-- Nor do its steps and prices: none is added either.
create or replace function billing.prices_stay() returns trigger language plpgsql as $$
declare
    before jsonb := to_jsonb(old);
    after jsonb := to_jsonb(new);
begin
    if exists (
        select from billing.tariff
        where state = 'PUBLISHED' and tariff_id in (
            coalesce((before ->> 'tariff_id')::bigint, (select i.tariff_id from billing.tariff_item as i where i.tariff_item_id = (before ->> 'tariff_item_id')::bigint)),
            coalesce((after ->> 'tariff_id')::bigint, (select i.tariff_id from billing.tariff_item as i where i.tariff_item_id = (after ->> 'tariff_item_id')::bigint)))
    ) then
        raise exception 'prices of a published tariff are never changed' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

create or replace trigger published_steps_stay before insert or update or delete on billing.tariff_step
    for each row execute function billing.prices_stay();
create or replace trigger published_items_stay before insert or update or delete on billing.tariff_item
    for each row execute function billing.prices_stay();
create or replace trigger published_prices_stay before insert or update or delete on billing.tariff_price
    for each row execute function billing.prices_stay();
create or replace trigger steps_stay before truncate on billing.tariff_step
    for each statement execute function billing.refuse_change();
create or replace trigger items_stay before truncate on billing.tariff_item
    for each statement execute function billing.refuse_change();
create or replace trigger prices_stay before truncate on billing.tariff_price
    for each statement execute function billing.refuse_change();

-- What was issued stays as it was issued.
create or replace trigger invoice_stays before update or delete or truncate on billing.invoice
    for each statement execute function billing.refuse_change();
create or replace trigger invoice_lines_stay before update or delete or truncate on billing.invoice_line
    for each statement execute function billing.refuse_change();
create or replace trigger invoice_vat_stays before update or delete or truncate on billing.invoice_vat
    for each statement execute function billing.refuse_change();

create or replace trigger settlement_stays before update or delete or truncate on billing.settlement
    for each statement execute function billing.refuse_change();

-- Nor is anything added to it later: lines come in the transaction that issues.
create or replace function billing.invoice_is_whole() returns trigger language plpgsql as $$
begin
    if not exists (select from billing.invoice as i where i.invoice_id = new.invoice_id and i.xmin = pg_current_xact_id()::xid) then
        raise exception 'invoice % is issued: nothing is added to it', new.invoice_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace trigger invoice_lines_come_with_it before insert on billing.invoice_line
    for each row execute function billing.invoice_is_whole();
create or replace trigger invoice_vat_comes_with_it before insert on billing.invoice_vat
    for each row execute function billing.invoice_is_whole();

-- A row of numbers only goes on, by one, with what its numbers began with: the next invoice has the next number, whoever writes past the portal.
create or replace function billing.series_goes_on() returns trigger language plpgsql as $$
begin
    if (new.series, new.year, new.prefix, new.last_number) is distinct from (old.series, old.year, old.prefix, old.last_number + 1) then
        raise exception 'numbers of % % only go on by one', old.series, old.year using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace trigger number_series_goes_on before update on billing.number_series
    for each row execute function billing.series_goes_on();
create or replace trigger number_series_stays before delete or truncate on billing.number_series
    for each statement execute function billing.refuse_change();

-- Nor do the documents that were made of it, and the steps that it took on its way through KSeF.
create or replace trigger invoice_documents_stay before update or delete or truncate on billing.invoice_document
    for each statement execute function billing.refuse_change();
create or replace trigger ksef_events_stay before update or delete or truncate on billing.ksef_event
    for each statement execute function billing.refuse_change();

-- What KSeF has, and what a buyer holds with its hash on it, is the document that was sent; and what the parties were in law is settled with the invoice.
create or replace function billing.ksef_document_stays() returns trigger language plpgsql as $$
begin
    if (old.ksef_number is not null and new.ksef_number is not null or old.offline_since is not null)
            and (new.document_hash, new.document_file) is distinct from (old.document_hash, old.document_file) then
        raise exception 'the document of invoice % was given away: it is sent as it is', old.invoice_id using errcode = 'restrict_violation';
    end if;
    if (new.customer_kind, new.payer_kind) is distinct from (old.customer_kind, old.payer_kind) then
        raise exception 'what the parties of invoice % are is settled with it', old.invoice_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace trigger ksef_document_stays before update on billing.ksef_submission
    for each row execute function billing.ksef_document_stays();

-- Nothing is issued into a month that is closed, and a closing changes in one thing, once: the month is opened again.
create or replace function billing.month_is_open() returns trigger language plpgsql as $$
begin
    if exists (select from billing.month_closing as m where m.month = date_trunc('month', new.issued_on)::date and m.reopened_at is null) then
        raise exception 'the month of % is closed: nothing is issued into it', new.issued_on using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace trigger invoice_of_an_open_month before insert on billing.invoice
    for each row execute function billing.month_is_open();

create or replace function billing.month_closing_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.reopened_at is null and new.reopened_at is not null
            and to_jsonb(new) - 'reopened_at' - 'reopened_by' - 'reopen_reason' = to_jsonb(old) - 'reopened_at' - 'reopened_by' - 'reopen_reason' then
        return new;
    end if;
    raise exception 'a closed month is opened again, never changed' using errcode = 'restrict_violation';
end $$;

create or replace trigger month_closing_stays before update or delete on billing.month_closing
    for each row execute function billing.month_closing_stays();
create or replace trigger month_closings_stay before truncate on billing.month_closing
    for each statement execute function billing.refuse_change();
create or replace trigger month_registers_stay before update or delete or truncate on billing.month_register
    for each statement execute function billing.refuse_change();

-- Days stand on the invoice that bills them: taken with it, freed by its correction, which takes what it bills itself. Whoever writes past the portal as well.
create or replace function billing.invoice_takes_its_days() returns trigger language plpgsql as $$
begin
    if new.corrects_id is not null then
        update billing.billed_days as d set correction_id = new.invoice_id
        where d.invoice_id = new.corrects_id and d.correction_id is null
            and d.supply_contract_id = new.supply_contract_id and d.service_point_id = new.service_point_id;
        if not found then
            raise exception 'invoice % does not stand any more, or is another contract''s: it is not corrected', new.corrects_id
                using errcode = 'restrict_violation';
        end if;
        if new.original_id <> (select coalesce(c.original_id, c.invoice_id) from billing.invoice as c where c.invoice_id = new.corrects_id) then
            raise exception 'invoice % names another original than the one it corrects', new.invoice_id using errcode = 'restrict_violation';
        end if;
    end if;
    if new.correction_kind is distinct from 'CANCELLED' then
        insert into billing.billed_days (invoice_id, supply_contract_id, service_point_id, from_day, until_day)
        values (new.invoice_id, new.supply_contract_id, new.service_point_id, new.from_day, new.until_day);
    end if;
    return new;
end $$;

create or replace trigger invoice_takes_its_days after insert on billing.invoice
    for each row execute function billing.invoice_takes_its_days();

-- They are freed once, by the correction of just that invoice, and never move.
create or replace function billing.billed_days_stay() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.correction_id is null
            and to_jsonb(new) - 'correction_id' = to_jsonb(old) - 'correction_id'
            and exists (select from billing.invoice as i where i.invoice_id = new.correction_id and i.corrects_id = old.invoice_id) then
        return new;
    end if;
    raise exception 'days of invoice % are freed by its correction alone', old.invoice_id using errcode = 'restrict_violation';
end $$;

create or replace trigger billed_days_stay before update or delete on billing.billed_days
    for each row execute function billing.billed_days_stay();
create or replace trigger all_billed_days_stay before truncate on billing.billed_days
    for each statement execute function billing.refuse_change();
