-- The office filters what went out, among millions of deliveries; each of its questions finds its rows, or the first of them, by one of these.
create index delivery_by_channel_and_state on notice.delivery (channel, state, delivery_id desc);
create index delivery_by_address on notice.delivery (lower(target) collate "C") where channel in ('EMAIL', 'SMS');
create index message_by_topic on notice.message (topic, message_id desc);
create index message_by_cause on notice.message (lower(cause) collate "C");
