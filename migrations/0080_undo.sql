-- The lines of an act are also read customer by customer, in their order: an undo goes through them in steps.
drop index journal_action;
create index journal_action on journal (action_id, customer_id);

-- Which acts were undone, by which act and which job. An act is undone once; its undo may be undone in turn.
create table journal_undos (
  action_id uuid constraint journal_undos_pkey primary key,
  undo_action_id uuid not null constraint journal_undos_undo_action_id_key unique,
  job_id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null
);
