-- Files of customers that somebody asked for. `request` is what was asked, with the values of the filter, and goes when
-- the export is over; `told` is the same without personal values and stays. `members` has a bit for each customer in the
-- files, at the place of its serial: an erase finds by it the files that the person is in.
create table exports (
  id uuid primary key,
  name text not null,
  state text not null default 'queued'
    constraint exports_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  error text,
  request jsonb,
  told jsonb not null,
  -- What its reader must be allowed to see.
  personal boolean not null,
  site_ids uuid[],
  source text not null,
  rows bigint,
  address_rows bigint,
  members bytea,
  job_id uuid,
  created_by_kind text not null,
  created_by_id uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  expires_at timestamptz not null
);
create index exports_created_at on exports (created_at, id);
create index exports_created_by on exports (created_by_id, created_at, id);
create index exports_expires_at on exports (expires_at);

create table export_files (
  export_id uuid not null constraint export_files_export_id_fkey references exports (id) on delete cascade,
  part text not null constraint export_files_part check (part in ('customers', 'addresses')),
  file_id uuid not null constraint export_files_file_id_fkey references files (id) on delete cascade,
  primary key (export_id, part)
);
create index export_files_file_id on export_files (file_id);

-- Who was erased while a file was being written.
create index customers_erased_at on customers (erased_at) where erased_at is not null;
