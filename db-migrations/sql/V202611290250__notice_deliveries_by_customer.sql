-- A customer's page shows what went to the customer and to the people who act for it, newest first, among millions of deliveries.
create index delivery_by_customer on notice.delivery (customer_id, delivery_id desc) where customer_id is not null;
create index delivery_by_account on notice.delivery (user_account_id, delivery_id desc) where user_account_id is not null;
