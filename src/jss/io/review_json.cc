// SPDX-License-Identifier: Apache-2.0
#include "jss/io/review_json.h"

#include <utility>

#include "jss/io/event_key_reader.h"
#include "jss/io/json_fields.h"
#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;

Json verdict_json(const history::ReviewVerdict& verdict, ReviewReader reader) {
  Json json{{"decision", to_string(verdict.decision)}, {"decided_at", to_string(verdict.at)}};
  if (reader == ReviewReader::staff) json["by"] = verdict.by;
  json["why"] = verdict.why;
  return json;
}

// Reads the keys that `visit` names of an object, and no others.
template <class Visit>
Result<void> read_keys(std::string_view text, std::string_view owner, Visit&& visit) {
  JsonFields fields;
  if (const auto problem = fields.parse(text)) return invalid("the body " + *problem);
  EventKeyReader::Keys names;
  EventKeyReader keys(fields.fields(), JsonField::kRoot, names);
  visit(keys);
  if (const auto problem = keys.finish(owner)) {
    return invalid(problem->key + ": " + problem->message);
  }
  return {};
}

}  // namespace

Result<ReviewWish> read_review_wish(std::string_view text) {
  ReviewWish wish;
  const auto read = read_keys(text, "a review", [&wish](EventKeyReader& keys) {
    keys.optional_text("freelancer", wish.freelancer);
    keys.text("contract", wish.contract);
    keys.optional_text("why", wish.why);
  });
  if (!read) return tl::unexpected(read.error());
  return wish;
}

Result<DecisionWish> read_decision_wish(std::string_view text) {
  DecisionWish wish;
  const auto read = read_keys(text, "a decision", [&wish](EventKeyReader& keys) {
    keys.word("decision", wish.decision);
    keys.text("why", wish.why);
  });
  if (!read) return tl::unexpected(read.error());
  return wish;
}

std::string review_json(const history::Review& review, Day today, ReviewReader reader) {
  Json verdicts = Json::array();
  for (const history::ReviewVerdict& verdict : review.verdicts) {
    verdicts.push_back(verdict_json(verdict, reader));
  }
  return dump({{"review", review.id},
               {"freelancer", review.freelancer},
               {"contract", review.contract},
               {"state", to_string(review.state())},
               {"excludes", review.excludes()},
               {"requested_at", to_string(review.requested_at)},
               {"due_on", day_json(review.due_on)},
               {"overdue", review.is_overdue(today)},
               {"why", review.why},
               {"decisions", std::move(verdicts)}});
}

}  // namespace jss::io
