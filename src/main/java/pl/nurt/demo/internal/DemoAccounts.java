package pl.nurt.demo.internal;

import static pl.nurt.db.customer.Customer.CUSTOMER;
import static pl.nurt.db.customer.tables.Customer.CUSTOMER;
