-- Service points in the town and villages of Gmina Młynary, one customer and one contract each. People and numbers are invented.
-- Settings: demo.points (how many), demo.first_day (history begins).

create temp table demo_place (place integer, locality text, latitude numeric, longitude numeric, streets text[]) on commit drop;
-- Middles of the localities to about 300 m.
insert into demo_place values
    (0, 'Młynary', 54.186356, 19.720367, array['ul. Kopernika', 'ul. Warszawska', 'ul. Dworcowa', 'ul. Osiedlowa', 'ul. Wiosenna', 'ul. Zielna',
        'ul. Polna', 'ul. Szkolna', 'ul. Kościelna', 'ul. Sadowa', 'ul. 1 Maja', 'ul. Ogrodowa']),
    (1, 'Błudowo', 54.155, 19.665, null), (2, 'Zastawno', 54.181, 19.678, null), (3, 'Karszewo', 54.205, 19.690, null),
    (4, 'Sąpy', 54.150, 19.715, null), (5, 'Kurowo Braniewskie', 54.222, 19.785, null), (6, 'Młynarska Wola', 54.197, 19.758, null),
    (7, 'Nowe Monasterzysko', 54.211, 19.640, null), (8, 'Stare Monasterzysko', 54.222, 19.662, null), (9, 'Rucianka', 54.165, 19.765, null),
    (10, 'Sokolnik', 54.173, 19.652, null), (11, 'Ojcowa Wola', 54.208, 19.738, null), (12, 'Płonne', 54.231, 19.722, null),
    (13, 'Bronikowo', 54.163, 19.695, null), (14, 'Janiki Pasłęckie', 54.137, 19.735, null);

-- Points are numbered so that neighbours share a concentrator: the town first, then village after village.
create temp table demo_point on commit drop as
with numbered as (
    select k, points, greatest(1, points * 42 / 100) as in_town
    from (select current_setting('demo.points')::integer as points) as setting, generate_series(1, points) as k
), placed as (
    select k, case when k <= in_town then 0 else 1 + (k - in_town - 1) * 14 / (points - in_town) end as place, hashint4(k) & 1023 as noise
    from numbered
)
select k, place, locality, noise,
    streets[1 + (k - 1) / 11 % cardinality(streets)] as street,
    case when k = 1 then '14' when place = 0 then (1 + (k - 1) % 11 * 3 + (k - 1) / 132 * 34)::text
        else (row_number() over (partition by place order by k))::text end as house_number,
    latitude + ((hashint4(k * 3) & 1023) - 512) * case when place = 0 then 0.000012 else 0.0000060 end as latitude,
    longitude + ((hashint4(k * 7) & 1023) - 512) * case when place = 0 then 0.000018 else 0.0000100 end as longitude
from placed join demo_place using (place);

-- Numbers with right check digits, of nobody: serials and beginnings are made up.
create function pg_temp.check_sum(digits text, weights integer[]) returns integer language sql immutable as $$
    select sum(substr(digits, i, 1)::integer * weights[i])::integer from generate_subscripts(weights, 1) as i
$$;
create function pg_temp.pesel(birthday date, serial integer) returns text language sql immutable as $$
    select ten || (10 - pg_temp.check_sum(ten, array[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10) % 10
    from (select to_char(birthday, 'YY') || lpad((extract(month from birthday)::integer + case when birthday >= '2000-01-01' then 20 else 0 end)::text, 2, '0')
        || to_char(birthday, 'DD') || lpad((serial % 10000)::text, 4, '0') as ten) as beginning
$$;
create function pg_temp.nip(k integer) returns text language sql immutable as $$
    select nine || pg_temp.check_sum(nine, array[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
    from (select (578000000 + k * 17 + i)::text as nine from generate_series(0, 16) as i) as candidates
    where pg_temp.check_sum(nine, array[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 < 10
    limit 1
$$;

insert into customer.customer (number, name, kind, given_names, family_name, pesel, nip, correspondence, customer_since)
select lpad((k + 217)::text, 6, '0'), coalesce(given || ' ' || family, (array['Szkoła Podstawowa', 'Sklep spożywczy', 'Gospodarstwo rolne', 'Wspólnota Mieszkaniowa',
        'Piekarnia', 'Ośrodek Zdrowia'])[1 + k / 29 % 6] || ' – ' || locality || ' ' || k),
    case when given is not null then 'PERSON' else (array['MUNICIPAL_UNIT', 'COMPANY', 'COMPANY', 'HOUSING_COMMUNITY', 'COMPANY', 'COMPANY'])[1 + k / 29 % 6] end,
    given, family,
    case when given is not null then pg_temp.pesel(date '1948-03-01' + (noise * 21 + k * 5) % 20000, k * 7 + noise) end,
    case when given is null and k / 29 % 6 <> 0 then pg_temp.nip(k) end,
    case when noise % 5 = 0 then 'EMAIL' when noise % 5 = 1 then 'PORTAL' else 'PAPER' end,
    current_setting('demo.first_day')::date - 900 - noise
from (select *, case when k % 29 <> 0 then (array['Anna', 'Piotr', 'Maria', 'Krzysztof', 'Katarzyna', 'Andrzej', 'Barbara', 'Tomasz', 'Ewa', 'Jan', 'Zofia', 'Marek',
        'Halina'])[1 + noise % 13] end as given,
    case when k % 29 <> 0 then (array['Nowak', 'Wójcik', 'Mazur', 'Krawczyk', 'Dąbrowa', 'Zając', 'Król', 'Wieczorek', 'Wróbel', 'Sikora', 'Baran', 'Duda', 'Szewczyk',
        'Pawlak', 'Bąk', 'Lis', 'Sobczak'])[1 + noise / 13 % 17] end as family from demo_point) as named
order by k;

insert into customer.service_point (locality, street, house_number, postal_code, plot_number, latitude, longitude, number, sensitive_use, rain)
select locality, street, house_number, '14-420', (100 + k) || '/' || (1 + noise % 9), round(latitude, 6), round(longitude, 6), 'P' || lpad(k::text, 5, '0'),
    case when k % 29 = 0 and k / 29 % 6 = 0 then 'SCHOOL' when k % 29 = 0 and k / 29 % 6 = 5 then 'HOSPITAL' when k % 29 = 0 and k / 29 % 6 = 4 then 'FOOD_PLANT'
        when k % 97 = 5 then 'DIALYSIS' end, k % 29 = 0
from demo_point order by k;

-- Tables were empty, so the n-th row is the n-th point.
alter table demo_point add column customer_id bigint, add column service_point_id bigint;
update demo_point set customer_id = c.id, service_point_id = s.id
from (select customer_id as id, row_number() over (order by customer_id) as k from customer.customer) as c,
    (select service_point_id as id, row_number() over (order by service_point_id) as k from customer.service_point) as s
where c.k = demo_point.k and s.k = demo_point.k;

insert into customer.supply_contract (number, customer_id, service_point_id, valid_from)
select 'UM/' || extract(year from current_setting('demo.first_day')::date) - 3 || '/' || lpad(k::text, 4, '0'), customer_id, service_point_id,
    (current_setting('demo.first_day')::date - 900 - noise)
from demo_point order by k;

insert into customer.contract_terms (supply_contract_id, valid_from, tariff_group, billing_months, invoice_form, water, sewage, rain)
select supply_contract_id, valid_from, case when k % 29 <> 0 then 'GD' when k / 29 % 6 in (0, 3, 5) then 'UP' else 'PR' end,
    -- Most pay every month; some every two, so that a run of theirs waits for whoever wants to start one.
    case when k % 12 = 5 and k % 29 <> 0 then 2 else 1 end, case when noise % 3 = 0 then 'ELECTRONIC' else 'PAPER' end, true, place = 0 or k % 3 <> 0, k % 29 = 0
from demo_point join customer.supply_contract using (service_point_id);

-- Who lives where water is taken; every ninth gets letters elsewhere.
insert into customer.customer_address (customer_id, purpose, street, house_number, postal_code, locality, since)
select customer_id, 'RESIDENCE', street, house_number, '14-420', locality, current_setting('demo.first_day')::date - 900 from demo_point;
insert into customer.customer_address (customer_id, purpose, addressee, street, house_number, flat_number, postal_code, locality, since)
select customer_id, 'POSTAL', 'Biuro rachunkowe', 'ul. Warszawska', (1 + noise % 40)::text, (1 + noise % 7)::text, '82-300', 'Elbląg',
    current_setting('demo.first_day')::date - 300 from demo_point where k % 9 = 4;

insert into customer.customer_contact (customer_id, kind, value, since)
select customer_id, 'PHONE', '600' || lpad((k + 217)::text, 6, '0'), current_setting('demo.first_day')::date - 900 from demo_point where k % 7 <> 3;
insert into customer.customer_contact (customer_id, kind, value, since)
select customer_id, 'EMAIL', 'odbiorca' || (k + 217) || '@poczta.example', current_setting('demo.first_day')::date - 400 from demo_point where noise % 5 in (0, 1, 2);

insert into customer.representative (customer_id, name, capacity, phone, valid_from)
select customer_id, (array['Adam Dąbrowski', 'Irena Lisiecka', 'Henryk Malinowski', 'Teresa Sowa'])[1 + k % 4],
    (array['ADMINISTRATOR', 'ACCOUNTANT', 'BOARD_MEMBER', 'CARETAKER'])[1 + k % 4], '601' || lpad((k + 217)::text, 6, '0'), current_setting('demo.first_day')::date - 200
from demo_point where k % 29 = 0;
insert into customer.representative (customer_id, name, capacity, valid_from)
select customer_id, 'Adam Dąbrowski', 'ATTORNEY', current_setting('demo.first_day')::date from demo_point where k = 2;

insert into customer.customer_consent (customer_id, supply_contract_id, subject, given, text_version, evidence, at)
select demo_point.customer_id, supply_contract_id, 'E_INVOICE', true, '2024-01', (array['TRUSTED_PROFILE', 'PORTAL', 'PAPER'])[1 + k % 3],
    current_setting('demo.today')::date - 300 - k % 400
from demo_point join customer.supply_contract using (service_point_id) where noise % 3 = 0;
insert into customer.customer_consent (customer_id, subject, given, text_version, evidence, at)
select customer_id, 'PHONE_CONTACT', k % 11 <> 0, '2024-01', 'TELEPHONE', current_setting('demo.today')::date - 100 - k % 200 from demo_point where k % 4 = 1;

insert into customer.customer_note (customer_id, kind, text, minutes, pinned, written_at)
select customer_id, case when k % 3 = 0 then 'CALL' else 'NOTE' end,
    (array['Pytanie o termin wymiany wodomierza.', 'Wodomierz w piwnicy, klucz u sąsiadów na parterze.', 'Prośba o raty, na razie nie chce wniosku.',
        'Pies na posesji, dzwonić przed wizytą.'])[1 + k % 4], case when k % 3 = 0 then 2 + k % 9 end, k % 4 = 1,
    current_setting('demo.today')::date - 3 - k % 120
from demo_point where k % 3 <> 2;
