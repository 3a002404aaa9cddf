-- That a push service accepts a push says nothing about the device: only what it shows or opens does, or being switched on anew.
alter table notice.push_device
    add column last_shown_at timestamptz,
    -- Since when pushes are accepted for it and it has shown none.
    add column unanswered_since timestamptz;
-- All devices of a person, those that are over as well.
create index push_device_of_account on notice.push_device (user_account_id);

update notice.push_device as device set last_shown_at = shown.at
from (select push_device_id, max(delivered_at) as at from notice.delivery where channel = 'PUSH' group by push_device_id) as shown
where shown.push_device_id = device.push_device_id;

update notice.push_device as device set unanswered_since = (
    select min(sent_at) from notice.delivery
    where delivery.push_device_id = device.push_device_id and channel = 'PUSH' and state = 'SENT'
        and sent_at > coalesce(device.last_shown_at, device.created_at))
where device.ended_at is null;
