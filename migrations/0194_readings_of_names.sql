-- How a name is read, in kana: it is found and listed by that.
alter table customers add column if not exists reading text collate "und-x-icu";

-- Names are found by more spellings than before: the search texts are written anew in the background.
insert into job_runs (id, kind, resumable, actor_kind, actor_name)
select gen_random_uuid(), 'customers.refold', true, 'system', 'Clientele'
where exists (select from customers where erased_at is null);
insert into job_runs (id, kind, resumable, actor_kind, actor_name)
select gen_random_uuid(), 'tasks.refold', true, 'system', 'Clientele' where exists (select from tasks);
