-- How many addresses begin with what somebody types: without it the database takes every beginning for a rare one, and reads all that a short
-- one finds instead of the newest.
create statistics notice.delivery_address_beginnings on (lower(target) collate "C") from notice.delivery;
