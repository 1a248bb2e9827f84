-- The sheet of a spreadsheet that is imported; null for a file of text.
alter table imports add column sheet text;
