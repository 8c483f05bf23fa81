// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "jss/ledger/stored_record.h"

namespace jss::ledger {

/// The first step of the layout in which people can be forgotten.
inline constexpr std::size_t kForgettingStep = 2;

/// What both databases are asked for where a whole record is wanted, and where from, in a ledger
/// whose layout has come so many steps.
[[nodiscard]] inline std::string record_columns(std::size_t steps) {
  const bool can_forget = steps >= kForgettingStep;
  return std::string(
             "r.seq, r.id, r.at_seconds, r.at_nanoseconds, r.recorded_at, r.contract, r.bytes, "
             "r.aside_digest, r.previous, r.digest, "
             "f.number, f.kind, f.pseudonym, f.id, f.secret, "
             "c.number, c.kind, c.pseudonym, c.id, c.secret, "
             "a.salt, a.bytes, ") +
         (can_forget ? "e.number, e.kind, e.pseudonym, e.id, e.secret "
                     : "null, null, null, null, null ") +
         "FROM record r LEFT JOIN person f ON f.number = r.freelancer "
         "LEFT JOIN person c ON c.number = r.client LEFT JOIN aside a ON a.seq = r.seq " +
         (can_forget ? "LEFT JOIN person e ON e.number = a.forgotten_for " : "");
}

/// What counts as a person's texts that are still there, as `texts_of_person` names them.
[[nodiscard]] inline std::string is_not_forgotten(std::size_t steps) {
  return steps >= kForgettingStep ? "forgotten_for IS null AND " : "";
}

/// The records whose texts belong to a person, as a set of `seq` in SQL: those that name them in
/// `column` ("freelancer" or "client") under the number at `place`, and all about a contract that a
/// record gives to them and to somebody else.
[[nodiscard]] inline std::string texts_of_person(const std::string& column,
                                                 const std::string& place) {
  const std::string named = " FROM record WHERE " + column + " = " + place;
  return "(SELECT seq" + named +
         " UNION SELECT seq FROM record WHERE contract IN (SELECT contract" + named +
         " AND contract IS NOT null AND freelancer IS NOT null AND client IS NOT null))";
}

/// The column of a record that names a person of that kind.
[[nodiscard]] inline std::string column_of(PersonKind kind) {
  return kind == PersonKind::freelancer ? "freelancer" : "client";
}

}  // namespace jss::ledger
