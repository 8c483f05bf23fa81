// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "jss/io/marketplace_exports.h"

namespace jss::io {
namespace {

using history::Event;
using history::EventBody;

class EventMaker {
 public:
  EventMaker(const JoinedContract& contract, const std::string& freelancer)
      : contract_(contract), told_(contract.told), freelancer_(freelancer) {}

  std::vector<Event> events() {
    if (!told_.started_on.present()) return {};
    add("start:" + told_.id, told_.started_on,
        history::ContractStarted{.contract = told_.id,
                                 .freelancer = freelancer_,
                                 .client = told_.client_id,
                                 .kind = told_.kind.value_or(history::ContractKind::fixed),
                                 .title = told_.title,
                                 .client_name = told_.client_name,
                                 .group = {},
                                 .agency = {},
                                 .due_on = {}});
    add_money();
    if (told_.ended_on.present()) add_end();
    return std::move(events_);
  }

 private:
  void add(std::string id, Day day, EventBody body) {
    events_.push_back({.id = "export:" + std::move(id),
                       .at = start_of(day),
                       .recorded_at = {},
                       .body = std::move(body)});
  }

  void add_money() {
    for (const Movement& movement : told_.movements) {
      if (!movement.refund) {
        add("paid:" + movement.key, movement.day, history::Paid{told_.id, movement.amount});
      }
    }
    for (const Movement& movement : told_.movements) {
      if (movement.refund) {
        add("refunded:" + movement.key, movement.day, history::Refunded{told_.id, movement.amount});
      }
    }
    if (!told_.movements.empty() || !told_.total || told_.total->count == 0) return;
    add("total:" + told_.id, told_.ended_on.present() ? told_.ended_on : told_.started_on,
        history::Paid{told_.id, *told_.total});
  }

  void add_end() {
    add("end:" + told_.id, told_.ended_on,
        history::ContractEnded{.contract = told_.id,
                               .by = contract_.ended_by.value_or(history::Actor::platform),
                               .reason = contract_.ended_by == history::Actor::client
                                             ? contract_.end_reason
                                             : scoring::EndReason::none});
    if (told_.feedback.present() || contract_.recommend != scoring::kNoAnswer) {
      add_feedback(history::Side::client, told_.feedback);
    }
    if (told_.feedback_given.present()) {
      add_feedback(history::Side::freelancer, told_.feedback_given);
    }
  }

  void add_feedback(history::Side from, const ExportedFeedback& feedback) {
    const bool by_client = from == history::Side::client;
    add("feedback:" + std::string(to_string(from)) + ":" + told_.id,
        // What was written before the end takes effect with the end.
        std::max(feedback.day, told_.ended_on),
        history::FeedbackGiven{
            .contract = told_.id,
            .from = from,
            .stars = feedback.stars,
            .scores = feedback.scores,
            .recommend = by_client ? contract_.recommend : scoring::kNoAnswer,
            .reason = by_client ? contract_.end_reason : scoring::EndReason::none,
            .comment = {},
            .mid_contract = false});
  }

  const JoinedContract& contract_;
  const ExportedContract& told_;
  const std::string& freelancer_;
  std::vector<Event> events_;
};

}  // namespace

std::vector<Event> contract_events(const JoinedContract& contract, const std::string& freelancer) {
  return EventMaker(contract, freelancer).events();
}

}  // namespace jss::io
