-- Whoever opens an account types the customer's number without regard to capital letters and spaces.
create index customer_by_sought_number on customer.customer (upper(replace(number, ' ', '')));

-- Some countries have postal codes of two letters, and some have none.
alter table customer.customer_address
    drop constraint customer_address_postal_code_check,
    add constraint a_postal_code_is_short_and_polish_ones_are_there check (
        length(postal_code) <= 12 and (country <> 'PL' or length(postal_code) >= 3));
