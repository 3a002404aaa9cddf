-- An index that was written down when a bill was corrected divides the use as the one of a bill of the day does; it was read by nobody's meter.
alter table metering.settled_index
    add column corrected boolean not null default false;
