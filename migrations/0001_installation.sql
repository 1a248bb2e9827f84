create extension if not exists pg_trgm;

-- One row: what belongs to the installation itself. The secret keys the hashes of erased identities and signed links.
create table installation (
  only_row boolean primary key default true constraint installation_only_row check (only_row),
  secret bytea not null,
  set_up_at timestamptz,
  created_at timestamptz not null default now()
);

insert into installation (secret)
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- Answers of creates that came with an Idempotency-Key, for a day.
create table idempotency_keys (
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  -- The record that the answer is about, so that an erase reaches it.
  subject_ids uuid[] not null default '{}',
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index idempotency_keys_subject_ids on idempotency_keys using gin (subject_ids);
create index idempotency_keys_created_at on idempotency_keys (created_at);
