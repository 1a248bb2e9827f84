-- Files of any record with a list. What a file holds is the name of its record, or of what belongs to that.
alter table export_files drop constraint export_files_part;

-- Whether it was written by somebody who sees every row of the record: then no one else may read it.
alter table exports add column sees_all boolean;
update exports set sees_all = site_ids is null;
alter table exports alter column sees_all set not null;
