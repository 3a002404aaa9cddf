-- How meters are found: by number, by the place where one hangs, by whoever has the contract there. What of a place and a customer is a
-- word, room customer says (R__customer_search.sql); here it is only put together, whenever it changes there. Filled anew with this script,
-- as when platform.plain finds something differently than before.

create or replace function metering.fill_meter_search(ids bigint[]) returns void language sql as $$
    insert into metering.meter_search as present (meter_id, words)
    select m.meter_id, platform.plain(concat_ws(' ', '', m.serial_number, regexp_replace(p.street, '^(ul|al|pl|os)\. ', ''), p.house_number, p.locality,
        (select string_agg(concat_ws(' ', k.number, ltrim(k.number, '0'), k.name), ' ' order by c.supply_contract_id)
            from customer.supply_contract as c join customer.customer as k using (customer_id)
            where c.service_point_id = i.service_point_id
                and (c.valid_to is null or c.valid_to > (now() at time zone 'Europe/Warsaw')::date)),
        ''))
    from metering.meter as m
    left join metering.meter_installation as i on i.meter_id = m.meter_id and i.removed_at is null
    left join customer.service_point as p on p.service_point_id = i.service_point_id
    where m.meter_id = any (ids)
    on conflict (meter_id) do update set words = excluded.words where present.words <> excluded.words
$$;

-- A contract ends by itself at midnight. Safe to repeat; whoever asks a week late still finds all of them.
create or replace function metering.forget_ended_contracts() returns void language sql as $$
    select metering.fill_meter_search(array(
        select i.meter_id
        from customer.supply_contract as c join metering.meter_installation as i using (service_point_id)
        where i.removed_at is null
            and c.valid_to between (now() at time zone 'Europe/Warsaw')::date - 7 and (now() at time zone 'Europe/Warsaw')::date))
$$;

-- An import brings the search up to date itself, once, at the end of each part.
create or replace function metering.meters_changed() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('metering.search_waits', true), '') = 'on' then
        return null;
    end if;
    perform metering.fill_meter_search(array(select distinct meter_id from changed));
    return null;
end $$;

create or replace function metering.meters_of_places_changed() returns trigger language plpgsql as $$
begin
    perform metering.fill_meter_search(array(
        select i.meter_id from changed join metering.meter_installation as i using (service_point_id) where i.removed_at is null));
    return null;
end $$;

create or replace function metering.meters_of_customers_changed() returns trigger language plpgsql as $$
begin
    perform metering.fill_meter_search(array(
        select distinct i.meter_id
        from changed join customer.supply_contract using (customer_id) join metering.meter_installation as i using (service_point_id)
        where i.removed_at is null));
    return null;
end $$;

create or replace trigger meter_found_when_new after insert on metering.meter
    referencing new table as changed for each statement execute function metering.meters_changed();
create or replace trigger meter_found_when_changed after update on metering.meter
    referencing new table as changed for each statement execute function metering.meters_changed();
create or replace trigger installation_found_when_new after insert on metering.meter_installation
    referencing new table as changed for each statement execute function metering.meters_changed();
create or replace trigger installation_found_when_changed after update on metering.meter_installation
    referencing new table as changed for each statement execute function metering.meters_changed();
create or replace trigger meter_found_at_new_place after insert on customer.service_point_search
    referencing new table as changed for each statement execute function metering.meters_of_places_changed();
create or replace trigger meter_found_at_changed_place after update on customer.service_point_search
    referencing new table as changed for each statement execute function metering.meters_of_places_changed();
create or replace trigger meter_found_with_new_customer after insert on customer.customer_search
    referencing new table as changed for each statement execute function metering.meters_of_customers_changed();
create or replace trigger meter_found_with_changed_customer after update on customer.customer_search
    referencing new table as changed for each statement execute function metering.meters_of_customers_changed();

-- Whatever was there before, and everything when a word is found differently than before.
select metering.fill_meter_search(array(select meter_id from metering.meter));
