-- Mappings of columns that are kept by name. Predefined ones are part of the program.
create table import_profiles (
  id uuid primary key,
  name text not null,
  settings jsonb not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index import_profiles_name_key on import_profiles (lower(name));

-- Every import and every check of one. The counts and last_row are written with the rows that they stand for.
create table imports (
  id uuid primary key,
  file_id uuid constraint imports_file_id_fkey references files (id) on delete set null,
  file_name text not null,
  profile text,
  dry_run boolean not null,
  settings jsonb not null,
  encoding text,
  delimiter text,
  state text not null default 'queued'
    constraint imports_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  error text,
  -- The last row of the file that is done; the header is row 1.
  last_row bigint not null default 1,
  total bigint,
  read int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  skipped int not null default 0,
  refused int not null default 0,
  warnings int not null default 0,
  job_id uuid,
  error_file_id uuid constraint imports_error_file_id_fkey references files (id) on delete set null,
  created_by_kind text not null,
  created_by_id uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  progress_at timestamptz not null default now(),
  finished_at timestamptz
);
create index imports_created_at on imports (created_at, id);
create index imports_file_id on imports (file_id) where file_id is not null;
create index imports_error_file_id on imports (error_file_id) where error_file_id is not null;

-- Remarks on rows, for a week: they hold what the file said.
create table import_problems (
  import_id uuid not null constraint import_problems_import_id_fkey references imports (id) on delete cascade,
  n bigint generated always as identity,
  row_number bigint not null,
  column_name text,
  value text,
  outcome text,
  code text not null,
  message text not null,
  customer_id uuid constraint import_problems_customer_id_fkey references customers (id),
  primary key (import_id, n)
);
create index import_problems_customer on import_problems (customer_id) where customer_id is not null;
