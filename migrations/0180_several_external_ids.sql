-- One system may know a customer by several ids: it merged two of them, or counts each of its shops.
alter table customer_external_ids
  drop constraint customer_external_ids_pkey,
  add primary key (customer_id, source, external_id);
