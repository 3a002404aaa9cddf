-- An import judges its rows by the set: a few statements for thousands of rows.

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

-- Whether a row names a place or a contract that is not kept.
create or replace function customer.import_brings_new(doc jsonb, service_point_id bigint, supply_contract_id bigint) returns boolean
language sql immutable parallel safe as $$
    select doc ->> 'placeHouseNumber' is not null and service_point_id is null or doc ->> 'contractNumber' is not null and supply_contract_id is null
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

    -- Numbers that differ in spaces and in small letters alone: people read and type them as one.
    update customer.import_row as r set doubts = array_append(doubts, 'NUMBER_ALIKE')
    from (select upper(replace(doc ->> 'customerNumber', ' ', '')) as alike, (array_agg(doc ->> 'customerNumber' order by row_no))[1] as first_number
        from customer.import_row where import_run_id = run and doc ->> 'customerNumber' is not null
        group by 1 having count(distinct doc ->> 'customerNumber') > 1) as f
    where r.import_run_id = run and upper(replace(r.doc ->> 'customerNumber', ' ', '')) = f.alike and r.doc ->> 'customerNumber' <> f.first_number;
    update customer.import_row as r set doubts = array_append(doubts, 'NUMBER_ALIKE')
    where r.import_run_id = run and r.customer_id is null and not 'NUMBER_ALIKE' = any (doubts) and exists (
        select from customer.customer as c
        where upper(replace(c.number, ' ', '')) = upper(replace(r.doc ->> 'customerNumber', ' ', ''))
            and c.number <> r.doc ->> 'customerNumber' and c.merged_into_id is null);

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

    -- The number is somebody's, and the row calls them otherwise and gives them a place or a contract: most likely it was given to another one.
    update customer.import_row as r set doubts = array_append(doubts, 'NUMBER_OF_ANOTHER')
    where r.import_run_id = run and r.customer_id is not null
        and r.differs && array['name', 'givenNames', 'familyName', 'kind', 'pesel', 'nip', 'regon']
        and customer.import_brings_new(r.doc, r.service_point_id, r.supply_contract_id);
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

-- What becomes of each row, after every room has looked. A row that changes what is kept is no new one, whatever else it brings.
create or replace function customer.conclude_import(run bigint) returns void language sql as $$
    select customer.refuse_taken_places(run);
    update customer.import_row set verdict = case
            when cardinality(refusals) > 0 then 'REFUSED'
            when cardinality(doubts) > 0 then 'DOUBTFUL'
            when cardinality(differs) > 0 then 'CHANGED'
            when customer_id is null or customer.import_brings_new(doc, service_point_id, supply_contract_id) then 'NEW'
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
