-- An import judges and takes in its rows by the set: a few statements for thousands of rows.

-- What a row says of its customer, for telling two rows apart.
create or replace function customer.import_customer_part(doc jsonb) returns jsonb language sql immutable parallel safe as $$
    select doc - array['placeNumber', 'placeStreet', 'placeHouseNumber', 'placePostalCode', 'placeLocality', 'plotNumber', 'latitude', 'longitude',
        'contractNumber', 'contractFrom', 'contractTo', 'tariffGroup', 'billingMonths', 'meterNumber', 'meterMade', 'meterDiameter', 'meterFlow',
        'meterDigits', 'meterVerifiedUntil', 'meterFrom', 'readingIndex', 'readingDay', 'balance', 'balanceDay']
$$;

-- What tells places of a file apart. Stable, as what it is made of: PostgreSQL then puts it into the statement instead of calling it for each row.
create or replace function customer.import_place(doc jsonb) returns text language sql stable parallel safe as $$
    select coalesce(doc ->> 'placeNumber', concat_ws('|', doc ->> 'placeLocality', doc ->> 'placeStreet', doc ->> 'placeHouseNumber'))
$$;

-- When the contract of a row holds no more: people name the last day, which is its own, and the register keeps the day behind it.
create or replace function customer.import_end(doc jsonb) returns date language sql stable parallel safe as $$
    select (doc ->> 'contractTo')::date + 1
$$;

-- When the contract of a row holds; never when it ends before it begins.
create or replace function customer.import_span(doc jsonb) returns daterange language sql stable parallel safe as $$
    select case when customer.import_end(doc) <= (doc ->> 'contractFrom')::date then 'empty'::daterange
        else daterange((doc ->> 'contractFrom')::date, customer.import_end(doc)) end
$$;

-- The opening balance that counts: each import keeps its own, and the one that was taken in last is right.
create or replace function customer.opening_balance_of(customer bigint) returns table (import_run_id bigint, as_of date, balance_pln numeric)
language sql stable as $$
    select b.import_run_id, b.as_of, b.balance_pln from customer.opening_balance as b
    where b.customer_id = customer order by b.opening_balance_id desc limit 1
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

-- Says of the rows of a range which fields the register keeps otherwise, and how. What a row does not say is no difference. Of rows that were
-- taken in before stays what they changed then.
create or replace function customer.compare_import(run bigint, first_row integer, last_row integer, moment timestamptz) returns void
language sql as $$
    update customer.import_row as r set differs = coalesce(d.fields, '{}'), changes = coalesce(d.changes, '{}')
    from (select r.row_no, f.fields, f.changes
        from customer.import_row as r
        left join customer.customer as c on c.customer_id = r.customer_id
        left join customer.customer_address as a on a.customer_id = c.customer_id and a.purpose = 'RESIDENCE' and a.until is null
        left join customer.service_point as p on p.service_point_id = r.service_point_id
        left join customer.supply_contract as s on s.supply_contract_id = r.supply_contract_id
        left join lateral (
            select * from customer.contract_terms as t
            where t.supply_contract_id = s.supply_contract_id
                and t.valid_from <= greatest((moment at time zone 'Europe/Warsaw')::date, s.valid_from)
            order by t.valid_from desc limit 1) as t on true
        left join lateral customer.opening_balance_of(c.customer_id) as b on true
        cross join lateral (
            select array_agg(f.field) as fields, jsonb_object_agg(f.field, jsonb_build_object('before', f.kept, 'after', f.said)) as changes
            from (values
                ('name', c.name, case when c.customer_id is not null then r.doc ->> 'name' end),
                ('givenNames', c.given_names, case when coalesce(r.doc ->> 'kind', c.kind) = 'PERSON' then r.doc ->> 'givenNames' end),
                ('familyName', c.family_name, case when coalesce(r.doc ->> 'kind', c.kind) = 'PERSON' then r.doc ->> 'familyName' end),
                ('kind', c.kind, case when c.customer_id is not null then r.doc ->> 'kind' end),
                ('pesel', c.pesel, case when coalesce(r.doc ->> 'kind', c.kind) = 'PERSON' then r.doc ->> 'pesel' end),
                ('nip', c.nip, case when c.customer_id is not null then r.doc ->> 'nip' end),
                ('regon', c.regon, case when c.customer_id is not null then r.doc ->> 'regon' end),
                ('phone', case when exists (select from customer.customer_contact where customer_id = c.customer_id and kind = 'PHONE'
                    and value = r.doc ->> 'phone' and until is null) then r.doc ->> 'phone' end,
                    case when c.customer_id is not null then r.doc ->> 'phone' end),
                ('email', case when exists (select from customer.customer_contact where customer_id = c.customer_id and kind = 'EMAIL'
                    and value = r.doc ->> 'email' and until is null) then r.doc ->> 'email' end,
                    case when c.customer_id is not null then r.doc ->> 'email' end),
                ('houseNumber', concat_ws(', ', concat_ws(' ', a.street, a.house_number || coalesce('/' || a.flat_number, '')),
                        concat_ws(' ', a.postal_code, a.locality)),
                    case when c.customer_id is not null and r.doc ->> 'houseNumber' is not null then concat_ws(', ',
                        concat_ws(' ', r.doc ->> 'street', (r.doc ->> 'houseNumber') || coalesce('/' || (r.doc ->> 'flatNumber'), '')),
                        concat_ws(' ', r.doc ->> 'postalCode', r.doc ->> 'locality')) end),
                ('placeHouseNumber', concat_ws(', ', concat_ws(' ', p.street, p.house_number), concat_ws(' ', p.postal_code, p.locality)),
                    case when p.service_point_id is not null and r.doc ->> 'placeHouseNumber' is not null then concat_ws(', ',
                        concat_ws(' ', r.doc ->> 'placeStreet', r.doc ->> 'placeHouseNumber'),
                        concat_ws(' ', r.doc ->> 'placePostalCode', r.doc ->> 'placeLocality')) end),
                ('plotNumber', p.plot_number, case when p.service_point_id is not null then r.doc ->> 'plotNumber' end),
                ('latitude', p.latitude::text, case when p.service_point_id is not null then (r.doc ->> 'latitude')::numeric(8, 6)::text end),
                ('longitude', p.longitude::text, case when p.service_point_id is not null then (r.doc ->> 'longitude')::numeric(9, 6)::text end),
                ('contractTo', (s.valid_to - 1)::text, case when s.supply_contract_id is not null then r.doc ->> 'contractTo' end),
                ('tariffGroup', t.tariff_group, case when s.supply_contract_id is not null then r.doc ->> 'tariffGroup' end),
                ('billingMonths', t.billing_months::text, case when s.supply_contract_id is not null then r.doc ->> 'billingMonths' end),
                ('balance', b.balance_pln::text, case when c.customer_id is not null then (r.doc ->> 'balance')::numeric(12, 2)::text end),
                ('balanceDay', b.as_of::text, case when c.customer_id is not null and r.doc ->> 'balance' is not null then r.doc ->> 'balanceDay' end)
            ) as f (field, kept, said) where f.said is not null and f.said is distinct from f.kept) as f
        -- Of a row that speaks of nothing known nothing is kept otherwise.
        where r.import_run_id = run and r.row_no between first_row and last_row and not r.applied
            and (r.customer_id is not null or r.service_point_id is not null or r.supply_contract_id is not null or r.differs <> '{}')) as d
    where r.import_run_id = run and r.row_no = d.row_no
        and (r.differs <> coalesce(d.fields, '{}') or r.changes <> coalesce(d.changes, '{}'))
$$;

-- For rooms above: what they keep otherwise than rows say, a field of a row in each place of the arrays.
create or replace function customer.note_import_changes(run bigint, rows integer[], fields text[], befores text[], afters text[]) returns void
language sql as $$
    update customer.import_row as r set differs = r.differs || d.fields, changes = r.changes || d.changes
    from (select n.row_no, array_agg(n.field) as fields, jsonb_object_agg(n.field, jsonb_build_object('before', n.before, 'after', n.after)) as changes
        from unnest(rows, fields, befores, afters) as n (row_no, field, before, after) group by n.row_no) as d
    where r.import_run_id = run and r.row_no = d.row_no
$$;

-- For rooms above: why somebody should look at rows first.
create or replace function customer.note_import_doubts(run bigint, rows integer[], doubt text) returns void language sql as $$
    update customer.import_row set doubts = array_append(doubts, doubt) where import_run_id = run and row_no = any (rows)
$$;

-- For rooms above: why rows cannot be taken in.
create or replace function customer.note_import_refusals(run bigint, rows integer[], refusal text) returns void language sql as $$
    update customer.import_row set refusals = array_append(refusals, refusal) where import_run_id = run and row_no = any (rows)
$$;

drop function if exists customer.judge_import(bigint);
-- Looks at the rows of a run with what the register keeps; rooms above add what they think, then it is concluded.
create or replace function customer.judge_import(run bigint, moment timestamptz) returns void language plpgsql as $$
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

    -- One person or firm under two numbers, in the file or beside it; once the register has it so, somebody has said that it is right.
    update customer.import_row as r set doubts = array_append(doubts, 'SAME_PESEL')
    where r.import_run_id = run
        and not exists (select from customer.customer as own where own.customer_id = r.customer_id and own.pesel = r.doc ->> 'pesel')
        and (r.doc ->> 'pesel' in (
            select doc ->> 'pesel' from customer.import_row where import_run_id = run and doc ->> 'pesel' is not null
            group by 1 having count(distinct doc ->> 'customerNumber') > 1)
        or exists (
            select from customer.customer as c
            where c.pesel = r.doc ->> 'pesel' and c.number <> r.doc ->> 'customerNumber' and c.merged_into_id is null));
    update customer.import_row as r set doubts = array_append(doubts, 'SAME_NIP')
    where r.import_run_id = run and coalesce(r.doc ->> 'kind', '') <> 'MUNICIPAL_UNIT'
        and not exists (select from customer.customer as own where own.customer_id = r.customer_id and own.nip = r.doc ->> 'nip')
        and (r.doc ->> 'nip' in (
            select doc ->> 'nip' from customer.import_row
            where import_run_id = run and doc ->> 'nip' is not null and coalesce(doc ->> 'kind', '') <> 'MUNICIPAL_UNIT'
            group by 1 having count(distinct doc ->> 'customerNumber') > 1)
        or exists (
            select from customer.customer as c
            where c.nip = r.doc ->> 'nip' and c.number <> r.doc ->> 'customerNumber' and c.kind <> 'MUNICIPAL_UNIT' and c.merged_into_id is null));

    -- A merged customer lives on in another one, with everything that was theirs.
    update customer.import_row as r set refusals = array_append(refusals, 'MERGED')
    from customer.customer as c where r.import_run_id = run and c.customer_id = r.customer_id and c.merged_into_id is not null;
    update customer.import_row set refusals = array_append(refusals, 'UNKNOWN_GROUP')
    where import_run_id = run and doc ->> 'tariffGroup' is not null
        and doc ->> 'tariffGroup' not in (select code from customer.tariff_group);
    -- A contract stays with its customer; who takes it over has a contract of their own.
    update customer.import_row as r set refusals = array_append(refusals, 'CONTRACT_OF_ANOTHER')
    from customer.supply_contract as c
    where r.import_run_id = run and c.supply_contract_id = r.supply_contract_id and c.customer_id is distinct from r.customer_id;
    -- The file itself gives one contract to two customers, or to two places: the first row counts.
    with firsts as (
        select distinct on (doc ->> 'contractNumber') doc ->> 'contractNumber' as number, row_no, doc ->> 'customerNumber' as customer,
            customer.import_place(doc) as place
        from customer.import_row where import_run_id = run and doc ->> 'contractNumber' is not null
        order by doc ->> 'contractNumber', row_no)
    update customer.import_row as r set refusals = array_append(refusals,
        case when r.doc ->> 'customerNumber' is distinct from f.customer then 'CONTRACT_OF_ANOTHER' else 'CONTRACT_ELSEWHERE' end)
    from firsts as f
    where r.import_run_id = run and r.doc ->> 'contractNumber' = f.number and r.row_no > f.row_no and r.supply_contract_id is null
        and (r.doc ->> 'customerNumber' is distinct from f.customer or customer.import_place(r.doc) is distinct from f.place);
    update customer.import_row set refusals = array_append(refusals, 'READING_AHEAD')
    where import_run_id = run and (doc ->> 'readingDay')::date > (moment at time zone 'Europe/Warsaw')::date;
    -- Nor does it move to another place, and the day it began is no thing to correct by the way.
    update customer.import_row as r set refusals = array_append(refusals, 'CONTRACT_ELSEWHERE')
    from customer.supply_contract as c
    where r.import_run_id = run and c.supply_contract_id = r.supply_contract_id and r.doc ->> 'placeHouseNumber' is not null
        and c.service_point_id is distinct from r.service_point_id;
    update customer.import_row as r set doubts = array_append(doubts, 'CONTRACT_BEGAN_OTHERWISE')
    from customer.supply_contract as c
    where r.import_run_id = run and c.supply_contract_id = r.supply_contract_id and c.valid_from <> (r.doc ->> 'contractFrom')::date;
    update customer.import_row as r set refusals = array_append(refusals, 'ENDS_BEFORE')
    from customer.supply_contract as c
    where r.import_run_id = run and c.supply_contract_id = r.supply_contract_id and c.valid_from >= customer.import_end(r.doc)
        and not 'ENDS_BEFORE' = any (r.refusals);
    -- The table does not say what kind of customer it is, and speaks of another kind than the register has.
    update customer.import_row as r set doubts = array_append(doubts, 'KIND_DIFFERS')
    from customer.customer as c
    where r.import_run_id = run and c.customer_id = r.customer_id and r.doc ->> 'kind' is null and c.kind <> 'PERSON'
        and (r.doc ? 'givenNames' or r.doc ? 'familyName' or r.doc ? 'pesel');

    perform customer.compare_import(run, 1, (select max(row_no) from customer.import_row where import_run_id = run), moment);
end $$;

-- The ends that rows give to contracts of the register. A row counts only when nobody need look at it first; of several the first one.
create or replace function customer.contract_ends_in_import(run bigint) returns table (supply_contract_id bigint, row_no integer, valid_to date)
language sql stable as $$
    select distinct on (r.supply_contract_id) r.supply_contract_id, r.row_no, customer.import_end(r.doc)
    from customer.import_row as r
    where r.import_run_id = run and r.supply_contract_id is not null and r.doc ->> 'contractTo' is not null
        and r.refusals = '{}' and r.doubts = '{}'
    order by r.supply_contract_id, r.row_no
$$;

-- Refuses contracts at places that others have. Rows are taken in in their order: an end frees the place for the rows below it.
create or replace function customer.refuse_taken_places(run bigint) returns void language sql as $$
    -- A contract that would go on while another one holds.
    update customer.import_row as r set refusals = array_append(refusals, 'PLACE_TAKEN')
    from customer.supply_contract as k
    where r.import_run_id = run and k.supply_contract_id = r.supply_contract_id and k.valid_from < customer.import_end(r.doc) and exists (
        select from customer.supply_contract as c left join customer.contract_ends_in_import(run) as e using (supply_contract_id)
        where c.service_point_id = k.service_point_id and c.supply_contract_id <> k.supply_contract_id
            and daterange(c.valid_from, case when e.row_no < r.row_no then e.valid_to else c.valid_to end)
                && daterange(k.valid_from, customer.import_end(r.doc)));
    update customer.import_row as r set refusals = array_append(refusals, 'PLACE_TAKEN')
    where r.import_run_id = run and r.doc ->> 'contractNumber' is not null and r.supply_contract_id is null and exists (
        select from customer.supply_contract as c left join customer.contract_ends_in_import(run) as e using (supply_contract_id)
        where c.service_point_id = r.service_point_id
            and daterange(c.valid_from, case when e.row_no < r.row_no then e.valid_to else c.valid_to end) && customer.import_span(r.doc));
    -- Of contracts of one place in the file that overlap the first one counts.
    with firsts as (
        select distinct on (doc ->> 'contractNumber') row_no, customer.import_place(doc) as place, customer.import_span(doc) as span
        from customer.import_row
        where import_run_id = run and doc ->> 'contractNumber' is not null and supply_contract_id is null and not 'PLACE_TAKEN' = any (refusals)
        order by doc ->> 'contractNumber', row_no)
    update customer.import_row as r set refusals = array_append(refusals, 'PLACE_TAKEN')
    from (select distinct later.row_no from firsts as earlier
        join firsts as later on later.place = earlier.place and later.row_no > earlier.row_no and later.span && earlier.span) as n
    where r.import_run_id = run and r.row_no = n.row_no
$$;

-- What becomes of each row, after every room has looked.
create or replace function customer.conclude_import(run bigint) returns void language sql as $$
    select customer.refuse_taken_places(run);
    update customer.import_row set verdict = case
            when cardinality(refusals) > 0 then 'REFUSED'
            when cardinality(doubts) > 0 then 'DOUBTFUL'
            when customer_id is null
                or doc ->> 'placeHouseNumber' is not null and service_point_id is null
                or doc ->> 'contractNumber' is not null and supply_contract_id is null then 'NEW'
            when cardinality(differs) > 0 then 'CHANGED'
            else 'SAME' end
    where import_run_id = run
$$;

-- Rows that bring nothing though they seem to: doubtful ones that somebody accepted in an earlier import and that the register has, and those
-- that a row above says word for word. fresh are the rows of which another room does not keep everything.
create or replace function customer.settle_import(run bigint, fresh integer[]) returns void language sql as $$
    update customer.import_row as r set verdict = 'SAME'
    where r.import_run_id = run and r.verdict = 'DOUBTFUL' and r.differs = '{}'
        and not exists (select from unnest(fresh) as n (row_no) where n.row_no = r.row_no)
        and (r.doc ->> 'placeHouseNumber' is null or r.service_point_id is not null)
        and (r.doc ->> 'contractNumber' is null or r.supply_contract_id is not null)
        and exists (
            select from customer.import_row as o
            where o.customer_id = r.customer_id and o.accepted and o.applied and o.import_run_id <> run and o.doc = r.doc and r.doubts <@ o.doubts);
    -- Told apart once for all rows: the table has no statistics yet, and a plan that groups it anew for each row never ends.
    with again as materialized (
        select row_no
        from (select row_no, row_number() over (partition by doc, doubts order by row_no) as nth
            from customer.import_row where import_run_id = run and verdict in ('NEW', 'CHANGED', 'DOUBTFUL')) as said
        where nth > 1)
    update customer.import_row as r set verdict = 'SAME' from again where r.import_run_id = run and r.row_no = again.row_no
$$;

-- Whether a row is to be taken in: it is new, changed, or doubtful and accepted, and was not taken in before.
create or replace function customer.import_is_due(verdict text, accepted boolean, applied boolean) returns boolean language sql immutable parallel safe as $$
    select not applied and (verdict in ('NEW', 'CHANGED') or verdict = 'DOUBTFUL' and accepted)
$$;

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
