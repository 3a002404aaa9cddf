-- People type the apostrophe and the dash of their keyboard, whichever a name is kept with: O'Neil is O’Neil.
-- The rooms' searches are filled anew by their repeatable scripts.
create or replace function platform.plain(text text) returns text
    language sql immutable strict parallel safe
    return lower(translate(text, 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ’‘‛ʼ´`′‐‑‒–—―−', 'acelnoszzACELNOSZZ''''''''''''''-------') collate "und-x-icu");
