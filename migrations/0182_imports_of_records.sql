-- Files of any record that may be imported; those of before were of customers.
update imports set settings = settings || '{"resource": "customers"}';
update import_profiles set settings = settings || '{"resource": "customers"}';

-- The record that a row found or became, where that is no customer; `customer_id` is then whom the record is about.
alter table import_rows add column record_id uuid;
alter table import_problems add column record_id uuid;
create index import_rows_record on import_rows (record_id) where record_id is not null;
create index import_problems_record on import_problems (record_id) where record_id is not null;

-- Cells that named somebody whom nobody was found for: they go when that person is erased.
create index import_problems_named on import_problems (left(lower(value), 200)) where code in ('reference', 'several');
