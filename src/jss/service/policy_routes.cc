// SPDX-License-Identifier: Apache-2.0
#include "jss/service/policy_routes.h"

#include <algorithm>
#include <utility>

#include "jss/app/policy_office.h"
#include "jss/engine/question_options.h"
#include "jss/io/json_tree.h"
#include "jss/io/page_json.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_json.h"
#include "jss/service/answer_text.h"
#include "jss/service/question_routes.h"

namespace jss::service {
namespace {

using app::PolicyOffice;
using history::LedgerPolicy;

// A draft is between those who run the marketplace.
bool may_see(const Call& call, const LedgerPolicy& text) {
  const io::Role role = call.token->role;
  const bool is_public = role == io::Role::freelancer || role == io::Role::client;
  return !is_public || !text.schedules.empty();
}

const LedgerPolicy* text_of_digest(const history::PolicyLife& life, std::string_view digest) {
  const auto& all = life.policies();
  const auto found = std::ranges::find(all, digest, &LedgerPolicy::digest);
  return found == all.end() ? nullptr : &*found;
}

// One of the ledger's own texts, by its id or its digest; nullptr where it is none, or none for
// this reader.
const LedgerPolicy* own_text(const Call& call, const engine::PolicyShelf& shelf,
                             const std::string& id_or_digest) {
  const LedgerPolicy* text = text_of_digest(shelf.life(), id_or_digest);
  if (text == nullptr) text = shelf.life().find(id_or_digest);
  return text != nullptr && may_see(call, *text) ? text : nullptr;
}

Result<const scoring::Policy*> find_policy(const Call& call, const engine::PolicyShelf& shelf,
                                           const std::string& id_or_digest) {
  const scoring::Policy* const shipped = shelf.series().find(id_or_digest);
  const LedgerPolicy* const own = own_text(call, shelf, id_or_digest);
  if (own != nullptr && (own->is_approved() || shipped == nullptr)) return shelf.own(*own);
  if (shipped != nullptr) return shipped;
  return fail(ErrorCode::not_found, "there is no policy " + io::quoted(id_or_digest) +
                                        ": /v1/policies and /v1/policies/life name them");
}

Response step_response(const Call& call, const Result<Market::PolicyStepTaken>& taken) {
  if (!taken) return refusal_of(call, taken.error());
  return json_response(taken->line, taken->is_new ? 201 : 200);
}

// The texts of a body, one for each name, in their order.
Result<std::vector<std::string>> read_texts(std::string_view body,
                                            std::initializer_list<std::string_view> names) {
  const auto tree = io::read_json_tree(body);
  if (!tree) return invalid("the body: " + tree.error().message);
  if (!tree->is(io::JsonKind::object)) return invalid("the body is no JSON object");
  for (const io::JsonNode& node : tree->inside) {
    if (std::ranges::find(names, node.key) != names.end()) continue;
    return invalid("the body has " + io::quoted(node.key) + ", which is not known here");
  }
  std::vector<std::string> texts;
  for (const std::string_view name : names) {
    const io::JsonNode& node = (*tree)[name];
    if (!node.is(io::JsonKind::text)) return invalid(std::string(name) + " is missing, or no text");
    texts.push_back(node.text);
  }
  return texts;
}

// The id under which that text, and no other, is meant.
Result<std::string> id_of(const history::PolicyLife& life, std::string_view digest) {
  const LedgerPolicy* const text = text_of_digest(life, digest);
  if (text == nullptr) {
    return fail(ErrorCode::not_found,
                "no text of that digest was drafted here: /v1/policies/life tells those that were");
  }
  if (life.find(text->id) == text) return text->id;
  return fail(ErrorCode::conflict, "another text took the place of that one under the id " +
                                       io::quoted(text->id) +
                                       ": /v1/policies/life tells which is meant now");
}

}  // namespace

Response answer_policies(Call& call) {
  const engine::PolicyShelf shelf = call.market.shelf();
  std::vector<std::string> lines;
  for (const scoring::Policy& policy : shelf.series().policies()) {
    lines.push_back(io::policy_summary_json(policy, shelf.series().find(policy.based_on)));
  }
  return json_response(io::page_json("policies", lines, {}));
}

Response answer_policy(Call& call) {
  const std::string format = call.option("format");
  if (!format.empty() && format != "json" && format != "toml") {
    return problem(400, "format: give it once, as one of json, toml");
  }
  const engine::PolicyShelf shelf = call.market.shelf_with_own();
  const std::string& name = call.parameters[0];
  const LedgerPolicy* const own = own_text(call, shelf, name);
  std::string text;
  if (format == "toml" && own != nullptr) {
    text = own->text;  // also where this program cannot read it
  } else {
    const auto policy = find_policy(call, shelf, name);
    if (!policy) return refusal_of(call, policy.error());
    if (format != "toml") return json_response(io::policy_json(**policy));
    text = shelf.text_of(**policy);
  }
  Response response{.content_type = "application/toml", .body = std::move(text)};
  response.entity_tag = entity_tag(response.body);
  return response;
}

Response answer_differences(Call& call) {
  const engine::PolicyShelf shelf = call.market.shelf_with_own();
  const auto from = find_policy(call, shelf, call.parameters[0]);
  if (!from) return refusal_of(call, from.error());
  const auto to = find_policy(call, shelf, call.parameters[1]);
  if (!to) return refusal_of(call, to.error());
  return json_response(io::policy_changes_json(**from, **to));
}

Response answer_impact(Call& call) {
  const engine::PolicyShelf shelf = call.market.shelf_with_own();
  if (text_of_digest(shelf.life(), call.parameters[0]) != nullptr) {
    const auto id = id_of(shelf.life(), call.parameters[0]);
    if (!id) return refusal_of(call, id.error());
    call.parameters[0] = *id;
  }
  return answer_question(call);
}

Response answer_policy_life(Call& call) {
  const auto request = engine::evaluation_request(
      {.as_of = call.option("as_of"), .known_at = call.option("known_at")});
  if (!request) return refusal_of(call, request.error());
  const engine::PolicyShelf shelf = call.market.shelf_with_own(request->known_at);
  const std::string lines =
      io::policy_life_json({.ledger = {},
                            .today = request->as_of.value_or(day_of(call.clock())),
                            .life = shelf.life(),
                            .readings = app::policy_readings(shelf),
                            .reigns = {}});
  return json_response(list_json("policies", lines));
}

Response answer_draft(Call& call) {
  if (!is_same_name(call.request.media_type(), "application/toml")) {
    return problem(415, "a policy comes as application/toml");
  }
  return step_response(call, call.market.take_policy_step([&](PolicyOffice& office, Timestamp now) {
    return office.draft_text(call.request.body, "the body", call.person(), now);
  }));
}

Response answer_approval(Call& call) {
  const std::string& digest = call.parameters[0];
  return step_response(call,
                       call.market.take_policy_step(
                           [&](PolicyOffice& office, Timestamp now) -> Result<app::PolicyStep> {
                             const auto id = id_of(office.life(), digest);
                             if (!id) return tl::unexpected(id.error());
                             return office.approve(*id, digest, call.person(), now);
                           }));
}

Response answer_schedule(Call& call) {
  if (auto refused = refuse_other_than_json(call.request)) return std::move(*refused);
  const auto texts = read_texts(call.request.body, {"from"});
  if (!texts) return problem(texts.error());
  const auto from = engine::parse_day_option("from", texts->front());
  if (!from) return refusal_of(call, from.error());
  return step_response(call,
                       call.market.take_policy_step(
                           [&](PolicyOffice& office, Timestamp now) -> Result<app::PolicyStep> {
                             const auto id = id_of(office.life(), call.parameters[0]);
                             if (!id) return tl::unexpected(id.error());
                             return office.schedule(*id, *from, call.person(), now);
                           }));
}

Response answer_roll_back(Call& call) {
  if (auto refused = refuse_other_than_json(call.request)) return std::move(*refused);
  const auto texts = read_texts(call.request.body, {"policy", "why"});
  if (!texts) return problem(texts.error());
  return step_response(call, call.market.take_policy_step([&](PolicyOffice& office, Timestamp now) {
    return office.roll_back(texts->at(0), call.person(), texts->at(1), now);
  }));
}

}  // namespace jss::service
