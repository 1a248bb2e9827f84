-- Postal codes are compared without blanks, hyphens and letter case: SW1A 1AA is sw1a1aa. The same indexes, over that form.
drop index if exists addresses_postal_code;
create index if not exists addresses_postal_code on addresses (upper(translate(postal_code collate "C", U&' \00A0-', '')), customer_id);
drop index if exists customers_place_codes;
create index if not exists customers_place_codes
  on customers (upper(translate(billing_postal_code collate "C", U&' \00A0-', '')), name_code(last_name), name_code(first_name));
