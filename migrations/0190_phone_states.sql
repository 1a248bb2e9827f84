-- A number of which only a guess says that it is one of another country; and what a number is, for those who filter by it.
alter table customer_phones add column if not exists guessed boolean not null default false;
create or replace function phone_state(e164 text, valid boolean, guessed boolean) returns text language sql immutable parallel safe
return case when e164 is null then 'unclear' when not valid then 'unassigned' when guessed then 'guessed' else 'valid' end;
create index if not exists customer_phones_state on customer_phones (phone_state(e164, valid, guessed), customer_id);
