// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/base/result.h"
#include "jss/engine/text_reader.h"
#include "jss/history/policy_life.h"
#include "jss/io/policy_series.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::engine {

/// The policies at hand: those that ship with the program, a ledger's own, and those read from
/// files. Where they decide on a day, a ledger's own come before those that ship.
class PolicyShelf {
 public:
  /// The policies that ship. `read_text` reads the files that are named; without it there are none.
  [[nodiscard]] static Result<PolicyShelf> open(TextReader read_text = {});

  [[nodiscard]] const io::PolicySeries& series() const { return series_; }

  /// Puts a ledger's own policies on the shelf, in place of any there were. They may be based on
  /// each other, if approved, and on those that ship.
  void take(history::PolicyLife life);

  /// The life of a ledger's own policies; without a ledger an empty one.
  [[nodiscard]] const history::PolicyLife& life() const { return life_; }

  /// The policy of one of `life().policies()`.
  ///
  /// Errors: `invalid_input` for a text that this program cannot read, with what is wrong.
  [[nodiscard]] Result<const scoring::Policy*> own(const history::LedgerPolicy& policy) const;

  /// The policy of that id: one of the ledger's own that is approved, else one that ships, else a
  /// draft; or the one in that file, which may be based on any of `find_base`. What is no id is
  /// taken for a file. Valid until another ledger's are taken, or as long as the shelf.
  ///
  /// Errors: `not_found` if it is none of these; what is wrong with the file.
  [[nodiscard]] Result<const scoring::Policy*> find(const std::string& id_or_file);

  /// The policy of that id on which another may be based: one of the ledger's own that is approved,
  /// since the text of a draft may still change, else one that ships; nullptr if there is none.
  [[nodiscard]] const scoring::Policy* find_base(std::string_view id) const;

  /// A policy on its way to the shelf: `text`, which messages call `name`, read over those at hand.
  ///
  /// Errors: what is wrong with it.
  [[nodiscard]] Result<scoring::Policy> read(std::string_view text, std::string_view name) const;

  /// Which policy holds on which day: the ledger's own where one of them does, else the series
  /// that ships.
  ///
  /// Errors: `invalid_input` where one of the ledger's own that holds on some day cannot be read.
  [[nodiscard]] Result<scoring::PolicyCalendar> calendar() const;

  /// The one named, or else the one of the calendar on `day`.
  ///
  /// Errors: those of `find` and `calendar`; `invalid_input` for a day before the first policy.
  [[nodiscard]] Result<const scoring::Policy*> choose(const std::optional<std::string>& id_or_file,
                                                      Day day);

  /// All that have a name without a file: those that ship, then the ledger's own that were ever
  /// scheduled and have no namesake among the former.
  [[nodiscard]] std::vector<const scoring::Policy*> named() const;

  /// Those of `named` that decided at some time: the dated ones that ship, and the ledger's own.
  [[nodiscard]] std::vector<const scoring::Policy*> dated() const;

  /// The bytes of the file that a policy of this shelf was read from; empty for any other.
  [[nodiscard]] std::string_view text_of(const scoring::Policy& policy) const;

 private:
  struct Own {
    scoring::Policy policy;
    std::string problem;  // empty if the policy is good
    bool is_done = false;
  };
  struct File {
    scoring::Policy policy;
    std::string text;
  };

  PolicyShelf(io::PolicySeries series, TextReader read_text)
      : series_(std::move(series)), read_text_(std::move(read_text)) {}

  [[nodiscard]] std::string nothing_by_that_name() const;
  [[nodiscard]] Result<std::string> text_of_file(const std::string& name) const;
  bool read_own(const history::LedgerPolicy& policy, Own& own) const;

  io::PolicySeries series_;
  TextReader read_text_;
  history::PolicyLife life_;
  std::vector<Own> own_;    // one for each of `life_.policies()`
  std::deque<File> files_;  // never moves what it holds
};

}  // namespace jss::engine
