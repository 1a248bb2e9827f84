-- Letters that the program sends. `held`: written while no mail server was set, kept until somebody decides.
create table outgoing_mail (
  id uuid primary key,
  state text not null
    constraint outgoing_mail_state check (state in ('queued', 'held', 'sent', 'failed', 'withdrawn')),
  purpose text not null,
  -- The body has a one-time link or the like: hidden from most, wiped once the letter has gone.
  confidential boolean not null default false,
  customer_id uuid,
  "to" text not null,
  subject text not null,
  text text,
  html text,
  attempts int not null default 0,
  last_error text,
  job_id uuid,
  created_at timestamptz not null default now(),
  created_by_kind text not null,
  created_by_id uuid,
  created_by_name text not null,
  sent_at timestamptz
);
create index outgoing_mail_created_at on outgoing_mail (created_at, id);
create index outgoing_mail_state_created_at on outgoing_mail (state, created_at, id);
create index outgoing_mail_customer on outgoing_mail (customer_id, created_at desc, id) where customer_id is not null;
