// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "jss/ledger/schema_step.h"

namespace jss::ledger {
namespace {

constexpr const char* kRecords = R"sql(
create table person (
  number bigint primary key,
  kind bigint not null check (kind in (1, 2)),  -- 1 a freelancer, 2 a client
  pseudonym bytea not null unique check (length(pseudonym) = 32),
  id text not null,
  secret bytea not null check (length(secret) = 32),
  unique (kind, id)
);

create table record (
  seq bigint primary key,
  id text not null unique,
  at_seconds bigint not null,      -- when it happened, since 1970
  at_nanoseconds bigint not null,
  recorded_at bigint not null,     -- nanoseconds since 1970
  contract text,
  freelancer bigint references person (number),
  client bigint references person (number),
  bytes bytea not null,
  aside_digest bytea,
  previous bytea not null check (length(previous) = 32),
  digest bytea not null check (length(digest) = 32)
);

create index record_of_contract on record (contract) where contract is not null;
create index record_of_freelancer on record (freelancer) where freelancer is not null;
create index record_of_client on record (client) where client is not null;

create table aside (  -- texts outside the chain
  seq bigint primary key,
  salt bytea not null check (length(salt) = 32),
  bytes bytea not null
);

create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'the ledger is append-only'; end $$;
create trigger record_is_append_only before update or delete or truncate on record
  for each statement execute function refuse_change();
create trigger person_is_append_only before update or delete or truncate on person
  for each statement execute function refuse_change();
create trigger aside_is_append_only before update or delete or truncate on aside
  for each statement execute function refuse_change();
)sql";

constexpr const char* kForgetting = R"sql(
-- People can be forgotten: id and secret of a person and the texts of a record are destroyed, all
-- of them, and nothing else can ever be changed. A secret of zeros is one that was destroyed.
alter table aside add column forgotten_for bigint references person (number);

create table unswept (  -- whose destroyed bytes may still lie about in the files
  person bigint primary key,
  since xid8 not null default pg_current_xact_id()
);

drop trigger person_is_append_only on person;
create trigger person_is_append_only before delete or truncate on person
  for each statement execute function refuse_change();
create trigger person_is_only_forgotten before update on person for each row
  when (row(new.number, new.kind, new.pseudonym, new.secret, new.id) is distinct from
    row(old.number, old.kind, old.pseudonym, decode(repeat('00', 32), 'hex'),
      'forgotten-' || left(encode(old.pseudonym, 'hex'), 16)))
  execute function refuse_change();

drop trigger aside_is_append_only on aside;
create trigger aside_is_append_only before delete or truncate on aside
  for each statement execute function refuse_change();
create function refuse_unless_forgotten() returns trigger language plpgsql
  set search_path from current as $$
  begin
    if new.seq = old.seq and new.salt = decode(repeat('00', 32), 'hex') and new.bytes = ''
      and old.forgotten_for is null
      and exists (select 1 from record r join person p on p.number = new.forgotten_for
        where r.seq = old.seq and p.secret = decode(repeat('00', 32), 'hex')
        and (p.number in (r.freelancer, r.client) or exists (select 1 from record s
          where s.contract = r.contract and s.freelancer is not null and s.client is not null
          and p.number in (s.freelancer, s.client))))
    then return new; end if;
    raise exception 'the ledger is append-only';
  end $$;
create trigger aside_is_only_forgotten before update on aside for each row
  execute function refuse_unless_forgotten();
create trigger aside_is_never_written_forgotten before insert on aside for each row
  when (new.forgotten_for is not null) execute function refuse_change();
)sql";

constexpr const char* kNotes = R"sql(
create table note (  -- what programs keep beside the records, and change
  kind text not null,
  id text not null,
  bytes bytea not null,
  primary key (kind, id)
);
)sql";

}  // namespace

std::span<const SchemaStep> postgres_schema() {
  static constexpr std::array<SchemaStep, 3> kSteps{{{1, kRecords}, {2, kForgetting}, {3, kNotes}}};
  return kSteps;
}

}  // namespace jss::ledger
