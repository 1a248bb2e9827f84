-- What the sentence of a remark speaks of, so that it can be said in another language. Never what stood in the cell.
alter table import_problems add column params jsonb;
