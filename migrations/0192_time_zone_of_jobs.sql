-- "The last seven days" of a job end on the day of whoever asked for it.
alter table job_runs add column if not exists time_zone text not null default 'UTC';
