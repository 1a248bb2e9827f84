-- Permissions of a predefined role are those of the program; the column counts for roles of one's own.
create table roles (
  id uuid primary key,
  code text not null constraint roles_code_key unique constraint roles_code_check check (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
  name text not null,
  permissions text[] not null default '{}',
  predefined boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now()
);

insert into roles (id, code, name, predefined) values
  (gen_random_uuid(), 'administrator', 'Administrator', true),
  (gen_random_uuid(), 'manager', 'Manager', true),
  (gen_random_uuid(), 'support', 'Support', true),
  (gen_random_uuid(), 'integration', 'Integration', true),
  (gen_random_uuid(), 'viewer', 'Viewer', true);

create table staff (
  id uuid primary key,
  email text not null,
  name text not null,
  language text not null default 'en',
  active boolean not null default true,
  -- Null until a first password was chosen.
  password_hash text,
  -- False: only the sites in staff_sites.
  all_sites boolean not null default true,
  last_sign_in_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create unique index staff_email_key on staff (lower(email));

create table staff_roles (
  staff_id uuid not null constraint staff_roles_staff_fkey references staff on delete cascade,
  role_id uuid not null constraint staff_roles_role_fkey references roles,
  primary key (staff_id, role_id)
);
create index staff_roles_role_id on staff_roles (role_id);

create table staff_sites (
  staff_id uuid not null constraint staff_sites_staff_fkey references staff on delete cascade,
  site_id uuid not null constraint staff_sites_site_fkey references sites,
  primary key (staff_id, site_id)
);
create index staff_sites_site_id on staff_sites (site_id);

create table staff_preferences (
  staff_id uuid not null constraint staff_preferences_staff_fkey references staff on delete cascade,
  key text not null,
  value jsonb not null,
  primary key (staff_id, key)
);

-- Tokens are stored as their SHA-256.
create table staff_sessions (
  id uuid primary key,
  staff_id uuid not null constraint staff_sessions_staff_fkey references staff on delete cascade,
  token_hash bytea not null constraint staff_sessions_token_hash_key unique,
  address text not null,
  user_agent text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index staff_sessions_staff_id on staff_sessions (staff_id);

create table password_links (
  staff_id uuid primary key constraint password_links_staff_fkey references staff on delete cascade,
  token_hash bytea not null constraint password_links_token_hash_key unique,
  expires_at timestamptz not null
);

-- Tries to sign in, by e-mail (hashed) and by address, and tries of the set-up code.
create table sign_in_attempts (
  subject text primary key,
  attempts int not null,
  started_at timestamptz not null,
  blocked_until timestamptz
);

create table api_keys (
  id uuid primary key,
  name text not null,
  prefix text not null,
  key_hash bytea not null constraint api_keys_key_hash_key unique,
  role_id uuid constraint api_keys_role_fkey references roles,
  all_sites boolean not null default true,
  requests_per_minute int,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  created_by text not null,
  constraint api_keys_role_check check (role_id is not null or revoked_at is not null)
);
create index api_keys_role_id on api_keys (role_id);

create table api_key_sites (
  api_key_id uuid not null constraint api_key_sites_api_key_fkey references api_keys on delete cascade,
  site_id uuid not null constraint api_key_sites_site_fkey references sites,
  primary key (api_key_id, site_id)
);
create index api_key_sites_site_id on api_key_sites (site_id);

-- Codes printed at start, as SHA-256, until the first administrator exists.
create table setup_codes (
  code_hash bytea primary key,
  created_at timestamptz not null default now()
);
