-- An undo leaves what whoever started it may not see or change. Others may undo that rest: once each time, in parts.
alter table journal_undos drop constraint journal_undos_pkey;
alter table journal_undos add column part smallint not null default 1;
alter table journal_undos add constraint journal_undos_pkey primary key (action_id, part);

-- The rows of that rest, by the page that lines are told on.
create table journal_undo_left (
  undo_action_id uuid not null references journal_undos (undo_action_id) on delete cascade,
  subject_type text not null,
  subject_id uuid not null,
  -- They might not see it; else they might not change all of it.
  hidden boolean not null,
  primary key (undo_action_id, subject_type, subject_id)
);
