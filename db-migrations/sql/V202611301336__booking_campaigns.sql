-- Meters whose verification ends: their customers are invited to book an exchange, reminded once, and who stays silent is listed.
create table booking.campaign (
    campaign_id         bigint      generated always as identity primary key,
    booking_calendar_id bigint      not null references booking.booking_calendar,
    -- Meters whose verification ends by then.
    due_until           date        not null,
    -- People are asked to book by then.
    answer_by           date        not null,
    started_by          bigint      not null references identity.user_account,
    started_at          timestamptz not null
);
create index campaign_by_start on booking.campaign (started_at);

create table booking.campaign_member (
    campaign_member_id bigint      generated always as identity primary key,
    campaign_id        bigint      not null references booking.campaign,
    meter_id           bigint      not null references metering.meter,
    customer_id        bigint      not null references customer.customer,
    service_point_id   bigint      not null references customer.service_point,
    -- As it stood on the meter and on the door when it began.
    serial_number      text        not null,
    address            text        not null,
    -- In the order of the streets.
    position           integer     not null,
    invited_at         timestamptz not null,
    reminded_at        timestamptz,
    constraint campaign_invites_for_a_meter_once unique (campaign_id, meter_id)
);
create index campaign_member_by_place on booking.campaign_member (service_point_id);
create index campaign_member_by_customer on booking.campaign_member (customer_id);
create index campaign_member_to_remind on booking.campaign_member (campaign_id) where reminded_at is null;
