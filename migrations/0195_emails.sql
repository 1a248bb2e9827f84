-- Several e-mails a customer. The first of them stays in customers.email; those that are there are moved as they are: no new
-- version, no line of the journal.

-- The key by which addresses are the same: lower case, the domain by its A-labels (RFC 3492, 5891). Nothing in it may be looked up by a
-- search path, as it is in indexes; in SQL it would be put into every query that names it, which takes longer than the query.
create or replace function email_key(address text) returns text language plpgsql immutable strict parallel safe as $$
declare
  sign_at int;
  folded text;
  label text;
  part text;
  labels text[] := '{}';
  points int[];
  basic text;
  n bigint; delta bigint; bias bigint; handled int; begun int; lowest bigint; q bigint; k bigint; t bigint; point int;
begin
  if octet_length(address) = length(address) then return lower(address collate "C"); end if;
  sign_at := length(address) - position('@' in reverse(address)) + 1;
  if sign_at > length(address) then return lower(normalize(address, NFC) collate "und-x-icu"); end if;
  folded := lower(normalize(left(address, sign_at - 1), NFC) collate "und-x-icu");
  foreach label in array string_to_array(
    normalize(lower(replace(normalize(substr(address, sign_at + 1), NFKC), 'Σ', 'σ') collate "und-x-icu"), NFKC), '.')
  loop
    foreach part in array string_to_array(replace(label, '。', '.'), '.') loop
      if octet_length(part) = length(part) then labels := labels || part; continue; end if;
      points := array(select ascii(sign) from regexp_split_to_table(part, '') with ordinality as signs (sign, place) order by place);
      basic := regexp_replace(part, '[^\x01-\x7f]', '', 'g');
      begun := length(basic);
      handled := begun;
      if begun > 0 then basic := basic || '-'; end if;
      n := 128; delta := 0; bias := 72;
      while handled < cardinality(points) loop
        select min(one) into lowest from unnest(points) as one where one >= n;
        delta := delta + (lowest - n) * (handled + 1);
        n := lowest;
        foreach point in array points loop
          if point < n then delta := delta + 1; end if;
          if point = n then
            q := delta;
            k := 36;
            loop
              t := greatest(1, least(26, k - bias));
              exit when q < t;
              basic := basic || chr((case when t + (q - t) % (36 - t) < 26 then 97 else 22 end + t + (q - t) % (36 - t))::int);
              q := (q - t) / (36 - t);
              k := k + 36;
            end loop;
            basic := basic || chr((case when q < 26 then 97 else 22 end + q)::int);
            delta := case when handled = begun then delta / 700 else delta / 2 end;
            delta := delta + delta / (handled + 1);
            k := 0;
            while delta > 455 loop delta := delta / 35; k := k + 36; end loop;
            bias := k + 36 * delta / (delta + 38);
            delta := 0;
            handled := handled + 1;
          end if;
        end loop;
        delta := delta + 1;
        n := n + 1;
      end loop;
      labels := labels || ('xn--' || basic);
    end loop;
  end loop;
  return folded || '@' || array_to_string(labels, '.');
end $$;

create table if not exists customer_emails (
  customer_id uuid not null constraint customer_emails_customer_id_fkey references customers (id),
  id uuid not null,
  place int not null,
  address text not null collate "und-x-icu",
  label text,
  state text not null collate "C" constraint customer_emails_state check (state in ('valid', 'invalid')),
  primary key (customer_id, id)
);

-- What a file brought that is no address is marked; the program looks more closely when somebody saves it.
create or replace function is_email_as_moved(address text) returns boolean language sql immutable parallel safe
return length(address) <= 254 and address collate "und-x-icu" ~
  '^("([^"\\]|\\.)+"|[[:alnum:]!#$%&''*+/=?^_`{|}~-]+(\.[[:alnum:]!#$%&''*+/=?^_`{|}~-]+)*)@([[:alnum:]]([[:alnum:]-]{0,61}[[:alnum:]])?\.)+([[:alpha:]]{2,63}|xn--[a-z0-9-]+)$'
  and octet_length(split_part(address, '@', 1)) <= 64;

-- Many rows at once: the table is written once and its indexes are built, in place of an update of each row and each of its indexes.
do $$ begin
  if not exists (select from pg_attribute where attrelid = 'customers'::regclass and attname = 'emails' and not attisdropped) then
    set local maintenance_work_mem = '256MB';
    drop index if exists customers_email_folded;
    alter table customers add column emails jsonb not null default '[]';
    alter table customers alter column emails type jsonb using case
      when email is null then '[]'
      else jsonb_build_array(jsonb_build_object('id', id, 'address', email, 'label', null, 'valid', is_email_as_moved(email))) end;
    insert into customer_emails (customer_id, id, place, address, state)
      select id, id, 0, email, case when is_email_as_moved(email) then 'valid' else 'invalid' end from customers where email is not null;
    -- An account has its customer's e-mail, unless somebody changed it by SQL: then it stands behind the first one.
    with others as (
      insert into customer_emails (customer_id, id, place, address, state)
      select a.customer_id, a.id, row_number() over (partition by a.customer_id order by a.created_at, a.id), a.email, 'valid'
      from accounts a join customers c on c.id = a.customer_id and c.erased_at is null
      where not exists (select from customers o where o.id = a.customer_id and email_key(o.email) = email_key(a.email))
        and a.id = (select b.id from accounts b where b.customer_id = a.customer_id and email_key(b.email) = email_key(a.email) order by b.id limit 1)
      returning *
    ), listed as (
      select customer_id, jsonb_agg(jsonb_build_object('id', id, 'address', address, 'label', null, 'valid', true) order by place) as entries
      from others group by customer_id
    )
    update customers c set emails = c.emails || l.entries, email = coalesce(c.email, l.entries -> 0 ->> 'address')
      from listed l where l.customer_id = c.id;
    -- Where there was none before, they begin the list.
    update customer_emails e set place = e.place - 1
      where not exists (select from customer_emails o where o.customer_id = e.customer_id and o.place = 0);
  end if;
end $$;
drop function is_email_as_moved(text);

create index if not exists customer_emails_key on customer_emails ((email_key(address) collate "C"));
create index if not exists customer_emails_invalid on customer_emails (customer_id) where state <> 'valid';
drop index if exists customers_email_folded;
create index if not exists customers_email_key on customers ((email_key(email) collate "C"));

drop index if exists import_rows_email;
create index if not exists import_rows_email on import_rows ((email_key(email) collate "C")) where email is not null;

drop index if exists accounts_email;
create index if not exists accounts_email on accounts ((email_key(email) collate "C"));
drop index if exists accounts_email_key;
-- Accounts that have had the same mailbox under two forms of its domain stay as they are; nobody gets another one.
do $$
declare twins text;
begin
  select quote_literal(array_agg(id)::text) into twins from (
    select id, row_number() over (partition by realm, email_key(email) order by created_at, id) as place from accounts) a where place > 1;
  execute 'create unique index accounts_email_key on accounts (realm, (email_key(email) collate "C"))'
    || coalesce(' where id <> all (' || twins || '::uuid[])', '');
end $$;
