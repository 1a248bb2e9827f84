-- The row of a file that names its columns, as a spreadsheet counts: not every file begins with it.
alter table imports add column if not exists header_row integer;
