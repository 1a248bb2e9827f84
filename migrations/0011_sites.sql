create table sites (
  id uuid primary key,
  code text not null constraint sites_code_key unique constraint sites_code_check check (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
  name text not null,
  active boolean not null default true,
  is_default boolean not null default false,
  languages text[] not null default '{}',
  currencies text[] not null default '{}',
  countries text[] not null default '{}',
  position int not null default 0,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- At most one default; that there is one is kept by never taking it but by giving it to another.
create unique index sites_one_default on sites (is_default) where is_default;

insert into sites (id, code, name, is_default) values (gen_random_uuid(), 'main', 'Main', true);
