-- What an account is signed in with: an own argon2id hash, or until then the one that another program made. Kept apart
-- from accounts, so that nothing that reads them reads this.
create table account_credentials (
  customer_id uuid not null constraint account_credentials_customer_id_fkey references customers (id),
  account_id uuid not null,
  password_hash text,
  password_set_at timestamptz,
  legacy_hash text,
  legacy_algorithm text,
  legacy_salt text,
  legacy_at timestamptz,
  primary key (customer_id, account_id),
  constraint account_credentials_account_fkey foreign key (customer_id, account_id)
    references accounts (customer_id, id) on delete cascade deferrable initially deferred,
  constraint account_credentials_legacy check ((legacy_hash is null) = (legacy_algorithm is null)),
  constraint account_credentials_one check (password_hash is not null or legacy_hash is not null)
);
create index account_credentials_legacy on account_credentials (legacy_algorithm) where legacy_hash is not null;
