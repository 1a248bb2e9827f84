-- Many records of any kind are changed at once. What is under way is about customers.
alter table bulk_actions add column resource text not null default 'customers';
alter table bulk_actions alter column resource drop default;
alter table bulk_targets rename column customer_id to subject_id;
