-- Likely doubles whose names or postal codes were mistyped are found by the street and the city, and by the city and the
-- first name. A street sounds by its letters: its number is not heard.
create index if not exists customers_city_codes on customers (name_code(billing_city), name_code(first_name))
  where billing_city is not null and first_name is not null;
create index if not exists addresses_street_codes on addresses (left(name_code(line1), 3), name_code(city))
  where line1 is not null and city is not null;
