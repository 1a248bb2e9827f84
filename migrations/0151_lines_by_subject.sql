-- A record that may stand on the page of a customer and has one of its own is found by itself, whether it has a customer
-- or not. What is only ever found by its customer needs no entry.
drop index journal_subject;
create index journal_subject on journal (subject_type, subject_id, at desc, id desc)
  where customer_id is null or subject_type not in ('customer', 'address', 'account', 'note', 'mail');

-- The lines of an act are read record by record as well: an undo goes through them in steps.
create index journal_action_subject on journal (action_id, subject_type, subject_id)
  where customer_id is null or subject_type not in ('customer', 'address', 'account', 'note', 'mail');
