// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "jss/ledger/schema_step.h"

namespace jss::ledger {

std::span<const SchemaStep> sqlite_schema() {
  static constexpr std::array<SchemaStep, 1> kSteps{{{1, R"sql(
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
)sql"}}};
  return kSteps;
}

}  // namespace jss::ledger
