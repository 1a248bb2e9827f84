-- Texts are kept composed (UAX #15, NFC). Those of former versions become so: for people they are the same, so there is no new
-- version and no line of the journal. Each table is read once.
do $$
declare
  one record;
begin
  for one in
    select table_name,
      string_agg(format('%1$I = normalize(%1$I, NFC)', column_name), ', ') as composed,
      string_agg(format('%I is not NFC normalized', column_name), ' or ') as wanted
    from information_schema.columns
    where table_schema = current_schema() and data_type = 'text' and is_generated = 'NEVER'
      and table_name in ('customers', 'addresses', 'notes', 'tasks', 'task_comments', 'sites', 'roles')
      and column_name not in ('id', 'code', 'search', 'search_public', 'email')
    group by table_name
  loop
    execute format('update %I set %s where %s', one.table_name, one.composed, one.wanted);
  end loop;
end $$;
