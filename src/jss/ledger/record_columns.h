// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace jss::ledger {

/// What both databases are asked for where a whole record is wanted, and where from.
inline constexpr const char* kRecordColumns =
    "r.seq, r.id, r.at_seconds, r.at_nanoseconds, r.recorded_at, r.contract, r.bytes, "
    "r.aside_digest, r.previous, r.digest, "
    "f.number, f.kind, f.pseudonym, f.id, f.secret, "
    "c.number, c.kind, c.pseudonym, c.id, c.secret, "
    "a.salt, a.bytes "
    "FROM record r LEFT JOIN person f ON f.number = r.freelancer "
    "LEFT JOIN person c ON c.number = r.client LEFT JOIN aside a ON a.seq = r.seq ";

}  // namespace jss::ledger
