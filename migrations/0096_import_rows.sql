-- What a check found that each row would do, for a week. `customer_id` is the customer that the row found; `email` finds
-- the rows of somebody who is not there yet, or under another id by now, when they are erased.
create table import_rows (
  import_id uuid not null constraint import_rows_import_id_fkey references imports (id) on delete cascade,
  row_number bigint not null,
  outcome text not null
    constraint import_rows_outcome check (outcome in ('created', 'updated', 'unchanged', 'skipped', 'refused')),
  customer_id uuid constraint import_rows_customer_id_fkey references customers (id),
  number text,
  title text,
  email text collate "und-x-icu",
  -- In the order of the fields, which jsonb would lose.
  changes json not null default '{}',
  lookalikes jsonb not null default '[]',
  primary key (import_id, row_number)
);
create index import_rows_outcome on import_rows (import_id, outcome, row_number);
create index import_rows_customer on import_rows (customer_id) where customer_id is not null;
create index import_rows_email on import_rows (lower(email)) where email is not null;
