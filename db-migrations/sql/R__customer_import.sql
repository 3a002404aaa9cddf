-- An import judges and takes in its rows by the set: a few statements for thousands of rows.

-- What a row says of its customer, for telling two rows apart.
create or replace function customer.import_customer_part(doc jsonb) returns jsonb language sql immutable parallel safe as $$
    select doc - array['placeNumber', 'placeStreet', 'placeHouseNumber', 'placePostalCode', 'placeLocality', 'plotNumber', 'latitude', 'longitude',
        'contractNumber', 'contractFrom', 'contractTo', 'tariffGroup', 'billingMonths', 'meterNumber', 'meterMade', 'meterDiameter', 'meterFlow',
        'meterDigits', 'meterVerifiedUntil', 'meterFrom', 'readingIndex', 'readingDay', 'balance', 'balanceDay']
$$;

create or replace function customer.find_import_keys(run bigint) returns void language sql as $$
    update customer.import_row as r set customer_id = c.customer_id
    from customer.customer as c
    where r.import_run_id = run and c.number = r.doc ->> 'customerNumber' and r.customer_id is distinct from c.customer_id;
    update customer.import_row as r set service_point_id = p.service_point_id
    from customer.service_point as p
    where r.import_run_id = run and p.number = r.doc ->> 'placeNumber' and r.service_point_id is distinct from p.service_point_id;
    update customer.import_row as r set service_point_id = (
        select min(service_point_id) from customer.service_point as p
        where p.locality = r.doc ->> 'placeLocality' and p.street is not distinct from r.doc ->> 'placeStreet'
            and p.house_number = r.doc ->> 'placeHouseNumber')
    where r.import_run_id = run and r.doc ->> 'placeNumber' is null and r.doc ->> 'placeHouseNumber' is not null and r.service_point_id is null;
    update customer.import_row as r set supply_contract_id = c.supply_contract_id
    from customer.supply_contract as c
    where r.import_run_id = run and c.number = r.doc ->> 'contractNumber' and r.supply_contract_id is distinct from c.supply_contract_id
$$;

create or replace function customer.judge_import(run bigint) returns void language plpgsql as $$
begin
    analyze customer.import_row;
    perform customer.find_import_keys(run);

    -- The same customer twice in one file, not saying the same.
    update customer.import_row as r set doubts = array_append(doubts, 'TWICE_DIFFERENT')
    from (select doc ->> 'customerNumber' as number, min(row_no) as first_row,
            (array_agg(customer.import_customer_part(doc) order by row_no))[1] as said
        from customer.import_row where import_run_id = run and doc ->> 'customerNumber' is not null group by 1 having count(*) > 1) as f
    where r.import_run_id = run and r.doc ->> 'customerNumber' = f.number and r.row_no > f.first_row
        and customer.import_customer_part(r.doc) <> f.said;

    -- One person or firm under two numbers, in the file or beside it.
    update customer.import_row as r set doubts = array_append(doubts, 'SAME_PESEL')
    where r.import_run_id = run and r.doc ->> 'pesel' in (
            select doc ->> 'pesel' from customer.import_row where import_run_id = run and doc ->> 'pesel' is not null
            group by 1 having count(distinct doc ->> 'customerNumber') > 1)
        or r.import_run_id = run and exists (
            select from customer.customer as c
            where c.pesel = r.doc ->> 'pesel' and c.number <> r.doc ->> 'customerNumber' and c.merged_into_id is null);
    update customer.import_row as r set doubts = array_append(doubts, 'SAME_NIP')
    where r.import_run_id = run and coalesce(r.doc ->> 'kind', '') <> 'MUNICIPAL_UNIT' and (r.doc ->> 'nip' in (
            select doc ->> 'nip' from customer.import_row
            where import_run_id = run and doc ->> 'nip' is not null and coalesce(doc ->> 'kind', '') <> 'MUNICIPAL_UNIT'
            group by 1 having count(distinct doc ->> 'customerNumber') > 1)
        or exists (
            select from customer.customer as c
            where c.nip = r.doc ->> 'nip' and c.number <> r.doc ->> 'customerNumber' and c.kind <> 'MUNICIPAL_UNIT' and c.merged_into_id is null));

    update customer.import_row set refusals = array_append(refusals, 'UNKNOWN_GROUP')
    where import_run_id = run and doc ->> 'tariffGroup' is not null
        and doc ->> 'tariffGroup' not in (select code from customer.tariff_group);
    -- A contract stays with its customer; who takes it over has a contract of their own.
    update customer.import_row as r set refusals = array_append(refusals, 'CONTRACT_OF_ANOTHER')
    from customer.supply_contract as c
    where r.import_run_id = run and c.supply_contract_id = r.supply_contract_id and c.customer_id is distinct from r.customer_id;
    update customer.import_row as r set refusals = array_append(refusals, 'PLACE_TAKEN')
    where r.import_run_id = run and r.doc ->> 'contractNumber' is not null and r.supply_contract_id is null and exists (
        select from customer.supply_contract as c
        where c.service_point_id = r.service_point_id
            and daterange(c.valid_from, c.valid_to) && daterange((r.doc ->> 'contractFrom')::date, (r.doc ->> 'contractTo')::date));
    update customer.import_row as r set refusals = array_append(refusals, 'PLACE_TAKEN')
    from (select import_run_id, row_no, row_number() over (
            partition by coalesce(doc ->> 'placeNumber', concat_ws('|', doc ->> 'placeLocality', doc ->> 'placeStreet', doc ->> 'placeHouseNumber'))
            order by row_no) as nth
        from (select distinct on (doc ->> 'contractNumber') * from customer.import_row
            where import_run_id = run and doc ->> 'contractNumber' is not null and doc ->> 'contractTo' is null
                and supply_contract_id is null and not 'PLACE_TAKEN' = any (refusals)
            order by doc ->> 'contractNumber', row_no) as firsts) as n
    where r.import_run_id = n.import_run_id and r.row_no = n.row_no and n.nth > 1;

    update customer.import_row as r set differs = d.fields
    from (select r.row_no, array(
            select f.field from (values
                ('name', c.name, r.doc ->> 'name'), ('givenNames', c.given_names, r.doc ->> 'givenNames'),
                ('familyName', c.family_name, r.doc ->> 'familyName'), ('kind', c.kind, r.doc ->> 'kind'),
                ('pesel', c.pesel, r.doc ->> 'pesel'), ('nip', c.nip, r.doc ->> 'nip'), ('regon', c.regon, r.doc ->> 'regon'),
                ('phone', case when exists (select from customer.customer_contact where customer_id = c.customer_id and kind = 'PHONE'
                    and value = r.doc ->> 'phone' and until is null) then r.doc ->> 'phone' end, r.doc ->> 'phone'),
                ('email', case when exists (select from customer.customer_contact where customer_id = c.customer_id and kind = 'EMAIL'
                    and value = r.doc ->> 'email' and until is null) then r.doc ->> 'email' end, r.doc ->> 'email'),
                ('houseNumber', concat_ws('|', a.street, a.house_number, a.flat_number, a.postal_code, a.locality),
                    case when r.doc ->> 'houseNumber' is not null then concat_ws('|', r.doc ->> 'street', r.doc ->> 'houseNumber',
                        r.doc ->> 'flatNumber', r.doc ->> 'postalCode', r.doc ->> 'locality') end),
                ('plotNumber', p.plot_number, case when p.service_point_id is not null then r.doc ->> 'plotNumber' end),
                ('balance', b.balance_pln::text, (r.doc ->> 'balance')::numeric(12,2)::text)
            ) as f (field, kept, said) where f.said is not null and f.said is distinct from f.kept) as fields
        from customer.import_row as r
        join customer.customer as c on c.customer_id = r.customer_id
        left join customer.customer_address as a on a.customer_id = c.customer_id and a.purpose = 'RESIDENCE' and a.until is null
        left join customer.service_point as p on p.service_point_id = r.service_point_id
        left join customer.opening_balance as b on b.customer_id = c.customer_id
        where r.import_run_id = run) as d
    where r.import_run_id = run and r.row_no = d.row_no;

    update customer.import_row set verdict = case
            when cardinality(refusals) > 0 then 'REFUSED'
            when cardinality(doubts) > 0 then 'DOUBTFUL'
            when customer_id is null
                or doc ->> 'placeHouseNumber' is not null and service_point_id is null
                or doc ->> 'contractNumber' is not null and supply_contract_id is null then 'NEW'
            when cardinality(differs) > 0 then 'CHANGED'
            else 'SAME' end
    where import_run_id = run;
end $$;

-- Takes in the rows of a range that are new, changed, or doubtful and accepted; those taken in before are passed over.
create or replace function customer.apply_import(run bigint, first_row integer, last_row integer, moment timestamptz) returns integer
language plpgsql as $$
declare
    taken integer;
begin
    -- place is what tells places of the file apart; the first row of a place or contract is the one that makes it.
    create temp table if not exists import_part (row_no integer primary key, doc jsonb not null, place text, makes_place boolean, makes_contract boolean)
        on commit delete rows;
    truncate import_part;
    insert into import_part
    select row_no, doc, place, row_no = min(row_no) over (partition by place), row_no = min(row_no) over (partition by doc ->> 'contractNumber')
    from (select row_no, doc, coalesce(doc ->> 'placeNumber',
            concat_ws('|', doc ->> 'placeLocality', doc ->> 'placeStreet', doc ->> 'placeHouseNumber')) as place
        from customer.import_row
        where import_run_id = run and row_no between first_row and last_row and not applied
            and (verdict in ('NEW', 'CHANGED') or verdict = 'DOUBTFUL' and accepted)) as rows;
    get diagnostics taken = row_count;
    if taken = 0 then
        return 0;
    end if;
    -- The planner would guess ten times as many, and read every row of the import for each statement below.
    analyze import_part;
    perform set_config('customer.search_waits', 'on', true);

    with made as (
        insert into customer.customer (number, name, kind, given_names, family_name, pesel, nip, regon, created_at)
        select distinct on (doc ->> 'customerNumber') doc ->> 'customerNumber', doc ->> 'name', doc ->> 'kind', doc ->> 'givenNames', doc ->> 'familyName',
            doc ->> 'pesel', doc ->> 'nip', doc ->> 'regon', moment
        from import_part order by doc ->> 'customerNumber', row_no
        on conflict (number) do nothing
        returning customer_id, number)
    update customer.import_row as r set made_customer = true, customer_id = made.customer_id
    from made, (select doc ->> 'customerNumber' as number, min(row_no) as row_no from import_part group by 1) as f
    where f.number = made.number and r.import_run_id = run and r.row_no = f.row_no;

    -- Kept as it was, once per customer and import, so that it can be put back.
    update customer.import_row as r set before = to_jsonb(c) - 'sort_name'
    from customer.customer as c, import_part as n
    where r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no and c.customer_id = r.customer_id
        and not r.made_customer and r.before is null and r.differs && array['name', 'givenNames', 'familyName', 'kind', 'pesel', 'nip', 'regon'];
    update customer.customer as c set version = c.version + 1, name = coalesce(n.doc ->> 'name', c.name), kind = coalesce(n.doc ->> 'kind', c.kind),
        given_names = coalesce(n.doc ->> 'givenNames', c.given_names), family_name = coalesce(n.doc ->> 'familyName', c.family_name),
        pesel = coalesce(n.doc ->> 'pesel', c.pesel), nip = coalesce(n.doc ->> 'nip', c.nip), regon = coalesce(n.doc ->> 'regon', c.regon)
    from customer.import_row as r join import_part as n on n.row_no = r.row_no
    where r.import_run_id = run and r.row_no between first_row and last_row and r.before is not null and not r.made_customer and r.customer_id = c.customer_id;
    update customer.import_row as r set after_version = c.version
    from customer.customer as c, import_part as n
    where r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no and r.before is not null and c.customer_id = r.customer_id;

    perform customer.find_import_keys_of(run, first_row, last_row);

    with ended as (
        update customer.customer_address as a set until = moment
        from customer.import_row as r join import_part as n on n.row_no = r.row_no
        where r.import_run_id = run and r.row_no between first_row and last_row and a.customer_id = r.customer_id and a.purpose = 'RESIDENCE'
            and a.until is null and 'houseNumber' = any (r.differs)
        returning a.customer_id)
    select count(*) from ended into taken;
    insert into customer.customer_address (customer_id, purpose, street, house_number, flat_number, postal_code, locality, since)
    select distinct on (r.customer_id) r.customer_id, 'RESIDENCE', n.doc ->> 'street', n.doc ->> 'houseNumber', n.doc ->> 'flatNumber',
        n.doc ->> 'postalCode', n.doc ->> 'locality', moment
    from import_part as n join customer.import_row as r on r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no
    where n.doc ->> 'houseNumber' is not null and n.doc ->> 'postalCode' is not null and n.doc ->> 'locality' is not null
        and not exists (select from customer.customer_address as a
            where a.customer_id = r.customer_id and a.purpose = 'RESIDENCE' and a.until is null)
    order by r.customer_id, n.row_no;

    insert into customer.customer_contact (customer_id, kind, value, since)
    select distinct r.customer_id, c.kind, c.value, moment
    from import_part as n join customer.import_row as r on r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no
    cross join lateral (values ('PHONE', n.doc ->> 'phone'), ('EMAIL', n.doc ->> 'email')) as c (kind, value)
    where c.value is not null and not exists (select from customer.customer_contact as k
        where k.customer_id = r.customer_id and k.kind = c.kind and k.value = c.value and k.until is null);

    with made as (
        insert into customer.service_point (number, locality, street, house_number, postal_code, plot_number, latitude, longitude)
        select distinct on (n.place) n.doc ->> 'placeNumber', n.doc ->> 'placeLocality', n.doc ->> 'placeStreet', n.doc ->> 'placeHouseNumber',
            n.doc ->> 'placePostalCode', n.doc ->> 'plotNumber', (n.doc ->> 'latitude')::numeric, (n.doc ->> 'longitude')::numeric
        from import_part as n
        join customer.import_row as r on r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no
        where n.doc ->> 'placeHouseNumber' is not null and r.service_point_id is null
        order by n.place, n.row_no
        returning service_point_id, coalesce(number, concat_ws('|', locality, street, house_number)) as place)
    update customer.import_row as r set service_point_id = made.service_point_id, made_place = n.makes_place
    from made join import_part as n on n.place = made.place
    where r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no;
    update customer.service_point as p set plot_number = n.doc ->> 'plotNumber', version = p.version + 1
    from import_part as n join customer.import_row as r on r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no
    where p.service_point_id = r.service_point_id and 'plotNumber' = any (r.differs);

    with made as (
        insert into customer.supply_contract (number, customer_id, service_point_id, valid_from, valid_to)
        select distinct on (n.doc ->> 'contractNumber') n.doc ->> 'contractNumber', r.customer_id, r.service_point_id, (n.doc ->> 'contractFrom')::date,
            (n.doc ->> 'contractTo')::date
        from import_part as n join customer.import_row as r on r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no
        where n.doc ->> 'contractNumber' is not null and r.supply_contract_id is null and r.service_point_id is not null
        order by n.doc ->> 'contractNumber', n.row_no
        returning supply_contract_id, number)
    update customer.import_row as r set supply_contract_id = made.supply_contract_id, made_contract = n.makes_contract
    from made join import_part as n on n.doc ->> 'contractNumber' = made.number
    where r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no;
    insert into customer.contract_terms (supply_contract_id, valid_from, tariff_group, billing_months, invoice_form, water, sewage, rain)
    select r.supply_contract_id, (n.doc ->> 'contractFrom')::date,
        coalesce(n.doc ->> 'tariffGroup', case when c.kind = 'PERSON' then 'GD' else 'UP' end),
        coalesce((n.doc ->> 'billingMonths')::smallint, 1), 'PAPER', true, true, false
    from import_part as n join customer.import_row as r on r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no
    join customer.customer as c on c.customer_id = r.customer_id
    where r.made_contract;

    insert into customer.opening_balance (customer_id, import_run_id, as_of, balance_pln)
    select distinct on (r.customer_id) r.customer_id, run, coalesce((n.doc ->> 'balanceDay')::date, moment::date), (n.doc ->> 'balance')::numeric
    from import_part as n join customer.import_row as r on r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no
    where n.doc ->> 'balance' is not null
    order by r.customer_id, n.row_no
    on conflict (customer_id) do update set import_run_id = excluded.import_run_id, as_of = excluded.as_of, balance_pln = excluded.balance_pln;

    update customer.import_row as r set applied = true from import_part as n
    where r.import_run_id = run and r.row_no between first_row and last_row and r.row_no = n.row_no;
    get diagnostics taken = row_count;
    perform set_config('customer.search_waits', 'off', true);
    perform customer.fill_customer_search(array(
        select distinct customer_id from customer.import_row where import_run_id = run and row_no between first_row and last_row));
    perform customer.fill_service_point_search(array(
        select distinct service_point_id from customer.import_row where import_run_id = run and row_no between first_row and last_row));
    return taken;
end $$;

-- Later rows of a range may speak of what earlier ones made.
create or replace function customer.find_import_keys_of(run bigint, first_row integer, last_row integer) returns void language sql as $$
    update customer.import_row as r set customer_id = c.customer_id
    from customer.customer as c
    where r.import_run_id = run and r.row_no between first_row and last_row and r.customer_id is null and c.number = r.doc ->> 'customerNumber';
    update customer.import_row as r set service_point_id = p.service_point_id
    from customer.service_point as p
    where r.import_run_id = run and r.row_no between first_row and last_row and r.service_point_id is null and p.number = r.doc ->> 'placeNumber';
    update customer.import_row as r set service_point_id = (
        select min(service_point_id) from customer.service_point as p
        where p.locality = r.doc ->> 'placeLocality' and p.street is not distinct from r.doc ->> 'placeStreet'
            and p.house_number = r.doc ->> 'placeHouseNumber')
    where r.import_run_id = run and r.row_no between first_row and last_row and r.service_point_id is null
        and r.doc ->> 'placeNumber' is null and r.doc ->> 'placeHouseNumber' is not null;
    update customer.import_row as r set supply_contract_id = c.supply_contract_id
    from customer.supply_contract as c
    where r.import_run_id = run and r.row_no between first_row and last_row and r.supply_contract_id is null and c.number = r.doc ->> 'contractNumber'
$$;

-- Takes back what an import made, as long as nothing stands on it: a foreign key of whoever stands on it refuses.
create or replace function customer.undo_import(run bigint) returns boolean language plpgsql as $$
declare
    moment timestamptz := (select applied_at from customer.import_run where import_run_id = run);
begin
    -- Somebody worked on what the import made or changed.
    if exists (select from customer.import_row as r join customer.customer as c on c.customer_id = r.customer_id
            where r.import_run_id = run and (r.made_customer and c.version > 1 or r.after_version is not null and c.version > r.after_version))
        or exists (select from customer.import_row as r join customer.supply_contract as c on c.supply_contract_id = r.supply_contract_id
            where r.import_run_id = run and r.made_contract and c.version > 1)
        or exists (select from customer.import_row as r join customer.service_point as p on p.service_point_id = r.service_point_id
            where r.import_run_id = run and r.made_place and p.version > 1) then
        return false;
    end if;
    delete from customer.opening_balance where import_run_id = run;
    delete from customer.contract_terms where supply_contract_id in (
        select supply_contract_id from customer.import_row where import_run_id = run and made_contract);
    delete from customer.supply_contract where supply_contract_id in (
        select supply_contract_id from customer.import_row where import_run_id = run and made_contract);
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
    update customer.import_run set applied_at = null where import_run_id = run;
    update customer.import_row set applied = false, customer_id = null, service_point_id = null, supply_contract_id = null where import_run_id = run;
    return true;
end $$;
