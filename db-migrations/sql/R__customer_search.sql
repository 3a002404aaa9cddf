-- How customers and places are found, in one place for Java, triggers and other rooms.

create or replace function customer.fill_customer_search(ids bigint[]) returns void language sql as $$
    insert into customer.customer_search as present (customer_id, words)
    select customer_id, platform.plain(concat_ws(' ', '', number, ltrim(number, '0'), name, nip, regon,
        (select string_agg(concat_ws(' ', value, case when kind = 'PHONE' then right(value, 9) end), ' ' order by customer_contact_id)
            from customer.customer_contact where customer_id = found.customer_id and until is null),
        (select string_agg(name, ' ' order by representative_id)
            from customer.representative where customer_id = found.customer_id and valid_to is null),
        (select string_agg(concat_ws(' ', regexp_replace(street, '^(ul|al|pl|os)\. ', ''), house_number, locality), ' ' order by customer_address_id)
            from customer.customer_address where customer_id = found.customer_id and until is null),
        -- People still quote the number of a contract that has ended; its place is another's now.
        (select string_agg(concat_ws(' ', contract.number, case when contract.valid_to is null
                    then concat_ws(' ', regexp_replace(street, '^(ul|al|pl|os)\. ', ''), house_number, locality) end), ' '
                order by contract.supply_contract_id)
            from customer.supply_contract as contract join customer.service_point using (service_point_id)
            where contract.customer_id = found.customer_id),
        ''))
    from customer.customer as found where customer_id = any (ids)
    on conflict (customer_id) do update set words = excluded.words where present.words <> excluded.words
$$;

create or replace function customer.fill_service_point_search(ids bigint[]) returns void language sql as $$
    insert into customer.service_point_search as present (service_point_id, words)
    select service_point_id, platform.plain(concat_ws(' ', '', regexp_replace(street, '^(ul|al|pl|os)\. ', ''), house_number, locality, number,
        plot_number, postal_code, ''))
    from customer.service_point where service_point_id = any (ids)
    on conflict (service_point_id) do update set words = excluded.words where present.words <> excluded.words;
    insert into customer.street_search (locality, street, words)
    select distinct locality, coalesce(street, ''), platform.plain(concat_ws(' ', '', regexp_replace(street, '^(ul|al|pl|os)\. ', ''), locality, ''))
    from customer.service_point where service_point_id = any (ids)
    on conflict do nothing
$$;

-- An import changes the same customers by several statements and brings the search up to date itself, once, at the end of each part.
create or replace function customer.search_waits() returns boolean language sql stable as $$
    select coalesce(current_setting('customer.search_waits', true), '') = 'on'
$$;

create or replace function customer.customers_changed() returns trigger language plpgsql as $$
begin
    if customer.search_waits() then
        return null;
    end if;
    perform customer.fill_customer_search(array(select distinct customer_id from changed));
    return null;
end $$;

create or replace function customer.places_changed() returns trigger language plpgsql as $$
begin
    if customer.search_waits() then
        return null;
    end if;
    perform customer.fill_service_point_search(array(select service_point_id from changed));
    if tg_op = 'UPDATE' then
        perform customer.fill_customer_search(array(
            select distinct customer_id from customer.supply_contract join changed using (service_point_id) where valid_to is null));
    end if;
    return null;
end $$;

-- A row that goes from one customer to another matters to both.
create or replace function customer.belongings_changed() returns trigger language plpgsql as $$
begin
    if customer.search_waits() then
        return null;
    end if;
    perform customer.fill_customer_search(array(select customer_id from changed union select customer_id from before));
    return null;
end $$;

-- What holds on a day: at most one contract a place, with the terms of that day. Everybody who asks who pays for a place asks here.
create or replace function customer.contract_on(day date) returns table (
    supply_contract_id bigint, contract_number text, customer_id bigint, customer_number text, customer_name text, service_point_id bigint,
    valid_from date, valid_to date, tariff_group text, billing_months smallint, invoice_form text, water boolean, sewage boolean, rain boolean
) language sql stable parallel safe as $$
    select contract.supply_contract_id, contract.number, contract.customer_id, holder.number, holder.name, contract.service_point_id,
        contract.valid_from, contract.valid_to, terms.tariff_group, terms.billing_months, terms.invoice_form, terms.water, terms.sewage, terms.rain
    from customer.supply_contract as contract
    join customer.customer as holder on holder.customer_id = contract.customer_id
    left join lateral (
        select * from customer.contract_terms as t
        where t.supply_contract_id = contract.supply_contract_id and t.valid_from <= day
        order by t.valid_from desc limit 1) as terms on true
    where contract.valid_from <= day and (contract.valid_to is null or contract.valid_to > day)
$$;

create or replace view customer.contract_today as
    select * from customer.contract_on((now() at time zone 'Europe/Warsaw')::date);

create or replace trigger customer_found_when_new after insert on customer.customer
    referencing new table as changed for each statement execute function customer.customers_changed();
create or replace trigger customer_found_when_changed after update on customer.customer
    referencing new table as changed for each statement execute function customer.customers_changed();

create or replace trigger contact_found_when_new after insert on customer.customer_contact
    referencing new table as changed for each statement execute function customer.customers_changed();
create or replace trigger contact_found_when_changed after update on customer.customer_contact
    referencing new table as changed old table as before for each statement execute function customer.belongings_changed();

create or replace trigger representative_found_when_new after insert on customer.representative
    referencing new table as changed for each statement execute function customer.customers_changed();
create or replace trigger representative_found_when_changed after update on customer.representative
    referencing new table as changed old table as before for each statement execute function customer.belongings_changed();

create or replace trigger address_found_when_new after insert on customer.customer_address
    referencing new table as changed for each statement execute function customer.customers_changed();
create or replace trigger address_found_when_changed after update on customer.customer_address
    referencing new table as changed old table as before for each statement execute function customer.belongings_changed();

create or replace trigger contract_found_when_new after insert on customer.supply_contract
    referencing new table as changed for each statement execute function customer.customers_changed();
create or replace trigger contract_found_when_changed after update on customer.supply_contract
    referencing new table as changed old table as before for each statement execute function customer.belongings_changed();

create or replace trigger place_found_when_new after insert on customer.service_point
    referencing new table as changed for each statement execute function customer.places_changed();
create or replace trigger place_found_when_changed after update on customer.service_point
    referencing new table as changed for each statement execute function customer.places_changed();

-- Whoever was there before, and everybody when a word is found differently than before.
select customer.fill_customer_search(array(select customer_id from customer.customer));
select customer.fill_service_point_search(array(select service_point_id from customer.service_point));
