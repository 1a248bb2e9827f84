-- Every piece of work done in the background, kept for a while after it has ended. The queue itself is the schema
-- graphile_worker: it only wakes a worker with the id of a run; what a run is, and how far it came, is written here.
create table job_runs (
  id uuid primary key,
  kind text not null,
  title text,
  params jsonb not null default '{}',
  state text not null default 'queued'
    constraint job_runs_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Small upkeep that would only fill the list of jobs.
  background boolean not null default false,
  -- May be started again after it was interrupted in the middle.
  resumable boolean not null,
  schedule text,
  progress bigint not null default 0,
  total bigint,
  note text,
  checkpoint jsonb,
  result jsonb,
  error text,
  attempts int not null default 0,
  max_attempts int not null default 1,
  interruptions int not null default 0,
  -- The worker that runs it, and the claim it holds: who lost the claim can no longer write to the run.
  worker_id text,
  claim uuid,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  created_at timestamptz not null default now(),
  run_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  cancel_requested_at timestamptz
);
create index job_runs_listed on job_runs (created_at, id) where not background;
create index job_runs_created_at on job_runs (created_at, id);
create index job_runs_kind on job_runs (kind, created_at, id);
create index job_runs_actor on job_runs (actor_id, created_at, id);
create index job_runs_schedule on job_runs (schedule, created_at) where schedule is not null;
create index job_runs_open on job_runs (state, run_at) where state in ('queued', 'running');
create index job_runs_finished_at on job_runs (finished_at);

-- The workers that are alive: each holds an advisory lock as long as its connection lives, and says so here.
create table job_workers (
  id text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
