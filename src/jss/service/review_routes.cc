// SPDX-License-Identifier: Apache-2.0
#include "jss/service/review_routes.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jss/app/review_desk.h"
#include "jss/io/event_json.h"
#include "jss/io/page_json.h"
#include "jss/io/plain_text.h"
#include "jss/io/review_json.h"
#include "jss/service/contract_owner.h"
#include "jss/service/page_options.h"
#include "jss/service/target.h"

namespace jss::service {
namespace {

using history::Review;
using history::ReviewBook;
using io::ReviewReader;

bool is_freelancer(const Call& call) { return call.token->role == io::Role::freelancer; }

ReviewReader reader_of(const Call& call) {
  return is_freelancer(call) ? ReviewReader::freelancer : ReviewReader::staff;
}

// Clients have no part in reviews.
std::optional<Response> refuse_clients(const Call& call) {
  if (call.token->role != io::Role::client) return std::nullopt;
  return problem(403, "reviews are between a freelancer and whoever runs the marketplace");
}

std::string request_key(const Call& call) {
  return std::string(call.request.header("idempotency-key"));
}

// Of the reviews of others a freelancer does not even learn which ids there are.
bool may_see(const Call& call, const Review& review) {
  return !is_freelancer(call) || review.freelancer == call.token->subject;
}

// The review of that id as this reader may see it.
std::optional<std::string> shown(const Call& call, const std::string& id) {
  std::optional<std::string> json;
  const Day today = call.market.today();
  call.market.read_reviews([&](const ReviewBook& book) {
    const Review* const review = book.find(id);
    if (review == nullptr || !may_see(call, *review)) return;
    json = io::review_json(*review, today, reader_of(call));
  });
  return json;
}

Response no_review(const std::string& id) {
  return problem(404, "there is no review " + io::quoted(id));
}

// Takes a step that `make` finds with the reviews as they are, and shows the review after it.
Response take_step(Call& call,
                   const std::function<Result<app::ReviewStep>(const ReviewBook&)>& make) {
  app::ReviewStep step;
  const auto appended = call.market.append_made([&]() -> Result<Batch> {
    Result<app::ReviewStep> made;
    call.market.read_reviews([&](const ReviewBook& book) { made = make(book); });
    if (!made) return tl::unexpected(made.error());
    step = std::move(*made);
    Batch batch;
    if (step.event) batch.emplace_back(1, *step.event);
    return batch;
  });
  if (!appended) return problem(appended.error());
  if (!appended->conflicts.empty()) {
    return problem(409, "somebody else wrote of this at the same moment: look again",
                   appended->conflicts);
  }
  const auto json = shown(call, step.review);
  if (!json) return no_review(step.review);
  Response response = json_response(*json, step.event ? 201 : 200);
  response.headers.push_back({"Location", "/v1/reviews/" + percent_encoded(step.review)});
  return response;
}

// Whose contract it is, if whoever asks may ask about it.
tl::expected<std::string, Response> asked_about(const Call& call, const io::ReviewWish& wish) {
  const auto owner = owner_of(call.market.events_of(wish.contract), wish.contract);
  const bool is_theirs = !is_freelancer(call) || owner == call.token->subject;
  if (!owner || !is_theirs || (!wish.freelancer.empty() && wish.freelancer != *owner)) {
    const std::string whose = is_freelancer(call) ? " of yours" : "";
    return tl::unexpected(problem(404, "there is no contract " + io::quoted(wish.contract) +
                                           (wish.freelancer.empty() || is_freelancer(call)
                                                ? whose
                                                : " of " + io::quoted(wish.freelancer))));
  }
  return *owner;
}

Response too_many_requests() {
  return passing_problem(429,
                         "you asked for " + std::to_string(app::kMostRequests) +
                             " reviews within " + std::to_string(app::kRequestDays) +
                             " days: ask again when the oldest is past that",
                         86'400);
}

// What is asked of a list.
struct ReviewFilter {
  std::optional<history::ReviewState> state;
  std::string freelancer;
  std::string contract;
  std::optional<bool> overdue;

  [[nodiscard]] bool takes(const Review& review, Day today) const {
    return (!state || review.state() == *state) &&
           (freelancer.empty() || review.freelancer == freelancer) &&
           (contract.empty() || review.contract == contract) &&
           (!overdue || review.is_overdue(today) == *overdue);
  }
};

Result<ReviewFilter> filter_of(const Call& call) {
  ReviewFilter filter{.state = std::nullopt,
                      .freelancer = call.option("freelancer"),
                      .contract = call.option("contract"),
                      .overdue = std::nullopt};
  if (const std::string word = call.option("state"); !word.empty()) {
    filter.state = history::parse_review_state(word);
    if (!filter.state) {
      return invalid("state " + io::quoted(word) +
                     " is none of open, upheld, excluded and restored");
    }
  }
  if (const std::string word = call.option("overdue"); !word.empty()) {
    if (word != "true" && word != "false") {
      return invalid("overdue " + io::quoted(word) + " is neither true nor false");
    }
    filter.overdue = word == "true";
  }
  if (is_freelancer(call)) filter.freelancer = call.token->subject;
  return filter;
}

}  // namespace

Response answer_new_review(Call& call) {
  if (auto refused = refuse_other_than_json(call.request)) return std::move(*refused);
  const auto wish = io::read_review_wish(call.request.body);
  if (!wish) return problem(wish.error());
  const auto owner = asked_about(call, *wish);
  if (!owner) return owner.error();
  const Timestamp now = call.clock();
  bool is_one_too_many = false;
  Response response = take_step(call, [&](const ReviewBook& book) {
    auto step = app::request_review(book,
                                    {.freelancer = *owner,
                                     .contract = wish->contract,
                                     .why = wish->why,
                                     .key = request_key(call)},
                                    call.market.dials().review_days, now);
    is_one_too_many = step && step->event && is_freelancer(call) &&
                      app::recent_requests(book, *owner, now) >= app::kMostRequests;
    return is_one_too_many ? Result<app::ReviewStep>(fail(ErrorCode::conflict, "")) : step;
  });
  if (is_one_too_many) return too_many_requests();
  return response;
}

Response answer_reviews(Call& call) {
  if (auto refusal = refuse_clients(call)) return std::move(*refusal);
  const auto limit = limit_of(call);
  if (!limit) return problem(limit.error());
  const auto filter = filter_of(call);
  if (!filter) return problem(filter.error());
  const std::string after = call.option("after");
  const Day today = call.market.today();
  Page page;
  bool is_after_known = after.empty();
  call.market.read_reviews([&](const ReviewBook& book) {
    bool is_past = after.empty();
    std::string last;
    book.for_each([&](const Review& review) {
      if (!may_see(call, review)) return;
      if (!is_past) {
        is_past = review.id == after;
        is_after_known = is_past;
        return;
      }
      if (!page.next.empty() || !filter->takes(review, today)) return;
      if (page.lines.size() == *limit) {
        page.next = last;
        return;
      }
      page.lines.push_back(io::review_json(review, today, reader_of(call)));
      last = review.id;
    });
  });
  if (!is_after_known) return problem(400, "after " + io::quoted(after) + " is no review");
  return json_response(io::page_json("reviews", page.lines, page.next));
}

Response answer_review(Call& call) {
  if (auto refusal = refuse_clients(call)) return std::move(*refusal);
  const std::string& id = call.parameters[0];
  const auto json = shown(call, id);
  return json ? json_response(*json) : no_review(id);
}

Response answer_review_decision(Call& call) {
  if (auto refused = refuse_other_than_json(call.request)) return std::move(*refused);
  const auto wish = io::read_decision_wish(call.request.body);
  if (!wish) return problem(wish.error());
  return take_step(call, [&](const ReviewBook& book) {
    return app::decide_review(book,
                              {.review = call.parameters[0],
                               .decision = wish->decision,
                               .by = call.person(),
                               .why = wish->why,
                               .key = request_key(call)},
                              call.clock());
  });
}

}  // namespace jss::service
