-- Likely doubles are looked for by keys that survive typing errors: never by comparing a name with all others.
create extension if not exists fuzzystrmatch;

-- How a name sounds: of accents, umlauts and Cyrillic letters their Latin letters first. Names of scripts that have no
-- sound here are keyed by how they begin.
create function name_code(name text) returns text language sql immutable parallel safe
return coalesce(
  nullif(
    dmetaphone(
      translate(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(name),
          'щ', 'shch'), 'ш', 'sh'), 'ч', 'ch'), 'ж', 'zh'), 'х', 'kh'), 'ц', 'ts'), 'ю', 'yu'), 'я', 'ya'), 'ß', 'ss'),
        'àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķĺľłļñńňņòóôõöøōőŕřśşšșťţțùúûüūůűųýÿźżžабвгдеёзийклмнопрстуфыэіїєґьъ''’- .',
        'aaaaaaaaacccddeeeeeeeeggiiiiiiikllllnnnnoooooooorrsssstttuuuuuuuuyyzzzabvgdeeziiklmnoprstufyeiieg'
      )
    ),
    ''
  ),
  left(lower(name), 3)
);

create index customers_name_codes on customers (name_code(last_name), name_code(first_name));
create index customers_place_codes on customers (billing_postal_code, name_code(last_name), name_code(first_name));
create index customers_company_start on customers (left(lower(company_name), 8), billing_postal_code)
  where company_name is not null;
create index customers_date_of_birth on customers (date_of_birth, id) where date_of_birth is not null;
