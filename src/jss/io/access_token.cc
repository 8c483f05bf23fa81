// SPDX-License-Identifier: Apache-2.0
#include "jss/io/access_token.h"

#include <algorithm>
#include <utility>

#include "jss/io/event_key_reader.h"
#include "jss/io/event_key_writer.h"
#include "jss/io/json_fields.h"
#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string_view to_string(Role role) {
  switch (role) {
    case Role::operator_:
      return "operator";
    case Role::reviewer:
      return "reviewer";
    case Role::auditor:
      return "auditor";
    case Role::freelancer:
      return "freelancer";
    case Role::client:
      return "client";
  }
  return "";
}

std::optional<Role> parse_role(std::string_view word) {
  for (const Role role : kRoles) {
    if (to_string(role) == word) return role;
  }
  return std::nullopt;
}

std::string_view to_string(Scope scope) {
  switch (scope) {
    case Scope::read:
      return "read";
    case Scope::events:
      return "events";
    case Scope::audit:
      return "audit";
    case Scope::tokens:
      return "tokens";
    case Scope::policies:
      return "policies";
    case Scope::reviews:
      return "reviews";
  }
  return "";
}

std::string to_string(Scopes scopes) {
  std::string text;
  for (const Scope scope : kScopes) {
    if (!scopes.has(scope)) continue;
    if (!text.empty()) text += ' ';
    text += to_string(scope);
  }
  return text;
}

std::optional<Scopes> parse_scopes(std::string_view text) {
  Scopes scopes;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" ,");
    if (begin == std::string_view::npos) return scopes;
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find_first_of(" ,"));
    bool is_known = false;
    for (const Scope scope : kScopes) {
      if (to_string(scope) != word) continue;
      scopes.add(scope);
      is_known = true;
    }
    if (!is_known) return std::nullopt;
    text.remove_prefix(word.size());
  }
}

Scopes scopes_of(Role role) {
  Scopes scopes;
  scopes.add(Scope::read);
  if (role != Role::client && role != Role::auditor) scopes.add(Scope::reviews);
  if (role == Role::freelancer || role == Role::client) return scopes;
  scopes.add(Scope::audit);
  if (role != Role::operator_) return scopes;
  scopes.add(Scope::events);
  scopes.add(Scope::tokens);
  scopes.add(Scope::policies);
  return scopes;
}

std::string stored_token(const AccessToken& token) {
  KeyWriter line;
  line.text("id", token.id);
  line.word("role", token.role);
  line.optional_text("subject", token.subject);
  line.text("scope", to_string(token.scopes));
  line.optional_text("name", token.name);
  line.optional_text("session_of", token.session_of);
  line.instant("created_at", token.created_at);
  line.instant("expires_at", token.expires_at);
  line.optional_instant("revoked_at", token.revoked_at);
  line.text("digest", token.digest);
  return line.finish();
}

Result<AccessToken> read_stored_token(std::string_view text) {
  const auto damaged = [](const std::string& what) {
    return fail(ErrorCode::corruption, "a stored token is damaged: " + what);
  };
  JsonFields fields;
  if (const auto problem = fields.parse(text)) return damaged(*problem);
  EventKeyReader::Keys names;
  EventKeyReader keys(fields.fields(), JsonField::kRoot, names);
  AccessToken token;
  std::string role;
  std::string scope;
  keys.text("id", token.id);
  keys.text("role", role);
  keys.optional_text("subject", token.subject);
  keys.text("scope", scope);
  keys.optional_text("name", token.name);
  keys.optional_text("session_of", token.session_of);
  keys.instant("created_at", token.created_at);
  keys.instant("expires_at", token.expires_at);
  keys.optional_instant("revoked_at", token.revoked_at);
  keys.text("digest", token.digest);
  if (const auto problem = keys.finish("a token")) {
    return damaged(problem->key + " " + problem->message);
  }
  const auto known_role = parse_role(role);
  const auto known_scopes = parse_scopes(scope);
  if (!known_role || !known_scopes) return damaged("its role or its scope is unknown");
  token.role = *known_role;
  token.scopes = *known_scopes;
  return token;
}

Result<TokenRequest> read_token_request(std::string_view text) {
  JsonFields fields;
  if (const auto problem = fields.parse(text)) return invalid("the body " + *problem);
  EventKeyReader::Keys names;
  EventKeyReader keys(fields.fields(), JsonField::kRoot, names);
  TokenRequest request;
  std::string role;
  std::uint64_t days = kTokenDays;
  keys.text("role", role);
  keys.optional_text("subject", request.subject);
  keys.optional_text("scope", request.scope);
  keys.optional_text("name", request.name);
  keys.optional_count("days", days);
  if (const auto problem = keys.finish("a token")) {
    return invalid(problem->key + ": " + problem->message);
  }
  const auto known = parse_role(role);
  if (!known) {
    return invalid("role: '" + role +
                   "' is none of operator, reviewer, auditor, freelancer and client");
  }
  request.role = *known;
  request.days = static_cast<int>(std::min<std::uint64_t>(days, kMostTokenDays + 1));
  return request;
}

Result<std::string> read_sign_in(std::string_view text) {
  JsonFields fields;
  if (const auto problem = fields.parse(text)) return invalid("the body " + *problem);
  EventKeyReader::Keys names;
  EventKeyReader keys(fields.fields(), JsonField::kRoot, names);
  std::string secret;
  keys.text("token", secret);
  if (const auto problem = keys.finish("a sign-in")) {
    return invalid(problem->key + ": " + problem->message);
  }
  return secret;
}

std::string session_json(const AccessToken& token, std::string_view csrf) {
  Json scopes = Json::array();
  for (const Scope scope : kScopes) {
    if (token.scopes.has(scope)) scopes.push_back(to_string(scope));
  }
  return dump(Json{{"role", to_string(token.role)},
                   {"subject", text_or_null(token.subject)},
                   {"scopes", scopes},
                   {"csrf", text_or_null(csrf)},
                   {"expires_at", to_string(token.expires_at)}});
}

std::string token_json(const AccessToken& token, std::string_view secret) {
  Json json{{"token", token.id},
            {"role", to_string(token.role)},
            {"subject", text_or_null(token.subject)},
            {"scope", to_string(token.scopes)},
            {"name", text_or_null(token.title())},
            {"created_at", to_string(token.created_at)},
            {"expires_at", to_string(token.expires_at)}};
  json["revoked_at"] = token.revoked_at ? Json(to_string(*token.revoked_at)) : Json(nullptr);
  if (!secret.empty()) json["secret"] = secret;
  return dump(json);
}

}  // namespace jss::io
