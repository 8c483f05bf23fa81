// SPDX-License-Identifier: Apache-2.0
#include "jss/app/token_office.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "jss/io/plain_text.h"

namespace jss::app {
namespace {

constexpr const char* kKind = "token";
// So that whoever finds one in a place where it should not be knows what it is.
constexpr std::string_view kPrefix = "jss_";
constexpr std::size_t kIdDigits = 16;
constexpr std::size_t kSecretDigits = 64;
constexpr std::size_t kLength = kPrefix.size() + kIdDigits + 1 + kSecretDigits;
constexpr std::int64_t kSecondsADay = 86'400;
constexpr std::int64_t kSessionSeconds = 12 * std::int64_t{3'600};
constexpr std::size_t kLongestName = 200;

Result<void> check_subject(const io::TokenRequest& request) {
  const bool is_person = request.role == io::Role::freelancer || request.role == io::Role::client;
  const std::string role(to_string(request.role));
  if (is_person && request.subject.empty()) {
    return invalid("a token of a " + role + " needs the id of that " + role);
  }
  if (!is_person && !request.subject.empty()) {
    return invalid("a token of an " + role + " is for nobody in particular: leave " +
                   io::quoted(request.subject) + " out");
  }
  return {};
}

bool is_good(const io::AccessToken& token, Timestamp now) {
  return now < token.expires_at && (!token.revoked_at || now < *token.revoked_at);
}

Result<io::Scopes> scopes_for(const io::TokenRequest& request) {
  const io::Scopes most = scopes_of(request.role);
  if (request.scope.empty()) return most;
  const auto scopes = io::parse_scopes(request.scope);
  if (!scopes || scopes->empty() || !scopes->are_within(most)) {
    return invalid("scope " + io::quoted(request.scope) + " is not within what a token of role " +
                   std::string(to_string(request.role)) + " may: " + to_string(most));
  }
  return *scopes;
}

}  // namespace

Result<NewToken> TokenOffice::create(const io::TokenRequest& request, Timestamp now) {
  if (auto checked = check_subject(request); !checked) return tl::unexpected(checked.error());
  const auto scopes = scopes_for(request);
  if (!scopes) return tl::unexpected(scopes.error());
  if (request.days < 1 || request.days > io::kMostTokenDays) {
    return invalid("a token is good for 1 to " + std::to_string(io::kMostTokenDays) +
                   " days, not " + std::to_string(request.days));
  }
  if (request.name.size() > kLongestName) {
    return invalid("the name of a token is longer than " + std::to_string(kLongestName) + " bytes");
  }
  return keep({.id = {},
               .role = request.role,
               .subject = request.subject,
               .scopes = *scopes,
               .name = request.name,
               .session_of = {},
               .created_at = now,
               .expires_at = {now.seconds + request.days * kSecondsADay, 0},
               .revoked_at = std::nullopt,
               .digest = {}});
}

Result<NewToken> TokenOffice::open_session(const io::AccessToken& opener, Timestamp now) {
  if (!opener.session_of.empty()) {
    return invalid("a session opens no other: sign in with the token itself");
  }
  if (auto removed = remove_ended_sessions(now); !removed) return tl::unexpected(removed.error());
  io::AccessToken token = opener;
  token.session_of = opener.id;
  token.created_at = now;
  token.expires_at = std::min(opener.expires_at, Timestamp{now.seconds + kSessionSeconds, 0});
  return keep(std::move(token));
}

Result<void> TokenOffice::remove_ended_sessions(Timestamp now) {
  const auto tokens = list();
  if (!tokens) return tl::unexpected(tokens.error());
  for (const io::AccessToken& token : *tokens) {
    if (token.session_of.empty() || now.seconds - token.expires_at.seconds < kSecondsADay) continue;
    auto removed = ledger_.change_note(kKind, token.id, [](const std::optional<std::string>&) {
      return std::optional<std::string>();
    });
    if (!removed) return removed;
  }
  return {};
}

// Gives it an id and a secret, and keeps it.
Result<NewToken> TokenOffice::keep(io::AccessToken token) {
  const auto bits = ledger::random_secret();
  const auto id_bits = ledger::random_secret();
  if (!bits || !id_bits) {
    return fail(ErrorCode::unavailable, "the system gives no random bytes: try again");
  }
  NewToken made{.token = std::move(token), .secret = {}};
  made.token.id = ledger::to_hex(*id_bits).substr(0, kIdDigits);
  made.secret = std::string(kPrefix) + made.token.id + "_" + ledger::to_hex(*bits);
  made.token.digest = ledger::to_hex(ledger::sha256(made.secret));
  auto kept = ledger_.keep({kKind, made.token.id, stored_token(made.token)});
  if (!kept) return tl::unexpected(kept.error());
  return made;
}

Result<std::vector<io::AccessToken>> TokenOffice::list() {
  const auto notes = ledger_.notes(kKind);
  if (!notes) return tl::unexpected(notes.error());
  std::vector<io::AccessToken> tokens;
  for (const ledger::Note& note : *notes) {
    auto token = io::read_stored_token(note.bytes);
    if (!token) return tl::unexpected(token.error());
    tokens.push_back(std::move(*token));
  }
  std::ranges::stable_sort(tokens, {}, &io::AccessToken::created_at);
  return tokens;
}

Result<io::AccessToken> TokenOffice::revoke(const std::string& id, Timestamp now) {
  auto tokens = list();
  if (!tokens) return tl::unexpected(tokens.error());
  for (io::AccessToken& token : *tokens) {
    if (token.id != id) continue;
    if (token.revoked_at) return token;
    token.revoked_at = now;
    auto kept = ledger_.keep({kKind, id, stored_token(token)});
    if (!kept) return tl::unexpected(kept.error());
    return token;
  }
  return fail(ErrorCode::not_found,
              "there is no token " + io::quoted(id) + ": 'jss token list' shows those there are");
}

TokenBook::TokenBook(std::vector<io::AccessToken> tokens) {
  for (io::AccessToken& token : tokens) {
    const auto digest = ledger::parse_digest(token.digest);
    if (!digest) continue;
    std::string id = token.id;
    entries_.insert_or_assign(std::move(id), Entry{std::move(token), *digest});
  }
}

const io::AccessToken* TokenBook::find(std::string_view secret, Timestamp now) const {
  if (secret.size() != kLength || !secret.starts_with(kPrefix)) return nullptr;
  const auto found = entries_.find(std::string(secret.substr(kPrefix.size(), kIdDigits)));
  if (found == entries_.end()) return nullptr;
  const ledger::Digest digest = ledger::sha256(secret);
  if (sodium_memcmp(digest.data(), found->second.digest.data(), digest.size()) != 0) return nullptr;
  const io::AccessToken& token = found->second.token;
  if (!is_good(token, now)) return nullptr;
  if (token.session_of.empty()) return &token;
  const auto opener = entries_.find(token.session_of);
  return opener != entries_.end() && is_good(opener->second.token, now) ? &token : nullptr;
}

}  // namespace jss::app
