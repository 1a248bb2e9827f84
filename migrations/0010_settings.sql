-- One row: the settings that somebody has changed, by name. The others hold the value of the contract.
create table settings (
  only_row boolean primary key default true constraint settings_only_row check (only_row),
  changed jsonb not null default '{}',
  version int not null default 1,
  updated_at timestamptz not null default now()
);

insert into settings default values;
