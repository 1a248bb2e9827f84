-- The member of staff who looks after a customer. Somebody who leaves is switched off, never deleted, and keeps their
-- customers until these are given to others.
alter table customers
  add column manager_id uuid constraint customers_manager_id_fkey references staff (id);

create index customers_manager_id on customers (manager_id, id);
