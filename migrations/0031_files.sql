-- Files under DATA_DIR/files; `key` is the random name of the bytes there.
create table files (
  id uuid primary key,
  key text not null constraint files_key_key unique,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  purpose text not null,
  customer_id uuid,
  created_at timestamptz not null default now(),
  created_by_kind text not null,
  created_by_id uuid,
  created_by_name text not null,
  expires_at timestamptz
);
create index files_customer on files (customer_id, created_at desc, id) where customer_id is not null;
create index files_expires_at on files (expires_at) where expires_at is not null;
