-- That a head means nothing was remembered too often: of two columns with one head the second one, left out, took the meaning of both. What people
-- left out themselves is kept in no other place, so it is asked once more.
delete from customer.import_column where field = '';
