-- Why something failed is kept with its code, so that pages can say it in every language.
alter table job_runs alter column error type jsonb
  using case when error is not null then jsonb_build_object('code', 'unforeseen', 'message', error, 'params', jsonb_build_object('why', error)) end;
alter table imports alter column error type jsonb
  using case when error is not null then jsonb_build_object('code', 'unforeseen', 'message', error, 'params', jsonb_build_object('why', error)) end;
alter table exports alter column error type jsonb
  using case when error is not null then jsonb_build_object('code', 'unforeseen', 'message', error, 'params', jsonb_build_object('why', error)) end;
