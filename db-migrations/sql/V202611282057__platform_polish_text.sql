-- What every room stands on has a schema, too.
create schema if not exists platform;

-- Not a matter of customers alone: whatever has a name or an address is put in this order.
alter collation customer.polish set schema platform;

-- Text as people look for it, "lodz" for "Łódź"; pl.nurt.platform.PolishText says the same in Java.
-- Immutable, so that it can be indexed: the letters are replaced before lower(), which takes ICU's rules whatever the database's locale.
create function platform.plain(text text) returns text
    language sql immutable strict parallel safe
    return lower(translate(text, 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ', 'acelnoszzACELNOSZZ') collate "und-x-icu");
