-- Addresses as a Pole looks them up: Ł after L, house 3a between 3 and 12. Needs a PostgreSQL built with ICU, as packaged ones are.
create collation customer.polish (provider = icu, locale = 'pl-u-kn-true');
