-- A login of a customer in a storefront. Its e-mail is unique within a realm: one site, or all of them ('all').
create table accounts (
  customer_id uuid not null constraint accounts_customer_id_fkey references customers (id) deferrable initially deferred,
  id uuid not null,
  realm text not null default 'all',
  email text not null collate "und-x-icu",
  verified_at timestamptz,
  last_login_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (customer_id, id)
);
create unique index accounts_email_key on accounts (realm, lower(email));
create index accounts_email on accounts (lower(email));
