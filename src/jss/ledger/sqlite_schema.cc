// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "jss/ledger/schema_step.h"

namespace jss::ledger {
namespace {

constexpr const char* kRecords = R"sql(
create table person (
  number integer primary key,
  kind integer not null check (kind in (1, 2)),  -- 1 a freelancer, 2 a client
  pseudonym blob not null unique check (length(pseudonym) = 32),
  id text not null,
  secret blob not null check (length(secret) = 32),
  unique (kind, id)
) strict;

create table record (
  seq integer primary key,
  id text not null unique,
  at_seconds integer not null,      -- when it happened, since 1970
  at_nanoseconds integer not null,
  recorded_at integer not null,     -- nanoseconds since 1970
  contract text,
  freelancer integer references person (number),
  client integer references person (number),
  bytes blob not null,
  aside_digest blob,
  previous blob not null check (length(previous) = 32),
  digest blob not null check (length(digest) = 32)
) strict;

create index record_of_contract on record (contract) where contract is not null;
create index record_of_freelancer on record (freelancer) where freelancer is not null;
create index record_of_client on record (client) where client is not null;

create table aside (  -- texts outside the chain
  seq integer primary key references record (seq),
  salt blob not null check (length(salt) = 32),
  bytes blob not null
) strict;

create trigger record_is_never_changed before update on record
begin select raise(abort, 'the ledger is append-only'); end;
create trigger record_is_never_removed before delete on record
begin select raise(abort, 'the ledger is append-only'); end;
create trigger record_is_never_replaced before insert on record
when exists (select 1 from record where seq = new.seq or id = new.id)
begin select raise(abort, 'the ledger is append-only'); end;
create trigger person_is_never_changed before update on person
begin select raise(abort, 'the ledger is append-only'); end;
create trigger person_is_never_removed before delete on person
begin select raise(abort, 'the ledger is append-only'); end;
create trigger aside_is_never_changed before update on aside
begin select raise(abort, 'the ledger is append-only'); end;
create trigger aside_is_never_removed before delete on aside
begin select raise(abort, 'the ledger is append-only'); end;
)sql";

constexpr const char* kForgetting = R"sql(
-- People can be forgotten: id and secret of a person and the texts of a record are destroyed, all
-- of them, and nothing else can ever be changed. A secret of zeros is one that was destroyed.
alter table aside add column forgotten_for integer references person (number);

create table unswept (  -- whose destroyed bytes may still lie about in the file
  person integer primary key
) strict;

drop trigger person_is_never_changed;
create trigger person_is_only_forgotten before update on person
when not (new.number is old.number and new.kind is old.kind and new.pseudonym is old.pseudonym
  and new.secret is zeroblob(32)
  and new.id is 'forgotten-' || lower(substr(hex(old.pseudonym), 1, 16)))
begin select raise(abort, 'the ledger is append-only'); end;
create trigger person_is_never_replaced before insert on person
when exists (select 1 from person
  where number = new.number or pseudonym = new.pseudonym or (kind = new.kind and id = new.id))
begin select raise(abort, 'the ledger is append-only'); end;

drop trigger aside_is_never_changed;
create trigger aside_is_only_forgotten before update on aside
when not (new.seq is old.seq and new.salt is zeroblob(32) and new.bytes is zeroblob(0)
  and old.forgotten_for is null
  and exists (select 1 from record r join person p on p.number = new.forgotten_for
    where r.seq = old.seq and p.secret = zeroblob(32)
    and (p.number in (r.freelancer, r.client) or exists (select 1 from record s
      where s.contract = r.contract and s.freelancer is not null and s.client is not null
      and p.number in (s.freelancer, s.client)))))
begin select raise(abort, 'the ledger is append-only'); end;
create trigger aside_is_never_replaced before insert on aside
when new.forgotten_for is not null or exists (select 1 from aside where seq = new.seq)
begin select raise(abort, 'the ledger is append-only'); end;
)sql";

constexpr const char* kNotes = R"sql(
create table note (  -- what programs keep beside the records, and change
  kind text not null,
  id text not null,
  bytes blob not null,
  primary key (kind, id)
) strict, without rowid;
)sql";

}  // namespace

std::span<const SchemaStep> sqlite_schema() {
  static constexpr std::array<SchemaStep, 3> kSteps{{{1, kRecords}, {2, kForgetting}, {3, kNotes}}};
  return kSteps;
}

}  // namespace jss::ledger
