-- The request that wrote a line, as its answer and the log of the program name it. Null for what no request did.
alter table journal add column request_id text;
