// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"
#include "jss/io/event_line.h"

namespace jss::io {

/// An event as a ledger keeps it: the keys by which it is found, the rest as JSON, and apart from
/// all that the texts that somebody may want forgotten.
struct EventParts {
  std::string id;
  Timestamp at;
  std::string contract;  ///< Empty where the event names none, as the next two.
  std::string freelancer;
  std::string client;
  /// `type` and the other keys, as in an event file; never `id`, `at`, `contract`, `freelancer`,
  /// `client` or one of `texts`.
  std::string facts;
  std::string texts;  ///< `title`, `client_name` and `comment` as JSON; empty without any.

  friend bool operator==(const EventParts&, const EventParts&) = default;
};

/// Takes an event apart. The same event always gives the same parts; `recorded_at` is left out.
/// REQUIRES: the event keeps `history::check_form`, and its texts are UTF-8 without NUL.
[[nodiscard]] EventParts event_parts(const history::Event& event);

/// The same, of a record that somebody else holds.
struct EventPartsView {
  std::string_view id;
  Timestamp at;
  std::string_view contract;
  std::string_view freelancer;
  std::string_view client;
  std::string_view facts;
  std::string_view texts;

  EventPartsView() = default;
  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): as of std::string_view
  EventPartsView(const EventParts& parts)
      : id(parts.id),
        at(parts.at),
        contract(parts.contract),
        freelancer(parts.freelancer),
        client(parts.client),
        facts(parts.facts),
        texts(parts.texts) {}
};

/// Puts events together again. Keeps its memory from one to the next; not shared between threads.
class EventJoiner {
 public:
  /// The event that was taken apart, without `recorded_at`.
  ///
  /// Errors: `corruption` where the parts make no event.
  [[nodiscard]] Result<history::Event> join(const EventPartsView& parts);

 private:
  EventLineReader reader_;
  std::string line_;
};

}  // namespace jss::io
