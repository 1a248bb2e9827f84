-- Rows of jobs are about records of any kind. Those that are there are about customers, also where the customer is gone.
alter table job_rows rename column customer_id to subject_id;
alter table job_rows add column subject_type text not null default 'customer';
alter table job_rows alter column subject_type drop default;
