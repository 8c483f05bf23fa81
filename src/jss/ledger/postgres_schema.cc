// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "jss/ledger/schema_step.h"

namespace jss::ledger {

std::span<const SchemaStep> postgres_schema() {
  static constexpr std::array<SchemaStep, 1> kSteps{{{1, R"sql(
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
)sql"}}};
  return kSteps;
}

}  // namespace jss::ledger
