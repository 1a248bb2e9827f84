-- Files and letters may belong to a customer; a customer is never deleted, only erased.
alter table files add constraint files_customer_id_fkey foreign key (customer_id) references customers (id);
alter table outgoing_mail add constraint outgoing_mail_customer_id_fkey foreign key (customer_id) references customers (id);
