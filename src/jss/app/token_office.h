// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/io/access_token.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// A token that was just made.
struct NewToken {
  io::AccessToken token;
  std::string secret;  ///< What its owner keeps, 85 characters; shown once and stored nowhere.
};

/// Where the tokens of one ledger are made and revoked. They stand beside its records, each with
/// the digest of its secret. Refers to the ledger; not shared between threads.
class TokenOffice {
 public:
  explicit TokenOffice(ledger::EventLedger& ledger) : ledger_(ledger) {}

  /// Makes a token of 256 random bits.
  ///
  /// Errors: `invalid_input` for a role without its subject, or with one that it has none of, for
  /// scopes beyond the role's and for a time out of bounds; `unavailable`.
  [[nodiscard]] Result<NewToken> create(const io::TokenRequest& request, Timestamp now);

  /// Makes a token for twelve hours with the role and the scopes of another, for somebody who signs
  /// in with that one. It ends when the other does. Sessions that ended more than a day ago are
  /// removed meanwhile.
  ///
  /// Errors: `invalid_input` where the other is of a session itself; `unavailable`.
  [[nodiscard]] Result<NewToken> open_session(const io::AccessToken& opener, Timestamp now);

  /// All there are, also those that are worth nothing any more, in the order in which they were
  /// made.
  [[nodiscard]] Result<std::vector<io::AccessToken>> list();

  /// Makes a token worthless from now on; nothing changes where it is already.
  ///
  /// Errors: `not_found`.
  [[nodiscard]] Result<io::AccessToken> revoke(const std::string& id, Timestamp now);

 private:
  [[nodiscard]] Result<NewToken> keep(io::AccessToken token);
  [[nodiscard]] Result<void> remove_ended_sessions(Timestamp now);

  ledger::EventLedger& ledger_;
};

/// Tokens in memory, to be looked up.
class TokenBook {
 public:
  TokenBook() = default;
  explicit TokenBook(std::vector<io::AccessToken> tokens);

  /// Whose secret it is, at that time; nullptr for what is no secret of any token, and for one that
  /// has expired or was revoked, be it itself or what its session was opened with. How long it
  /// takes tells nothing of the secrets. Valid as long as the book.
  [[nodiscard]] const io::AccessToken* find(std::string_view secret, Timestamp now) const;

 private:
  struct Entry {
    io::AccessToken token;
    ledger::Digest digest{};
  };
  std::unordered_map<std::string, Entry> entries_;  // by id
};

}  // namespace jss::app
