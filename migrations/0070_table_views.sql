-- Columns, order and filter of a list under a name. What is kept was right when it was saved; what of it no longer
-- exists is left out when it is read.
create table table_views (
  id uuid primary key,
  resource text not null,
  name text not null,
  names jsonb not null default '{}',
  scope text not null constraint table_views_scope_check check (scope in ('personal', 'shared', 'default')),
  -- Null: made by a program.
  owner_id uuid constraint table_views_owner_fkey references staff on delete cascade,
  owner_name text not null,
  columns jsonb not null,
  density text not null,
  sort text,
  filter jsonb,
  q text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint table_views_owner_check check (owner_id is not null or scope <> 'personal')
);
create unique index table_views_default_key on table_views (resource) where scope = 'default';
create index table_views_shared on table_views (resource, created_at, id) where scope <> 'personal';
create index table_views_owner on table_views (owner_id, resource) where owner_id is not null;
