-- What the utility tells people: messages, to whom each goes by which channel, and what became of it.
create schema notice;

create table notice.message (
    message_id    bigint      generated always as identity primary key,
    -- Declared by a room; a kind that is gone leaves its messages with their topic.
    kind          text        not null check (length(kind) between 3 and 120),
    topic         text        not null check (topic in (
        'HAZARD', 'PLANNED_WORK', 'WATER_QUALITY', 'COMMUNITY', 'METER', 'BILLS', 'CASES', 'BOOKINGS', 'ACCOUNT', 'OFFICE')),
    -- What happened, in the words of the room that says it: one cause is told once.
    cause         text        not null check (length(cause) between 1 and 200),
    -- What the texts of the kind are filled with, in whatever language they are read.
    data          jsonb       not null,
    -- A hazard breaks the quiet hours.
    urgent        boolean     not null,
    waits         boolean     not null,
    needs_consent boolean     not null,
    created_at    timestamptz not null,
    -- After it nobody is told any more; the inbox keeps it.
    expires_at    timestamptz not null,
    constraint message_tells_a_cause_once unique (kind, cause)
);

-- Browsers and installed portals that take Web Push, each for one account.
create table notice.push_device (
    push_device_id   bigint      generated always as identity primary key,
    user_account_id  bigint      not null references identity.user_account,
    endpoint         text        not null check (length(endpoint) between 12 and 2000),
    p256dh           bytea       not null check (octet_length(p256dh) = 65),
    auth             bytea       not null check (octet_length(auth) = 16),
    -- What the person knows it by: "Chrome, Android".
    name             text        not null check (length(name) between 1 and 80),
    created_at       timestamptz not null,
    last_accepted_at timestamptz,
    last_opened_at   timestamptz,
    ended_at         timestamptz,
    ended_why        text        check (ended_why in ('GONE', 'SWITCHED_OFF', 'HANDED_OVER')),
    constraint push_device_ends_with_a_cause check ((ended_at is null) = (ended_why is null))
);
create unique index push_device_endpoint_serves_one_account on notice.push_device (endpoint) where ended_at is null;
create index push_device_by_account on notice.push_device (user_account_id) where ended_at is null;

-- A row for each recipient and channel, written with the message: what is not here is not sent.
create table notice.delivery (
    delivery_id     bigint      generated always as identity primary key,
    message_id      bigint      not null references notice.message,
    channel         text        not null check (channel in ('INBOX', 'PUSH', 'EMAIL', 'SMS')),
    -- The account, device, address or number it goes to.
    target          text        not null check (length(target) between 1 and 320),
    user_account_id bigint      references identity.user_account,
    customer_id     bigint      references customer.customer,
    push_device_id  bigint      references notice.push_device,
    language        text        not null check (language in ('pl', 'en')),
    state           text        not null check (state in (
        'QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'EXPIRED', 'CANCELLED', 'UNKNOWN')),
    -- Why it is not simply on its way: a code of ours, or what the provider answered.
    reason          text        check (length(reason) <= 300),
    -- Not before it: quiet hours, back-off.
    due_at          timestamptz not null,
    attempts        integer     not null default 0,
    -- Until then the worker that took the row may still be sending it.
    leased_until    timestamptz,
    -- How often a worker died between taking the row and writing the answer.
    lost            integer     not null default 0,
    provider_id     text,
    sms_parts       integer,
    -- What the provider says it cost, in its own points.
    points          numeric(10,4),
    created_at      timestamptz not null,
    sent_at         timestamptz,
    delivered_at    timestamptz,
    opened_at       timestamptz,
    constraint delivery_reaches_a_target_once unique (message_id, channel, target),
    constraint delivery_is_leased_while_sent check ((state = 'SENDING') = (leased_until is not null))
);
create index delivery_due on notice.delivery (channel, due_at, delivery_id) where state = 'QUEUED';
create index delivery_leased on notice.delivery (leased_until) where state = 'SENDING';
create index delivery_inbox on notice.delivery (user_account_id, delivery_id desc) where channel = 'INBOX';
create index delivery_unread on notice.delivery (user_account_id) where channel = 'INBOX' and opened_at is null;
create index delivery_by_provider on notice.delivery (provider_id) where provider_id is not null;
create index delivery_by_state on notice.delivery (state, delivery_id desc);

-- Retries, callbacks, what the office did: everything of a delivery that its row cannot show.
create table notice.delivery_event (
    delivery_event_id bigint      generated always as identity primary key,
    delivery_id       bigint      not null references notice.delivery,
    at                timestamptz not null,
    step              text        not null check (length(step) <= 60),
    note              text        check (length(note) <= 300),
    made_by           bigint      references identity.user_account
);
create index delivery_event_by_delivery on notice.delivery_event (delivery_id, delivery_event_id);

-- A channel that does not work: since when, and when it is tried again. No row, no trouble.
create table notice.channel_trouble (
    channel    text        primary key check (channel in ('INBOX', 'PUSH', 'EMAIL', 'SMS')),
    since      timestamptz not null,
    failures   integer     not null,
    -- The circuit is open until then.
    open_until timestamptz not null,
    last_error text        not null
);

-- What a person wants to hear of by which channel, where it differs from what is usual for the topic.
create table notice.choice (
    choice_id       bigint      generated always as identity primary key,
    user_account_id bigint      references identity.user_account,
    -- An address that belongs to no account, as one-click unsubscribing leaves it.
    address         text,
    topic           text        not null check (topic in (
        'HAZARD', 'PLANNED_WORK', 'WATER_QUALITY', 'COMMUNITY', 'METER', 'BILLS', 'CASES', 'BOOKINGS', 'ACCOUNT', 'OFFICE')),
    channel         text        not null check (channel in ('INBOX', 'PUSH', 'EMAIL', 'SMS')),
    wanted          boolean     not null,
    changed_at      timestamptz not null,
    constraint choice_is_of_an_account_or_an_address check (num_nonnulls(user_account_id, address) = 1),
    constraint choice_leaves_the_inbox_alone check (channel <> 'INBOX')
);
create unique index choice_of_an_account on notice.choice (user_account_id, topic, channel) where user_account_id is not null;
create unique index choice_of_an_address on notice.choice (address, topic, channel) where address is not null;

create table notice.quiet_hours (
    user_account_id bigint      primary key references identity.user_account,
    kept            boolean     not null,
    starts_at       time        not null,
    ends_at         time        not null,
    changed_at      timestamptz not null
);

-- Consents are kept as they were given and withdrawn; nothing here is changed or removed.
create table notice.notice_consent (
    notice_consent_id bigint      generated always as identity primary key,
    user_account_id   bigint      not null references identity.user_account,
    given             boolean     not null,
    text_version      text        not null,
    text_language     text        not null check (text_language in ('pl', 'en')),
    -- SHA-256 of the very words the person saw, in hexadecimal.
    text_hash         text        not null check (text_hash ~ '^[0-9a-f]{64}$'),
    at                timestamptz not null,
    made_by           bigint      not null references identity.user_account
);
create index notice_consent_by_account on notice.notice_consent (user_account_id, notice_consent_id desc);

create function notice.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'consents are only added' using errcode = 'restrict_violation';
end $$;
create trigger notice_consent_is_only_added before update or delete on notice.notice_consent
    for each row execute function notice.refuse_change();

-- E-mail addresses and phone numbers that people gave for messages; used once they have shown that they read there.
create table notice.own_address (
    own_address_id  bigint      generated always as identity primary key,
    user_account_id bigint      not null references identity.user_account,
    channel         text        not null check (channel in ('INBOX', 'PUSH', 'EMAIL', 'SMS')),
    address         text        not null check (length(address) between 5 and 320 and address !~ '[[:cntrl:]]'),
    code_hash       text,
    code_until      timestamptz,
    code_tries      integer     not null default 0,
    confirmed_at    timestamptz,
    -- The provider says that nobody is there.
    dead_since      timestamptz,
    dead_why        text,
    ended_at        timestamptz,
    created_at      timestamptz not null,
    constraint own_address_is_written_to check (channel <> 'INBOX' and channel <> 'PUSH')
);
create unique index own_address_is_one_per_channel on notice.own_address (user_account_id, channel) where ended_at is null;

-- Made at the first start unless the settings bring their own: the pair that signs pushes and the secret that signs links.
create table notice.portal_key (
    only_one      boolean     primary key default true check (only_one),
    vapid_public  bytea       not null check (octet_length(vapid_public) = 65),
    vapid_private bytea       not null check (octet_length(vapid_private) = 32),
    link_secret   bytea       not null check (octet_length(link_secret) = 32),
    made_at       timestamptz not null
);
