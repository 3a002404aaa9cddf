-- Of several opening balances the one that was taken in last counts, whichever table was handed in last.
alter table customer.opening_balance add column opening_balance_id bigint;
update customer.opening_balance as b set opening_balance_id = n.place
from (
    select customer_id, import_run_id, row_number() over (order by applied_at, import_run_id, customer_id) as place
    from customer.opening_balance join customer.import_run using (import_run_id)) as n
where b.customer_id = n.customer_id and b.import_run_id = n.import_run_id;
alter table customer.opening_balance
    alter column opening_balance_id set not null,
    alter column opening_balance_id add generated always as identity;
select setval(pg_get_serial_sequence('customer.opening_balance', 'opening_balance_id'), (select coalesce(max(opening_balance_id), 0) + 1 from customer.opening_balance), false);
