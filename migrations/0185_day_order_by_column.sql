-- That the month comes first was what was not chosen otherwise: each column shows its order now, or it is asked.
update import_profiles set settings = settings - 'day_first' where settings ->> 'day_first' = 'false';
update imports set settings = settings - 'day_first' where settings ->> 'day_first' = 'false' and state in ('queued', 'running');
