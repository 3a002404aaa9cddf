-- Six calendars of three units, and two busy weeks before and after today. People and bookings are invented.
-- Settings: demo.now, demo.today. Runs after the accounts are there.

insert into booking.booking_unit (code, name_pl, name_en, address, phone) values
    ('woda', 'Zakład Wodociągów i Kanalizacji', 'Water and Sewerage Works', 'ul. Dworcowa 29, Młynary', '55 248 60 00'),
    ('bok', 'Biuro Obsługi Klienta', 'Customer Office', 'ul. Dworcowa 29, Młynary', '55 248 60 10'),
    ('urzad', 'Urząd Miasta i Gminy', 'Town Hall', 'ul. Dworcowa 29, Młynary', '55 248 60 01');

insert into booking.resource (booking_unit_id, kind, name, detail_pl, detail_en, user_account_id)
select booking_unit_id, 'PERSON', name, pl, en, (select user_account_id from identity.user_account where lower(login) = account)
from (values ('woda', 'Tomasz Lis', 'technik', 'technician', 'technik'), ('woda', 'Adam Rak', 'technik', 'technician', null),
    ('bok', 'Katarzyna Mazur', 'kierowniczka biura', 'head of the office', 'bok'), ('bok', 'Marek Dąbrowa', 'umowy', 'contracts', null),
    ('urzad', 'Renata Wolska', 'burmistrz', 'mayor', null)) as people (unit, name, pl, en, account)
join booking.booking_unit on booking_unit.code = unit;

insert into booking.booking_calendar (booking_unit_id, code, name_pl, name_en, kind, venue, room_pl, room_en, bring_pl, bring_en, audience,
    length_minutes, step_minutes, before_minutes, after_minutes, move_notice_minutes, cancel_notice_minutes, published, position)
select booking_unit_id, calendar.code, pl, en, kind, venue, room_pl, room_en, bring_pl, bring_en,
    case when calendar.code = 'burmistrz' then 'PUBLIC' else 'RESIDENTS' end, length, step, before, 0, 1440, 720, true, place
from (values
    ('woda', 'wymiana', 'Wymiana wodomierza', 'Meter exchange', 'EXCHANGE', 'AT_CUSTOMER', null, null,
        'Przygotuj dojście do wodomierza. Technik ma legitymację, ktoś dorosły musi być w domu. Wymiana nic nie kosztuje.',
        'Please clear the way to the meter. The technician carries an identity card, an adult must be at home. The exchange is free.', 30, 30, 0, 1),
    ('woda', 'podlicznik', 'Odbiór podlicznika', 'Garden meter take-over', 'SUBMETER', 'AT_CUSTOMER', null, null,
        'Podlicznik ma być zamontowany i dostępny.', 'The garden meter must be installed and within reach.', 30, 60, 0, 2),
    ('woda', 'badanie', 'Sprawdzenie wodomierza', 'Meter test', 'METER_TEST', 'AT_CUSTOMER', null, null,
        'Ktoś dorosły musi być w domu przez cały czas.', 'An adult must be at home all the time.', 45, 60, 15, 3),
    ('bok', 'rozmowa', 'Rozmowa z kierowniczką', 'Talk with the head of office', 'MEETING', 'OFFICE', 'pokój 4', 'room 4',
        null, null, 20, 30, 0, 4),
    ('bok', 'umowa', 'Podpisanie umowy', 'Signing a contract', 'CONTRACT', 'OFFICE', 'pokój 2', 'room 2',
        'Weź dowód osobisty i dokument, że masz prawo do nieruchomości.', 'Bring your identity card and proof of your right to the property.', 15, 30, 0, 5),
    ('urzad', 'burmistrz', 'Spotkanie z burmistrzem', 'Meeting the mayor', 'MEETING', 'OFFICE', 'pokój 12', 'room 12',
        null, null, 20, 20, 0, 6))
    as calendar (unit, code, pl, en, kind, venue, room_pl, room_en, bring_pl, bring_en, length, step, before, place)
join booking.booking_unit on booking_unit.code = unit;

insert into booking.calendar_question (booking_calendar_id, position, label_pl, label_en, required)
select booking_calendar_id, 1, pl, en, false
from (values ('wymiana', 'Gdzie jest wodomierz?', 'Where is the meter?'), ('badanie', 'Co budzi wątpliwość?', 'What seems wrong?'),
    ('rozmowa', 'O czym porozmawiamy?', 'What shall we talk about?'), ('burmistrz', 'W jakiej sprawie?', 'What is it about?')) as asked (code, pl, en)
join booking.booking_calendar using (code);

create temp table demo_receives on commit drop as
select booking_calendar_id, resource_id, calendar.code, resource.name, first_day, last_day, from_minute, to_minute
from (values ('wymiana', 'Tomasz Lis', 1, 5, 480, 900), ('wymiana', 'Adam Rak', 1, 5, 480, 900), ('podlicznik', 'Adam Rak', 2, 4, 480, 720),
    ('badanie', 'Tomasz Lis', 1, 5, 480, 840), ('rozmowa', 'Katarzyna Mazur', 1, 5, 540, 900), ('umowa', 'Marek Dąbrowa', 1, 5, 450, 930),
    ('burmistrz', 'Renata Wolska', 2, 2, 720, 960)) as receives (code, name, first_day, last_day, from_minute, to_minute)
join booking.booking_calendar as calendar using (code) join booking.resource using (name);

insert into booking.calendar_resource (booking_calendar_id, resource_id) select booking_calendar_id, resource_id from demo_receives;

insert into booking.plan_line (booking_calendar_id, resource_id, weekday, kind, from_minute, to_minute, valid_from)
select booking_calendar_id, resource_id, weekday, 'WORK', from_minute, to_minute, current_setting('demo.today')::date - 400
from demo_receives, generate_series(first_day, last_day) as weekday
union all
select booking_calendar_id, resource_id, weekday, 'BREAK', 690, 720, current_setting('demo.today')::date - 400
from demo_receives, generate_series(first_day, last_day) as weekday where from_minute < 690;

-- Booked at full hours, so that nobody is at two places; the half hours stay free.
insert into booking.booking (booking_calendar_id, resource_id, starts_at, ends_at, before_minutes, after_minutes, state, held_by, held_at, booked_at,
    ended_at, person, service_point_id, phone)
select booking_calendar_id, resource_id, starts_at, starts_at + make_interval(mins => length_minutes), before_minutes, after_minutes,
    case when starts_at > current_setting('demo.now')::timestamptz then 'BOOKED' when noise % 19 = 0 then 'MISSED' else 'ATTENDED' end,
    clerk, starts_at - interval '9 days', starts_at - interval '9 days',
    case when starts_at <= current_setting('demo.now')::timestamptz then starts_at + make_interval(mins => length_minutes) end,
    customer.name, case when venue = 'AT_CUSTOMER' then contract.service_point_id end, null
from (
    select distinct on (resource_id, starts_at) *
    from (
        select receives.*, (day + make_interval(mins => minute)) at time zone 'Europe/Warsaw' as starts_at,
            abs(hashint8(resource_id * 1009 + extract(epoch from day)::bigint / 3600 + minute)) as noise
        from demo_receives as receives, generate_series(current_setting('demo.today')::timestamp - interval '14 days',
            current_setting('demo.today')::timestamp + interval '14 days', interval '1 day') as day, generate_series(480, 900, 60) as minute
        where extract(isodow from day) between first_day and last_day and minute >= from_minute and minute + 45 <= to_minute and minute <> 660
            and to_char(day, 'MM-DD') not in ('12-24', '12-25', '12-26', '01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11')
    ) as possible
    where noise % 5 < 3
    order by resource_id, starts_at, hashint8(booking_calendar_id * 31 + extract(epoch from starts_at)::bigint)
) as chosen
join booking.booking_calendar using (booking_calendar_id)
join (select user_account_id as clerk from identity.user_account where lower(login) = 'bok') as office on true
join lateral (select customer_id, name from customer.customer order by customer_id offset noise % 200 limit 1) as customer on true
join lateral (select service_point_id from customer.supply_contract where supply_contract.customer_id = customer.customer_id limit 1) as contract on true;

-- The household of the story has its meter exchanged soon, and has signed its contract.
insert into booking.booking (booking_calendar_id, resource_id, starts_at, ends_at, before_minutes, after_minutes, state, held_by, held_at, booked_at,
    ended_at, person, user_account_id, service_point_id, answers)
select booking_calendar_id, resource_id, starts_at, starts_at + make_interval(mins => length_minutes), 0, 0, state, user_account.user_account_id,
    least(starts_at, current_setting('demo.now')::timestamptz) - interval '2 days', least(starts_at, current_setting('demo.now')::timestamptz) - interval '2 days',
    case when state = 'ATTENDED' then starts_at + interval '15 minutes' end, display_name, user_account.user_account_id,
    case when venue = 'AT_CUSTOMER' then service_point_id end, answers::jsonb
from (
    (select 'wymiana' as code, 'Adam Rak' as name, 'BOOKED' as state, (day + interval '630 minutes') at time zone 'Europe/Warsaw' as starts_at,
        '[{"question": "Gdzie jest wodomierz?", "answer": "w piwnicy, na lewo od drzwi"}]' as answers
    from generate_series(current_setting('demo.today')::timestamp + interval '4 days', current_setting('demo.today')::timestamp + interval '14 days', interval '1 day') as day
    where extract(isodow from day) < 6
        and to_char(day, 'MM-DD') not in ('12-24', '12-25', '12-26', '01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11') limit 1)
    union all
    select 'umowa', 'Marek Dąbrowa', 'ATTENDED', (current_setting('demo.today')::timestamp - interval '200 days' + interval '570 minutes') at time zone 'Europe/Warsaw', '[]'
) as story
join booking.booking_calendar using (code) join booking.resource using (name)
join identity.user_account on lower(login) = 'anna'
join lateral (select contract.service_point_id from customer.customer_user join customer.supply_contract as contract using (customer_id)
    where customer_user.user_account_id = user_account.user_account_id order by 1 limit 1) as place on true;

-- A campaign that began nine days ago: the meters whose verification ends first.
insert into booking.campaign (booking_calendar_id, due_until, answer_by, started_by, started_at)
select booking_calendar_id, current_setting('demo.today')::date + 60, current_setting('demo.today')::date + 14, clerk.user_account_id,
    current_setting('demo.now')::timestamptz - interval '9 days'
from booking.booking_calendar, identity.user_account as clerk where code = 'wymiana' and lower(clerk.login) = 'bok';

insert into booking.campaign_member (campaign_id, meter_id, customer_id, service_point_id, serial_number, address, position, invited_at, reminded_at)
select campaign_id, meter_id, customer_id, service_point_id, serial_number, coalesce(street, locality) || ' ' || house_number,
    row_number() over (order by locality, street, house_number), started_at, started_at + interval '7 days'
from booking.campaign, (
    select distinct on (meter_id) meter_id, contract.customer_id, service_point_id, serial_number, locality, street, house_number
    from metering.meter join metering.meter_installation using (meter_id) join customer.service_point using (service_point_id)
    join customer.supply_contract as contract using (service_point_id)
    where removed_at is null and valid_to is null
    order by meter_id, contract.supply_contract_id limit 24
) as due;
