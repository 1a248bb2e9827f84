create table addresses (
  customer_id uuid not null constraint addresses_customer_id_fkey references customers (id),
  id uuid not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  code text,
  salutation text,
  first_name text,
  last_name text,
  company_name text,
  line1 text,
  line2 text,
  line3 text,
  postal_code text,
  city text collate "und-x-icu",
  dependent_locality text,
  region text,
  country text,
  phone text,
  comment text,
  parts jsonb not null default '{}',
  as_typed text,
  primary key (customer_id, id),
  constraint addresses_code_key unique (customer_id, code)
);
create index addresses_postal_code on addresses (postal_code text_pattern_ops, customer_id);
create index addresses_city on addresses (city, customer_id);
create index addresses_country on addresses (country, customer_id);

alter table customers
  add constraint customers_default_billing_address_fkey foreign key (id, default_billing_address_id)
    references addresses (customer_id, id) deferrable initially deferred,
  add constraint customers_default_shipping_address_fkey foreign key (id, default_shipping_address_id)
    references addresses (customer_id, id) deferrable initially deferred;
