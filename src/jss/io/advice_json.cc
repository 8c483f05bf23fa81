// SPDX-License-Identifier: Apache-2.0
#include "jss/io/advice_json.h"

#include "jss/io/act_text.h"
#include "jss/io/advice_words.h"
#include "jss/io/effect_json.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;
using insight::ClientImportance;
using insight::OpenContract;

Json share_json(const ClientImportance& client) {
  return client.income_share ? Json(*client.income_share) : Json(nullptr);
}

Json client_json(const OpenContract& contract) {
  const ClientImportance& client = contract.client;
  return {{"client", client.client},
          {"name", contract.client_name},
          {"income", client.income ? Json(hundredths_to_string(client.income->count)) : nullptr},
          {"income_share", share_json(client)},
          {"contracts", client.contracts},
          {"long_term", client.long_term},
          {"long_term_until", day_json(client.long_term_until)},
          {"rated", client.rated},
          {"stars", client.rated > 0 ? Json(hundredths_to_string(client.stars)) : nullptr},
          {"flagged", client.flagged},
          {"harsh", client.harsh}};
}

Json stars_from_json(insight::StarsFrom from) {
  switch (from) {
    case insight::StarsFrom::nobody:
      return nullptr;
    case insight::StarsFrom::this_client:
      return "this_client";
    case insight::StarsFrom::all_clients:
      return "all_clients";
  }
  return nullptr;
}

Json contract_json(const OpenContract& contract, Day today) {
  Json instead = Json::array();
  for (const insight::Option& option : contract.instead) {
    instead.push_back({{"advice", to_string(option.kind)},
                       {"act", to_text(option.act)},
                       {"effect", effect_json(option.effect)}});
  }
  const std::string message = advice_message(contract);
  return {{"contract", contract.contract},
          {"title", contract.title},
          {"client", client_json(contract)},
          {"started_on", to_string(contract.started_on)},
          {"last_paid_on", day_json(contract.last_paid_on)},
          {"last_contact_on", day_json(contract.last_contact_on)},
          {"paused_on", day_json(contract.paused_on)},
          {"earned", hundredths_to_string(contract.earned.count)},
          {"idle_days", contract.idle_days},
          {"stale", contract.stale},
          {"due_on", day_json(contract.due_on)},
          {"lapse_day", day_json(contract.lapse_day)},
          {"lapses_as", contract.lapses_as ? Json(to_string(contract.lapses_as->why)) : nullptr},
          {"critical_on", day_json(contract.critical_day())},
          {"advice", to_string(contract.advice)},
          {"why", to_string(contract.why)},
          {"sentence", advice_sentence(contract, today)},
          {"act", to_text(contract.act)},
          {"stars_from", stars_from_json(contract.stars_from)},
          {"effect", effect_json(contract.effect)},
          {"instead", std::move(instead)},
          {"message", message.empty() ? Json(nullptr) : Json(message)}};
}

}  // namespace

std::string advice_json(const FreelancerSubject& subject, const insight::Advice& advice) {
  Json contracts = Json::array();
  for (const OpenContract& contract : advice.contracts) {
    contracts.push_back(contract_json(contract, advice.today));
  }
  return dump({{"freelancer", subject.freelancer},
               {"as_of", to_string(subject.as_of)},
               {"policy", subject.policy.id},
               {"now", brief_score_json(advice.score)},
               {"contracts", std::move(contracts)},
               {"together", effect_json(advice.together)}});
}

}  // namespace jss::io
