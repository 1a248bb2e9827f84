create table notes (
  id uuid primary key,
  customer_id uuid constraint notes_customer_id_fkey references customers (id),
  unit_id uuid,
  at timestamptz not null default now(),
  author_id uuid,
  author_name text not null,
  html text not null,
  text text not null collate "und-x-icu",
  pinned_at timestamptz
);
create index notes_customer on notes (customer_id, at desc, id);
-- At most one pinned note on a customer.
create unique index notes_pinned_key on notes (customer_id) where pinned_at is not null;
