-- Postal codes are compared without blanks, hyphens and letter case: SW1A 1AA is sw1a1aa. The same indexes, over that form.
drop index addresses_postal_code;
create index addresses_postal_code on addresses (upper(translate(postal_code collate "C", U&' \00A0-', '')), customer_id);
drop index customers_place_codes;
create index customers_place_codes
  on customers (upper(translate(billing_postal_code collate "C", U&' \00A0-', '')), name_code(last_name), name_code(first_name));
