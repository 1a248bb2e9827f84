-- What a job did with each record that it was given, in the order it was given them. Kept and deleted with the job.
create table job_rows (
  run_id uuid not null references job_runs (id) on delete cascade,
  place bigint not null,
  customer_id uuid,
  title text not null,
  state text not null constraint job_rows_state check (state in ('done', 'unchanged', 'refused')),
  code text,
  message text,
  data jsonb not null default '{}',
  primary key (run_id, place)
);
create index job_rows_state on job_rows (run_id, state, place);
