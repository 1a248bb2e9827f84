-- Which lines wait is asked by transaction and snapshot alone, however they are dated: the clock of a program may be
-- days behind. Where they stand is known then, so that the rest looks at no partition before. `seen` is the snapshot of
-- that first look: a line that is committed meanwhile may be dated before all others, and is found by the next one.
create or replace function number_journal_lines(since pg_snapshot, most int, out numbered int, out waiting int, out seen pg_snapshot)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  running xid8[] := array(select pg_snapshot_xip(since));
  earliest timestamptz;
  found int;
  was bigint;
begin
  select pg_current_snapshot(), min(at), count(*) into seen, earliest, found
  from (
    (select at from journal where position is null and xid = any (running) limit 2 * most)
    union all
    (select at from journal where position is null and xid >= pg_snapshot_xmax(since) order by xid, serial limit 2 * most)
  ) as line;
  if found = 0 then
    numbered := 0;
    waiting := 0;
    return;
  end if;

  select last_position into was from journal_numbering for update;
  with candidates as materialized (
    (select at, id, ctid as spot, serial from journal where at >= earliest and position is null and xid = any (running) limit 2 * most)
    union all
    (select at, id, ctid as spot, serial from journal where at >= earliest and position is null and xid >= pg_snapshot_xmax(since) order by xid, serial limit 2 * most)
  ), first as materialized (
    select at, id, spot from candidates order by serial limit most
  ), free as materialized (
    select line.at, line.id, line.ctid as spot, line.serial
    from first join journal as line on line.at = first.at and line.id = first.id and line.ctid = first.spot
    where line.at >= earliest and line.position is null
    for update of line skip locked
  ), placed as (
    update journal as line set position = was + free.place
    from (select at, id, spot, row_number() over (order by serial) as place from free) as free
    where line.at >= earliest and line.at = free.at and line.id = free.id and line.ctid = free.spot
    returning 1
  )
  select (select count(*) from candidates), (select count(*) from placed) into waiting, numbered;

  if numbered > 0 then
    update journal_numbering set last_position = was + numbered;
    perform pg_notify('journal', (was + numbered)::text);
  end if;
  if numbered < waiting or found >= 2 * most then
    seen := since;
  end if;
end $$;
