-- Guessed from the name, kept beside the stated gender.
alter table customers
  add column presumed_gender text,
  add constraint customers_presumed_gender check (presumed_gender in ('female', 'male')) not valid;
alter table customers validate constraint customers_presumed_gender;

create index customers_presumed_gender on customers (presumed_gender);
create index customers_gender_or_presumed on customers (coalesce(gender, presumed_gender));

-- Customers who are there already are gone through in the background.
insert into job_runs (id, kind, resumable, actor_kind, actor_name)
select gen_random_uuid(), 'customers.presume_gender', true, 'system', 'Clientele'
where exists (select from customers where erased_at is null);
