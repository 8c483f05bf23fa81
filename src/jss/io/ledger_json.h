// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jss::io {

/// What became of an import's events: `{"accepted":…,"repeated":…,"rejected":…}`.
[[nodiscard]] std::string import_counts_json(std::uint64_t accepted, std::uint64_t repeated,
                                             std::uint64_t rejected);

/// What became of a batch that was sent to a service, all of which is kept:
/// `{"accepted":…,"repeated":…,"records":…,"head":…}`; `records` is how many the ledger has now,
/// and `head` the digest of the last.
[[nodiscard]] std::string receipt_json(std::uint64_t accepted, std::uint64_t repeated,
                                       std::uint64_t records, std::string_view head);

/// A line that a ledger did not take.
struct RejectedLine {
  std::string_view file;
  std::uint64_t line = 0;  ///< Zero where it stands on none.
  std::string_view key;    ///< May be empty.
  std::string_view reason;
  std::string_view text;  ///< What is not UTF-8 in it is written as U+FFFD.
};

/// `{"file":…,"line":…,"key":…,"reason":…,"text":…}`; line and key are null where there is none.
[[nodiscard]] std::string rejected_line_json(const RejectedLine& rejected);

/// What a walk along a ledger's chain found.
struct LedgerState {
  std::string_view ledger;
  bool whole = true;          ///< All records are as they were written, and the head was found.
  std::uint64_t records = 0;  ///< Up to the first damaged one.
  std::string_view head;      ///< The digest of the last of those.
  std::optional<std::uint64_t> damaged;  ///< The first damaged record.
  std::string_view problem;              ///< Empty if all is well.
  std::uint64_t forgotten_people = 0;
  std::uint64_t forgotten_texts = 0;
};

/// `{"ledger":…,"whole":…,"records":…,"head":…,"damaged":…,"problem":…,"forgotten_people":…,
/// "forgotten_texts":…}`; `damaged` and `problem` are null where there is nothing to say.
[[nodiscard]] std::string ledger_state_json(const LedgerState& state);

/// What became of somebody who was to be forgotten.
struct ForgottenPerson {
  std::string_view ledger;
  std::string_view kind;  ///< `freelancer` or `client`.
  std::string_view id;
  bool forgotten = false;       ///< False in a rehearsal, and where nobody is there by that id.
  std::string_view alias;       ///< Empty where nobody is there by that id.
  std::uint64_t records = 0;    ///< That name them.
  std::uint64_t contracts = 0;  ///< That they have with somebody.
  std::uint64_t texts = 0;      ///< Records whose texts are, or would be, destroyed.
};

/// `{"ledger":…,"kind":…,"id":…,"forgotten":…,"alias":…,"records":…,"contracts":…,"texts":…}`;
/// `alias` is null where there is none.
[[nodiscard]] std::string forgotten_person_json(const ForgottenPerson& person);

}  // namespace jss::io
