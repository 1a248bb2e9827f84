-- Lines of the security log, newest first, among millions that are not: its kinds are those that records declare
-- (`security`), and a test holds the two together.
create index if not exists journal_security on journal (at desc, id desc) where kind in (
  'settings.changed',
  'staff.created', 'staff.changed', 'staff.password_set', 'staff.link_made', 'staff.link_used',
  'role.created', 'role.changed', 'role.deleted',
  'api_key.created', 'api_key.revoked',
  'export.created', 'export.downloaded', 'export.deleted',
  'sign_in.succeeded', 'sign_in.new_address', 'sign_in.failed', 'sign_in.locked_out',
  'session.ended',
  'access.refused'
);

-- How often what a line tells of has come within its hour: the line is written by the first, and never changed.
-- `fold` says what is counted together; it holds addresses, and goes when the hour is over.
create table if not exists folded_lines (
  line_id uuid primary key,
  kind text not null,
  hour timestamptz not null,
  fold text,
  count int not null default 1,
  last_at timestamptz not null,
  constraint folded_lines_fold_key unique (kind, hour, fold)
);

-- From where somebody has signed in: an IPv4 address, or the first 64 bits of an IPv6 address.
create table if not exists known_addresses (
  staff_id uuid not null constraint known_addresses_staff_fkey references staff on delete cascade,
  address text not null,
  seen_at timestamptz not null,
  primary key (staff_id, address)
);

-- No statement takes lines out of the journal or changes what they say of who, when and what: only values are wiped
-- (changes, data), and a line gets its position. Asked once a statement, so that writing costs nothing.
create or replace function refuse_change_of_journal() returns trigger language plpgsql as $$
begin
  raise exception 'Lines of the journal stay as they are: % was refused.', tg_op using errcode = 'restrict_violation';
end $$;

create or replace trigger journal_stays before delete on journal
  for each statement execute function refuse_change_of_journal();
create or replace trigger journal_says_the_same
  before update of id, serial, xid, action_id, request_id, at, actor_kind, actor_id, actor_name, source, kind,
    customer_id, unit_id, subject_type, subject_id on journal
  for each statement execute function refuse_change_of_journal();
