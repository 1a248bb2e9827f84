-- What is done to many customers, for as long as the job is not done: values somebody gave need not stay behind it.
create table bulk_actions (
  id uuid primary key,
  run_id uuid not null references job_runs (id) on delete cascade,
  action jsonb not null
);
create index bulk_actions_run_id on bulk_actions (run_id);

-- To whom, in the order of the list: fixed when somebody confirmed it, so that the work does not move what it works on.
-- Without references, as there may be a million: what bulk_actions no longer knows of is removed.
create table bulk_targets (
  bulk_id uuid not null,
  place bigint not null,
  customer_id uuid not null,
  version int,
  primary key (bulk_id, place)
);
