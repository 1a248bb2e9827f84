-- What a check found is also found by what its rows are called, and by whom they look like, when somebody is erased.
create index if not exists import_rows_title on import_rows (lower(left(title, 200))) where title is not null;
create index if not exists import_rows_lookalikes on import_rows using gin (lookalikes jsonb_path_ops) where lookalikes <> '[]';

-- Remarks that tell of two persons: whom a row found, and whom it meant.
create index if not exists import_problems_somebody_else on import_problems (import_id) where code = 'somebody_else';

-- Rows of the same file that are probably the same person.
alter table import_rows add column if not exists same_file jsonb not null default '[]';
