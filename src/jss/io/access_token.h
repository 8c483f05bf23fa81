// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"

namespace jss::io {

/// Who somebody is to a service.
enum class Role : std::uint8_t {
  // NOLINTNEXTLINE(readability-identifier-naming): the word itself belongs to the language
  operator_,   ///< Runs the marketplace: everything. Written `operator`.
  reviewer,    ///< Decides what freelancers ask to be looked at: sees everything.
  auditor,     ///< Checks what was done: sees everything, changes nothing.
  freelancer,  ///< Sees themself.
  client,      ///< Sees what is public.
};

inline constexpr std::array kRoles{Role::operator_, Role::reviewer, Role::auditor, Role::freelancer,
                                   Role::client};

[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view word);

/// What a token is good for, within what its role may.
enum class Scope : std::uint8_t {
  read,      ///< Scores, and whatever explains them.
  events,    ///< Adding events.
  audit,     ///< What was recorded, decided and published.
  tokens,    ///< Making and revoking tokens.
  policies,  ///< Drafting, approving, scheduling and rolling back policies.
  reviews,   ///< Asking for reviews, and deciding them.
};

inline constexpr std::array kScopes{Scope::read,   Scope::events,   Scope::audit,
                                    Scope::tokens, Scope::policies, Scope::reviews};

[[nodiscard]] std::string_view to_string(Scope scope);

/// Some scopes, as text with blanks between: `read events`.
class Scopes {
 public:
  [[nodiscard]] bool has(Scope scope) const { return (bits_ & bit(scope)) != 0; }
  void add(Scope scope) { bits_ = static_cast<std::uint8_t>(bits_ | bit(scope)); }
  [[nodiscard]] bool empty() const { return bits_ == 0; }
  /// Whether `other` has all of these.
  [[nodiscard]] bool are_within(Scopes other) const { return (bits_ & ~other.bits_) == 0; }

  friend bool operator==(const Scopes&, const Scopes&) = default;

 private:
  static std::uint8_t bit(Scope scope) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(scope));
  }

  std::uint8_t bits_ = 0;
};

[[nodiscard]] std::string to_string(Scopes scopes);
/// Reads scopes with blanks or commas between; nothing for an unknown word.
[[nodiscard]] std::optional<Scopes> parse_scopes(std::string_view text);
/// All that a role may at most.
[[nodiscard]] Scopes scopes_of(Role role);

/// A token by which a program or a person proves who they are, as it is stored: the secret itself
/// is nowhere.
struct AccessToken {
  std::string id;  ///< 16 hexadecimal digits, the part of it that may be shown.
  Role role = Role::client;
  std::string subject;  ///< Which freelancer or client; empty for the other roles.
  Scopes scopes;
  std::string name;  ///< What its maker calls it; may be empty. Of a session: the opener's.
  /// Of a session: the id of the token it was opened with, without which it is worth nothing.
  std::string session_of;
  Timestamp created_at;
  Timestamp expires_at;  ///< From then on it is worth nothing.
  std::optional<Timestamp> revoked_at;
  std::string digest;  ///< SHA-256 of the secret, in hexadecimal digits.

  /// What it is listed as: its name, or what it is a session of.
  [[nodiscard]] std::string title() const {
    return session_of.empty() ? name : "session of " + session_of;
  }

  friend bool operator==(const AccessToken&, const AccessToken&) = default;
};

/// For how many days a token is good unless told otherwise, and at most.
inline constexpr int kTokenDays = 90;
inline constexpr int kMostTokenDays = 3650;

/// What token is wanted.
struct TokenRequest {
  Role role = Role::client;
  std::string subject;  ///< Which freelancer or client.
  std::string scope;    ///< As `parse_scopes`; empty: all that the role may.
  std::string name;     ///< What it is called; may be empty.
  int days = kTokenDays;
};

/// Reads `{"role":…,"subject":…,"scope":…,"name":…,"days":…}`, of which only the role must be
/// there.
///
/// Errors: `invalid_input`, naming the key.
[[nodiscard]] Result<TokenRequest> read_token_request(std::string_view text);

/// A token as it is stored, digest and all.
[[nodiscard]] std::string stored_token(const AccessToken& token);
/// Reads it.
///
/// Errors: `corruption`, with what is wrong.
[[nodiscard]] Result<AccessToken> read_stored_token(std::string_view text);

/// Reads `{"token":…}`, the secret by which somebody signs in.
///
/// Errors: `invalid_input`, naming the key.
[[nodiscard]] Result<std::string> read_sign_in(std::string_view text);

/// Who is signed in: `{"role":…,"subject":…,"scopes":[…],"csrf":…,"expires_at":…}`; `csrf` is null
/// where requests need none.
[[nodiscard]] std::string session_json(const AccessToken& token, std::string_view csrf);

/// A token as it may be shown: `{"token":…,"role":…,"subject":…,"scope":…,"name":…,"created_at":…,
/// "expires_at":…,"revoked_at":…}`, null where there is nothing; with `secret` last, if it is given
/// for the one time.
[[nodiscard]] std::string token_json(const AccessToken& token, std::string_view secret = {});

}  // namespace jss::io
