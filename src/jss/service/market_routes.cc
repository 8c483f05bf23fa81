// SPDX-License-Identifier: Apache-2.0
#include "jss/service/market_routes.h"

#include <utility>

#include "jss/io/ledger_json.h"
#include "jss/io/page_json.h"
#include "jss/service/event_batch.h"
#include "jss/service/page_options.h"

namespace jss::service {
namespace {

Response page(std::string_view name, const Page& page) {
  return json_response(io::page_json(name, page.lines, page.next));
}

}  // namespace

Response answer_events(Call& call) {
  const std::string_view type = call.request.media_type();
  const bool is_list = is_same_name(type, "application/json");
  if (!is_list && !is_same_name(type, "application/x-ndjson")) {
    return problem(415,
                   "events come as application/x-ndjson, one a line, or as a list in "
                   "application/json");
  }
  if (!call.request.header("content-encoding").empty()) {
    return problem(415, "events come without a Content-Encoding");
  }
  const EventBatch batch =
      read_event_batch(call.request.body, is_list ? BatchForm::list : BatchForm::lines);
  if (!batch.problems.empty()) {
    return problem(422, "nothing was kept: some events break a rule", batch.problems);
  }
  const auto appended = call.market.append(batch.events);
  if (!appended) return problem(appended.error());
  if (!appended->conflicts.empty()) {
    return problem(409, "nothing was kept: some events contradict what is recorded",
                   appended->conflicts);
  }
  return json_response(io::receipt_json(appended->accepted, appended->repeated, appended->head.seq,
                                        ledger::to_hex(appended->head.digest)));
}

Response answer_freelancers(Call& call) {
  const auto limit = limit_of(call);
  if (!limit) return problem(limit.error());
  return page("freelancers", call.market.scores(call.option("after"), *limit));
}

Response answer_publications(Call& call) {
  const auto limit = limit_of(call);
  if (!limit) return problem(limit.error());
  const auto after = number_option(call, "after", 0, UINT32_MAX);
  if (!after) return problem(after.error());
  return page("publications", call.market.publications(*after, *limit));
}

Response answer_audit(Call& call) {
  const auto limit = limit_of(call);
  if (!limit) return problem(limit.error());
  const auto after = number_option(call, "after", 0, INT64_MAX);
  if (!after) return problem(after.error());
  const auto records = call.market.records(*after, *limit);
  if (!records) return problem(records.error());
  return page("records", *records);
}

Response answer_tokens(Call& call) {
  const auto tokens = call.market.tokens().list();
  if (!tokens) return problem(tokens.error());
  Page all;
  for (const io::AccessToken& token : *tokens) all.lines.push_back(io::token_json(token));
  return page("tokens", all);
}

Response answer_new_token(Call& call) {
  const auto wanted = io::read_token_request(call.request.body);
  if (!wanted) return problem(wanted.error());
  const auto made = call.market.tokens().create(*wanted);
  if (!made) return problem(made.error());
  return json_response(io::token_json(made->token, made->secret), 201);
}

Response answer_revoked_token(Call& call) {
  const auto revoked = call.market.tokens().revoke(call.parameters[0]);
  if (!revoked) return problem(revoked.error());
  return json_response(io::token_json(*revoked));
}

}  // namespace jss::service
