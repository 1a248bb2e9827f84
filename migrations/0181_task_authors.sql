-- Whoever sees their own tasks alone sees those that they have written, too.
create index tasks_author_id on tasks (author_id, id) where author_id is not null;
