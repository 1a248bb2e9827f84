-- Sortable text carries an ICU collation: lists sort as people expect, and lower() knows every script.
create table customers (
  id uuid primary key,
  serial bigint generated always as identity unique,
  version int not null default 1,
  number text not null collate "C",
  number_sort text not null collate "C",
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  erased_at timestamptz,

  email text collate "und-x-icu",
  salutation text,
  first_name text collate "und-x-icu",
  middle_name text collate "und-x-icu",
  last_name text collate "und-x-icu",
  gender text,
  date_of_birth date,
  company_name text collate "und-x-icu",
  position text collate "und-x-icu",
  locale text,
  site_id uuid not null,
  currency text,
  active boolean not null default true,
  on_hold boolean not null default false,
  vip boolean not null default false,
  bad boolean not null default false,
  tags text[] not null default '{}',
  personal_discount numeric(5, 2),
  discount_card text collate "und-x-icu",
  default_billing_address_id uuid,
  default_shipping_address_id uuid,

  -- What lists show and sort by, written by the slice that knows it, in its own transaction.
  phone text collate "C",
  phones jsonb not null default '[]',
  external_ids jsonb not null default '[]',
  billing_postal_code text collate "und-x-icu",
  billing_city text collate "und-x-icu",
  billing_country text collate "C",
  account_status text not null default 'none' collate "C",
  last_login_at timestamptz,

  -- Folded words with a leading blank; the public one holds nothing personal.
  search text not null default '' collate "C",
  search_public text not null default '' collate "C",

  constraint customers_number_key unique (number),
  constraint customers_number_format check (number ~ '^[A-Za-z0-9_-]{1,66}$'),
  constraint customers_site_id_fkey foreign key (site_id) references sites (id),
  constraint customers_account_status check (account_status in ('none', 'unverified', 'verified')),
  constraint customers_personal_discount check (personal_discount between 0 and 100),
  constraint customers_someone check (
    erased_at is not null
    or first_name is not null or middle_name is not null or last_name is not null
    or company_name is not null or email is not null or phone is not null or external_ids <> '[]'
  )
) with (fillfactor = 85);

create index customers_created_at on customers (created_at, id);
create index customers_number_sort on customers (number_sort, id);
create index customers_email on customers (email, id);
create index customers_email_folded on customers (lower(email));
create index customers_last_name on customers (last_name, id);
create index customers_first_name on customers (first_name, id);
create index customers_company_name on customers (company_name, id);
create index customers_phone on customers (phone, id);
create index customers_billing_postal_code on customers (billing_postal_code, id);
create index customers_billing_city on customers (billing_city, id);
create index customers_billing_city_newest on customers (billing_city, created_at, id);
create index customers_billing_country on customers (billing_country, id);
create index customers_account_status on customers (account_status, id);
create index customers_active on customers (active, id);
create index customers_on_hold on customers (created_at, id) where on_hold;
create index customers_on_hold_sort on customers (on_hold, id);
create index customers_site_id on customers (site_id, id);
create index customers_last_login_at on customers (last_login_at, id);
create index customers_tags on customers using gin (tags) with (fastupdate = off);
create index customers_search on customers using gin (search gin_trgm_ops) with (fastupdate = off);
create index customers_search_public on customers using gin (search_public gin_trgm_ops) with (fastupdate = off);

-- Behind generated numbers; imports raise it. A number is never given twice, erased or not.
create sequence customer_numbers;

create table customer_sites (
  customer_id uuid not null constraint customer_sites_customer_id_fkey references customers (id),
  site_id uuid not null constraint customer_sites_site_id_fkey references sites (id),
  primary key (customer_id, site_id)
);
create index customer_sites_site_id on customer_sites (site_id, customer_id);

create table customer_phones (
  customer_id uuid not null constraint customer_phones_customer_id_fkey references customers (id),
  id uuid not null,
  place int not null,
  number text not null,
  label text,
  extension text,
  e164 text,
  digits text not null,
  country text,
  valid boolean not null,
  primary key (customer_id, id)
);
create index customer_phones_e164 on customer_phones (e164) where e164 is not null;
create index customer_phones_digits on customer_phones (digits text_pattern_ops);

create table customer_external_ids (
  customer_id uuid not null constraint customer_external_ids_customer_id_fkey references customers (id),
  source text not null,
  external_id text not null,
  primary key (customer_id, source),
  constraint customer_external_ids_key unique (source, external_id)
);
create index customer_external_ids_external_id on customer_external_ids (external_id text_pattern_ops);

-- Keyed hashes of the e-mails and external ids of erased persons: an import skips them instead of bringing them back.
create table erased_identities (
  hash bytea not null,
  kind text not null,
  erased_at timestamptz not null default now(),
  primary key (hash, kind)
);
