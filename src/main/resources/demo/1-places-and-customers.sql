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

insert into customer.customer (number, name, kind)
select lpad((k + 217)::text, 6, '0'),
    case
        when k % 29 = 0 then (array['Szkoła Podstawowa', 'Sklep spożywczy', 'Gospodarstwo rolne', 'Wspólnota mieszkaniowa', 'Piekarnia', 'Ośrodek zdrowia'])
            [1 + k / 29 % 6] || ' – ' || locality || ' ' || k
        else (array['Anna', 'Piotr', 'Maria', 'Krzysztof', 'Katarzyna', 'Andrzej', 'Barbara', 'Tomasz', 'Ewa', 'Jan', 'Zofia', 'Marek', 'Halina'])[1 + noise % 13]
            || ' ' || (array['Nowak', 'Wójcik', 'Mazur', 'Krawczyk', 'Dąbrowa', 'Zając', 'Król', 'Wieczorek', 'Wróbel', 'Sikora', 'Baran', 'Duda', 'Szewczyk',
            'Pawlak', 'Bąk', 'Lis', 'Sobczak'])[1 + noise / 13 % 17]
    end,
    case when k % 29 = 0 then 'COMPANY' else 'PERSON' end
from demo_point order by k;

insert into customer.service_point (locality, street, house_number, postal_code, plot_number, latitude, longitude)
select locality, street, house_number, '14-420', (100 + k) || '/' || (1 + noise % 9), round(latitude, 6), round(longitude, 6)
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
