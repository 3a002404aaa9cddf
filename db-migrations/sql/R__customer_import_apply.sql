-- An import takes in its rows by the set, and takes them back.

-- An import fills tables in a minute that were empty, and until PostgreSQL comes by to count them its plans walk through all that each part
-- before brought. So they are counted when they have become four times what they were. By the role that owns them, for nobody else may.
create or replace function customer.count_for_import(rows integer) returns void
language plpgsql security definer set search_path = pg_catalog, customer, pg_temp as $$
begin
    if (select reltuples from pg_class where oid = 'customer.customer'::regclass) < rows / 4 then
        analyze customer.customer, customer.customer_address, customer.customer_contact, customer.customer_search, customer.service_point,
            customer.service_point_search, customer.supply_contract, customer.contract_terms, customer.opening_balance;
    end if;
end $$;
revoke all on function customer.count_for_import(integer) from public;

-- Takes in the rows of a range that are due; those taken in before are passed over.
create or replace function customer.apply_import(run bigint, first_row integer, last_row integer, moment timestamptz) returns integer
language plpgsql as $$
declare
    taken integer;
begin
    -- The rows at work; they are written back once, at the end. place is what tells places of the file apart; the first row of a customer, place
    -- or contract is the one that makes it.
    create temp table if not exists import_taken (
        like customer.import_row, primary key (row_no), place text, makes_customer boolean, makes_place boolean, makes_contract boolean)
        on commit delete rows;
    truncate import_taken;
    if not exists (
        select from customer.import_row as r
        where r.import_run_id = run and r.row_no between first_row and last_row and customer.import_is_due(r.verdict, r.accepted, r.applied)) then
        return 0;
    end if;
    -- Somebody may have changed the register since the rows were judged.
    perform customer.compare_import(run, first_row, last_row, moment);
    insert into import_taken
    select r.*, p.place, r.row_no = min(r.row_no) over (partition by r.doc ->> 'customerNumber'), r.row_no = min(r.row_no) over (partition by p.place),
        r.row_no = min(r.row_no) over (partition by r.doc ->> 'contractNumber')
    from customer.import_row as r cross join lateral (select customer.import_place(r.doc) as place) as p
    where r.import_run_id = run and r.row_no between first_row and last_row and customer.import_is_due(r.verdict, r.accepted, r.applied);
    analyze import_taken;
    perform set_config('customer.search_waits', 'on', true);

    with made as (
        insert into customer.customer (number, name, kind, given_names, family_name, pesel, nip, regon, created_at)
        select doc ->> 'customerNumber', doc ->> 'name', coalesce(doc ->> 'kind', doc ->> 'kindGuess'), doc ->> 'givenNames', doc ->> 'familyName',
            doc ->> 'pesel', doc ->> 'nip', doc ->> 'regon', moment
        from import_taken where makes_customer
        on conflict (number) do nothing
        returning customer_id, number)
    update import_taken as r set made_customer = true, customer_id = made.customer_id
    from made where r.makes_customer and r.doc ->> 'customerNumber' = made.number;

    -- Kept as it was, once per customer and import, so that it can be put back.
    update import_taken as r set before = to_jsonb(c) - 'sort_name'
    from customer.customer as c
    where c.customer_id = r.customer_id and not r.made_customer
        and r.differs && array['name', 'givenNames', 'familyName', 'kind', 'pesel', 'nip', 'regon'];
    update customer.customer as c set version = c.version + 1, name = coalesce(r.doc ->> 'name', c.name), kind = coalesce(r.doc ->> 'kind', c.kind),
        given_names = case when 'givenNames' = any (r.differs) then r.doc ->> 'givenNames' else c.given_names end,
        family_name = case when 'familyName' = any (r.differs) then r.doc ->> 'familyName' else c.family_name end,
        pesel = case when 'pesel' = any (r.differs) then r.doc ->> 'pesel' else c.pesel end, nip = coalesce(r.doc ->> 'nip', c.nip), regon = coalesce(r.doc ->> 'regon', c.regon)
    from import_taken as r where r.before is not null and r.customer_id = c.customer_id;
    update import_taken as r set after_version = c.version
    from customer.customer as c where r.before is not null and c.customer_id = r.customer_id;

    -- Rows may speak of what others of this part, or earlier ones, made.
    update import_taken as r set customer_id = c.customer_id
    from customer.customer as c where r.customer_id is null and c.number = r.doc ->> 'customerNumber';
    update import_taken as r set service_point_id = p.service_point_id
    from customer.service_point as p where r.service_point_id is null and p.number = r.doc ->> 'placeNumber';
    update import_taken as r set service_point_id = (
        select min(service_point_id) from customer.service_point as p
        where p.locality = r.doc ->> 'placeLocality' and p.street is not distinct from r.doc ->> 'placeStreet'
            and p.house_number = r.doc ->> 'placeHouseNumber')
    where r.service_point_id is null and r.doc ->> 'placeNumber' is null and r.doc ->> 'placeHouseNumber' is not null;
    update import_taken as r set supply_contract_id = c.supply_contract_id
    from customer.supply_contract as c where r.supply_contract_id is null and c.number = r.doc ->> 'contractNumber';

    update customer.customer_address as a set until = moment
    from import_taken as r
    where a.customer_id = r.customer_id and a.purpose = 'RESIDENCE' and a.until is null
        and 'houseNumber' = any (r.differs) and r.doc ->> 'postalCode' is not null and r.doc ->> 'locality' is not null;
    insert into customer.customer_address (customer_id, purpose, street, house_number, flat_number, postal_code, locality, since)
    select distinct on (r.customer_id) r.customer_id, 'RESIDENCE', r.doc ->> 'street', r.doc ->> 'houseNumber', r.doc ->> 'flatNumber',
        r.doc ->> 'postalCode', r.doc ->> 'locality', moment
    from import_taken as r
    where r.doc ->> 'houseNumber' is not null and r.doc ->> 'postalCode' is not null and r.doc ->> 'locality' is not null
        and not exists (select from customer.customer_address as a
            where a.customer_id = r.customer_id and a.purpose = 'RESIDENCE' and a.until is null)
    order by r.customer_id, r.row_no;

    insert into customer.customer_contact (customer_id, kind, value, since)
    select distinct r.customer_id, c.kind, c.value, moment
    from import_taken as r
    cross join lateral (values ('PHONE', r.doc ->> 'phone'), ('EMAIL', r.doc ->> 'email')) as c (kind, value)
    where c.value is not null and not exists (select from customer.customer_contact as k
        where k.customer_id = r.customer_id and k.kind = c.kind and k.value = c.value and k.until is null);

    with made as (
        insert into customer.service_point (number, locality, street, house_number, postal_code, plot_number, latitude, longitude)
        select distinct on (r.place) r.doc ->> 'placeNumber', r.doc ->> 'placeLocality', r.doc ->> 'placeStreet', r.doc ->> 'placeHouseNumber',
            r.doc ->> 'placePostalCode', r.doc ->> 'plotNumber', (r.doc ->> 'latitude')::numeric, (r.doc ->> 'longitude')::numeric
        from import_taken as r
        where r.doc ->> 'placeHouseNumber' is not null and r.service_point_id is null
        order by r.place, r.row_no
        returning service_point_id, coalesce(number, concat_ws('|', locality, street, house_number)) as place)
    update import_taken as r set service_point_id = made.service_point_id, made_place = r.makes_place
    from made where r.place = made.place;
    update import_taken as r set place_before = to_jsonb(p), place_after_version = p.version + 1
    from customer.service_point as p
    where p.service_point_id = r.service_point_id and not r.made_place
        and r.differs && array['placeHouseNumber', 'plotNumber', 'latitude', 'longitude'];
    update customer.service_point as p set version = p.version + 1, plot_number = coalesce(n.doc ->> 'plotNumber', p.plot_number),
        street = case when 'placeHouseNumber' = any (n.differs) then n.doc ->> 'placeStreet' else p.street end,
        house_number = coalesce(n.doc ->> 'placeHouseNumber', p.house_number), postal_code = coalesce(n.doc ->> 'placePostalCode', p.postal_code),
        locality = coalesce(n.doc ->> 'placeLocality', p.locality), latitude = coalesce((n.doc ->> 'latitude')::numeric, p.latitude),
        longitude = coalesce((n.doc ->> 'longitude')::numeric, p.longitude)
    from (select distinct on (r.service_point_id) r.service_point_id, r.doc, r.differs
        from import_taken as r where r.place_before is not null order by r.service_point_id, r.row_no) as n
    where p.service_point_id = n.service_point_id;

    -- What ends makes room for what begins.
    update import_taken as r set contract_before = to_jsonb(s), contract_after_version = s.version + 1
    from customer.supply_contract as s
    where s.supply_contract_id = r.supply_contract_id and r.differs && array['contractTo', 'tariffGroup', 'billingMonths'];
    update customer.supply_contract as s set version = s.version + 1, valid_to = coalesce(n.ends, s.valid_to)
    from (select r.supply_contract_id, (array_agg(customer.import_end(r.doc) order by r.row_no) filter (where 'contractTo' = any (r.differs)))[1] as ends
        from import_taken as r where r.contract_before is not null group by r.supply_contract_id) as n
    where s.supply_contract_id = n.supply_contract_id;

    with made as (
        insert into customer.supply_contract (number, customer_id, service_point_id, valid_from, valid_to)
        select distinct on (r.doc ->> 'contractNumber') r.doc ->> 'contractNumber', r.customer_id, r.service_point_id, (r.doc ->> 'contractFrom')::date,
            customer.import_end(r.doc)
        from import_taken as r
        where r.doc ->> 'contractNumber' is not null and r.supply_contract_id is null and r.service_point_id is not null
        order by r.doc ->> 'contractNumber', r.row_no
        returning supply_contract_id, number)
    update import_taken as r set supply_contract_id = made.supply_contract_id, made_contract = r.makes_contract
    from made where r.doc ->> 'contractNumber' = made.number;
    insert into customer.contract_terms (supply_contract_id, valid_from, tariff_group, billing_months, invoice_form, water, sewage, rain)
    select r.supply_contract_id, (r.doc ->> 'contractFrom')::date,
        coalesce(r.doc ->> 'tariffGroup', case when c.kind = 'PERSON' then 'GD' else 'UP' end),
        coalesce((r.doc ->> 'billingMonths')::smallint, 1), 'PAPER', true, true, false
    from import_taken as r join customer.customer as c on c.customer_id = r.customer_id
    where r.made_contract;

    -- Other terms hold from today on: what held before stays.
    update import_taken as r set terms_from = greatest((moment at time zone 'Europe/Warsaw')::date, s.valid_from), terms_before = (
        select to_jsonb(t) from customer.contract_terms as t
        where t.supply_contract_id = s.supply_contract_id and t.valid_from = greatest((moment at time zone 'Europe/Warsaw')::date, s.valid_from))
    from customer.supply_contract as s
    where s.supply_contract_id = r.supply_contract_id and not r.made_contract and r.differs && array['tariffGroup', 'billingMonths'];
    insert into customer.contract_terms (supply_contract_id, valid_from, tariff_group, billing_months, invoice_form, water, sewage, rain)
    select distinct on (r.supply_contract_id) r.supply_contract_id, r.terms_from, coalesce(r.doc ->> 'tariffGroup', t.tariff_group),
        coalesce((r.doc ->> 'billingMonths')::smallint, t.billing_months), t.invoice_form, t.water, t.sewage, t.rain
    from import_taken as r
    cross join lateral (
        select * from customer.contract_terms as t where t.supply_contract_id = r.supply_contract_id and t.valid_from <= r.terms_from
        order by t.valid_from desc limit 1) as t
    where r.terms_from is not null
    order by r.supply_contract_id, r.row_no
    on conflict (supply_contract_id, valid_from) do update set tariff_group = excluded.tariff_group, billing_months = excluded.billing_months;

    insert into customer.opening_balance (customer_id, import_run_id, as_of, balance_pln)
    select distinct on (r.customer_id) r.customer_id, run, coalesce((r.doc ->> 'balanceDay')::date, b.as_of, (moment at time zone 'Europe/Warsaw')::date),
        (r.doc ->> 'balance')::numeric
    from import_taken as r left join lateral customer.opening_balance_of(r.customer_id) as b on true
    where r.doc ->> 'balance' is not null
        and (b.balance_pln is distinct from (r.doc ->> 'balance')::numeric(12, 2) or b.as_of is distinct from coalesce((r.doc ->> 'balanceDay')::date, b.as_of))
    order by r.customer_id, r.row_no
    on conflict (customer_id, import_run_id) do nothing;

    update customer.import_row as k set applied = true, customer_id = r.customer_id, service_point_id = r.service_point_id,
        supply_contract_id = r.supply_contract_id, made_customer = r.made_customer, made_place = r.made_place, made_contract = r.made_contract,
        before = r.before, after_version = r.after_version, place_before = r.place_before, place_after_version = r.place_after_version,
        contract_before = r.contract_before, contract_after_version = r.contract_after_version, terms_from = r.terms_from, terms_before = r.terms_before
    from import_taken as r
    where k.import_run_id = run and k.row_no between first_row and last_row and k.row_no = r.row_no;
    get diagnostics taken = row_count;
    perform set_config('customer.search_waits', 'off', true);
    perform customer.fill_customer_search(array(select distinct customer_id from import_taken));
    perform customer.fill_service_point_search(array(select distinct service_point_id from import_taken));
    perform customer.count_for_import(last_row);
    return taken;
end $$;

-- For rooms above, in the transaction of apply_import: the rows it took in just now. Others of their range were taken in before, and what somebody
-- changed since stays.
create or replace function customer.import_rows_taken_now() returns integer[] language plpgsql as $$
begin
    return array(select row_no from import_taken);
end $$;

drop function if exists customer.find_import_keys_of(bigint, integer, integer);

-- Takes back what an import made, as long as nothing stands on it: a foreign key of whoever stands on it refuses.
create or replace function customer.undo_import(run bigint) returns boolean language plpgsql as $$
declare
    moment timestamptz := (select k.moment from customer.import_run as k where k.import_run_id = run);
begin
    -- Somebody worked on what the import made or changed.
    if exists (select from customer.import_row as r join customer.customer as c on c.customer_id = r.customer_id
            where r.import_run_id = run and (r.made_customer and c.version > 1 or r.after_version is not null and c.version > r.after_version))
        or exists (select from customer.import_row as r join customer.supply_contract as c on c.supply_contract_id = r.supply_contract_id
            where r.import_run_id = run and (r.made_contract and c.version > 1 or c.version > r.contract_after_version))
        or exists (select from customer.import_row as r join customer.service_point as p on p.service_point_id = r.service_point_id
            where r.import_run_id = run and (r.made_place and p.version > 1 or p.version > r.place_after_version))
        or exists (select from customer.customer_address where since = moment and until is not null and customer_id in (
            select customer_id from customer.import_row where import_run_id = run and applied))
        or exists (select from customer.customer_contact where since = moment and until is not null and customer_id in (
            select customer_id from customer.import_row where import_run_id = run and applied)) then
        return false;
    end if;
    perform set_config('customer.search_waits', 'on', true);
    delete from customer.opening_balance where import_run_id = run;
    delete from customer.contract_terms as t using customer.import_row as r
    where r.import_run_id = run and t.supply_contract_id = r.supply_contract_id
        and (r.made_contract or t.valid_from = r.terms_from and r.terms_before is null);
    update customer.contract_terms as t set tariff_group = r.terms_before ->> 'tariff_group', billing_months = (r.terms_before ->> 'billing_months')::smallint
    from customer.import_row as r
    where r.import_run_id = run and t.supply_contract_id = r.supply_contract_id and t.valid_from = r.terms_from and r.terms_before is not null;
    delete from customer.supply_contract where supply_contract_id in (
        select supply_contract_id from customer.import_row where import_run_id = run and made_contract);
    update customer.supply_contract as s set version = s.version + 1, valid_to = (r.contract_before ->> 'valid_to')::date
    from customer.import_row as r where r.import_run_id = run and r.contract_before is not null and r.supply_contract_id = s.supply_contract_id;
    update customer.service_point as p set version = p.version + 1, street = r.place_before ->> 'street', house_number = r.place_before ->> 'house_number',
        postal_code = r.place_before ->> 'postal_code', locality = r.place_before ->> 'locality', plot_number = r.place_before ->> 'plot_number',
        latitude = (r.place_before ->> 'latitude')::numeric, longitude = (r.place_before ->> 'longitude')::numeric
    from customer.import_row as r where r.import_run_id = run and r.place_before is not null and r.service_point_id = p.service_point_id;
    delete from customer.service_point where service_point_id in (
        select service_point_id from customer.import_row where import_run_id = run and made_place);
    -- All rows of an import bear its one moment.
    delete from customer.customer_address where since = moment and customer_id in (
        select customer_id from customer.import_row where import_run_id = run and applied);
    update customer.customer_address set until = null where until = moment and customer_id in (
        select customer_id from customer.import_row where import_run_id = run and applied);
    delete from customer.customer_contact where since = moment and customer_id in (
        select customer_id from customer.import_row where import_run_id = run and applied);
    delete from customer.customer where customer_id in (
        select customer_id from customer.import_row where import_run_id = run and made_customer);
    update customer.customer as c set version = c.version + 1, name = r.before ->> 'name', kind = r.before ->> 'kind',
        given_names = r.before ->> 'given_names', family_name = r.before ->> 'family_name', pesel = r.before ->> 'pesel', nip = r.before ->> 'nip',
        regon = r.before ->> 'regon'
    from customer.import_row as r where r.import_run_id = run and r.before is not null and r.customer_id = c.customer_id;
    perform set_config('customer.search_waits', 'off', true);
    perform customer.fill_customer_search(array(
        select distinct r.customer_id from customer.import_row as r join customer.customer as c on c.customer_id = r.customer_id
        where r.import_run_id = run and r.applied));
    perform customer.fill_service_point_search(array(
        select distinct r.service_point_id from customer.import_row as r join customer.service_point as p on p.service_point_id = r.service_point_id
        where r.import_run_id = run and r.applied));
    update customer.import_run set applied_at = null, moment = null where import_run_id = run;
    update customer.import_row set applied = false, customer_id = null, service_point_id = null, supply_contract_id = null, made_customer = false,
        made_place = false, made_contract = false, before = null, after_version = null, place_before = null, place_after_version = null,
        contract_before = null, contract_after_version = null, terms_from = null, terms_before = null
    where import_run_id = run;
    return true;
end $$;
