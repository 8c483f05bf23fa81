// SPDX-License-Identifier: Apache-2.0
#include "jss/io/publication_json.h"

#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string publication_json(const PublicationSummary& summary) {
  const history::PublicationOpened& opened = summary.opened;
  return dump(Json{{"publication", opened.publication},
                   {"as_of", to_string(opened.as_of)},
                   {"published_at", to_string(summary.published_at)},
                   {"known_at", to_string(opened.known_at)},
                   {"records", opened.records},
                   {"head", opened.head},
                   {"policy", opened.policy},
                   {"policy_digest", opened.digest},
                   {"freelancers", summary.freelancers},
                   {"complete", summary.complete}});
}

std::string shown_score_json(const history::PublicationOpened& opened, Timestamp published_at,
                             const history::ScorePublished& shown) {
  Json json{{"publication", opened.publication},
            {"as_of", to_string(opened.as_of)},
            {"published_at", to_string(published_at)},
            {"policy", opened.policy},
            {"freelancer", shown.freelancer}};
  json["score"] = shown.score ? Json(int{*shown.score}) : Json(nullptr);
  json["exact"] = shown.exact ? Json(hundredths_to_string(*shown.exact)) : Json(nullptr);
  json["window"] = text_or_null(shown.window);
  json["reason"] = text_or_null(shown.reason);
  return dump(json);
}

std::string public_score_json(const history::PublicationOpened& opened, Timestamp published_at,
                              const history::ScorePublished& shown) {
  Json json{{"publication", opened.publication},
            {"as_of", to_string(opened.as_of)},
            {"published_at", to_string(published_at)},
            {"policy", opened.policy},
            {"freelancer", shown.freelancer}};
  json["score"] = shown.score ? Json(int{*shown.score}) : Json(nullptr);
  json["reason"] = text_or_null(shown.reason);
  return dump(json);
}

std::string score_check_json(const ScoreCheck& check) {
  Json json{{"publication", text_or_null(check.publication)}};
  json["certificate"] = check.certificate > 0 ? Json(check.certificate) : Json(nullptr);
  json["freelancer"] = text_or_null(check.freelancer);
  json["holds"] = check.problem.empty();
  json["problem"] = text_or_null(check.problem);
  json["same_chain"] = check.same_chain ? Json(*check.same_chain) : Json(nullptr);
  return dump(json);
}

}  // namespace jss::io
