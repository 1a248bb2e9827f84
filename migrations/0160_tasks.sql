-- Something to do, for a customer or on its own; a record with a list. `search_public` holds nothing personal.
create table tasks (
  id uuid primary key,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  customer_id uuid constraint tasks_customer_id_fkey references customers (id),
  title text not null collate "und-x-icu",
  details text,
  due_on date,
  due_at timestamptz,
  performer_id uuid constraint tasks_performer_id_fkey references staff (id),
  completed boolean not null default false,
  completed_at timestamptz,
  author_id uuid,
  author_name text not null,
  external_ids jsonb not null default '[]',
  search text not null default '' collate "C",
  search_public text not null default '' collate "C",
  constraint tasks_completed_at check (completed = (completed_at is not null))
);
create index tasks_customer on tasks (customer_id, created_at desc, id) where customer_id is not null;
create index tasks_created_at on tasks (created_at, id);
create index tasks_title on tasks (title, id);
create index tasks_due_on on tasks (due_on, id);
create index tasks_performer_id on tasks (performer_id, id);
create index tasks_completed_at on tasks (completed_at, id);
-- What somebody has still to do, by day.
create index tasks_open on tasks (performer_id, due_on, id) where not completed;
create index tasks_open_due_on on tasks (due_on, id) where not completed;
create index tasks_open_customer on tasks (customer_id, due_on) where not completed;
create index tasks_search on tasks using gin (search gin_trgm_ops) with (fastupdate = off);

create table task_external_ids (
  task_id uuid not null constraint task_external_ids_task_id_fkey references tasks (id) on delete cascade,
  source text not null,
  external_id text not null,
  primary key (task_id, source, external_id),
  constraint task_external_ids_key unique (source, external_id)
);
create index task_external_ids_external_id on task_external_ids (external_id text_pattern_ops);

create table task_comments (
  id uuid primary key,
  version int not null default 1,
  task_id uuid not null constraint task_comments_task_id_fkey references tasks (id) on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  author_kind text not null,
  author_id uuid,
  author_name text not null,
  text text not null
);
create index task_comments_task on task_comments (task_id, created_at desc, id);
