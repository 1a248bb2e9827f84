-- Everything that happened: one line for each touched record, lines of one act share action_id.
-- Lines get their position after the commit, by number_journal_lines; xid says which transaction wrote them.
create sequence journal_serial;

create table journal (
  id uuid not null,
  serial bigint not null default nextval('journal_serial'),
  xid xid8 not null default pg_current_xact_id(),
  position bigint,
  action_id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  source text not null,
  kind text not null,
  customer_id uuid,
  unit_id uuid,
  subject_type text not null,
  subject_id text not null,
  changes jsonb not null default '{}',
  data jsonb not null default '{}',
  constraint journal_pkey primary key (at, id)
) partition by range (at);

alter sequence journal_serial owned by journal.serial;

create index journal_customer on journal (customer_id, at desc, id desc) where customer_id is not null;
create index journal_unit on journal (unit_id, at desc, id desc) where unit_id is not null;
create index journal_subject on journal (subject_type, subject_id, at desc, id desc) where customer_id is null;
create index journal_action on journal (action_id);
create index journal_position on journal (position) where position is not null;
create index journal_unnumbered on journal (xid, serial) where position is null;

-- Takes the lines of months that have no partition, so that no line ever fails; they move when the month gets one.
create table journal_default partition of journal default;

-- Makes the partitions of the months (UTC) from the one moment to the other, and moves lines there that had landed in
-- the default one. Returns how many it made. Set a lock_timeout: it waits for whoever reads the whole journal.
create function ensure_journal_partitions(first_at timestamptz, last_at timestamptz) returns int
language plpgsql set timezone = 'UTC' as $$
declare
  month timestamptz := date_trunc('month', first_at);
  following timestamptz;
  part text;
  made int := 0;
begin
  while month <= last_at loop
    following := month + interval '1 month';
    part := 'journal_' || to_char(month, 'YYYY_MM');
    if to_regclass(part) is null then
      lock table journal_default in access exclusive mode;
      if to_regclass(part) is null then
        execute format('create table %I (like journal including defaults)', part);
        execute format('with moved as (delete from journal_default where at >= %L and at < %L returning *) insert into %I select * from moved', month, following, part);
        execute format('alter table journal attach partition %I for values from (%L) to (%L)', part, month, following);
        made := made + 1;
      end if;
    end if;
    month := following;
  end loop;
  return made;
end $$;

select ensure_journal_partitions(now(), now() + interval '2 months');

create table journal_numbering (
  only_row boolean primary key default true constraint journal_numbering_only_row check (only_row),
  last_position bigint not null default 0
);
insert into journal_numbering default values;

-- Gives positions to committed lines, at most `most` at a time, and tells listeners of the channel "journal" the last one.
--
-- `since` is the snapshot up to which all lines have a position ('1:1:' for none). A line that was not visible then was
-- written by a transaction that was running (it is in xip) or had not begun (xid >= xmax). So nothing is missed,
-- however late it commits, and nothing but new lines is looked at, however long another transaction stays open.
-- `seen` is the snapshot to ask with next time. Lines that somebody else has locked are left for the next time.
-- With a snapshot only the partitions of the last days are looked at: what is dated further back waits for a look at all.
-- The row of journal_numbering makes it safe for several to call it at once.
create function number_journal_lines(since pg_snapshot, most int, out numbered int, out waiting int, out seen pg_snapshot)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  running xid8[] := array(select pg_snapshot_xip(since));
  earliest timestamptz := case when pg_snapshot_xmax(since) = '1' then '-infinity' else now() - interval '7 days' end;
  was bigint;
  something boolean;
begin
  select pg_current_snapshot(),
         exists (select from journal where at >= earliest and position is null and xid >= pg_snapshot_xmax(since))
           or exists (select from journal where at >= earliest and position is null and xid = any (running))
    into seen, something;
  if not something then
    numbered := 0;
    waiting := 0;
    return;
  end if;

  select last_position into was from journal_numbering for update;
  with candidates as materialized (
    (select at, id from journal where at >= earliest and position is null and xid = any (running) limit most)
    union all
    (select at, id from journal where at >= earliest and position is null and xid >= pg_snapshot_xmax(since) order by xid, serial limit most)
    limit most
  ), free as materialized (
    select line.at, line.id, line.xid, line.serial
    from candidates join journal as line using (at, id)
    where line.at >= earliest and line.position is null
    for update of line skip locked
  ), placed as (
    update journal as line set position = was + free.place
    from (select at, id, row_number() over (order by xid, serial) as place from free) as free
    where line.at >= earliest and line.at = free.at and line.id = free.id
    returning 1
  )
  select pg_current_snapshot(), (select count(*) from candidates), (select count(*) from placed)
    into seen, waiting, numbered;

  if numbered > 0 then
    update journal_numbering set last_position = was + numbered;
    perform pg_notify('journal', (was + numbered)::text);
  end if;
  if waiting = most or numbered < waiting then
    seen := since;
  end if;
end $$;

-- How far each follower has read, and why it waits if it does.
create table journal_followers (
  name text primary key,
  position bigint not null,
  failures int not null default 0,
  error text,
  failed_at timestamptz,
  retry_at timestamptz
);
