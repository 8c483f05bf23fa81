// SPDX-License-Identifier: Apache-2.0
#include "jss/io/advice_csv.h"

#include <initializer_list>

#include "jss/base/money.h"
#include "jss/io/act_text.h"
#include "jss/io/advice_words.h"
#include "jss/io/csv_field.h"

namespace jss::io {
namespace {

std::string line(std::initializer_list<std::string_view> fields) {
  std::string text;
  for (const std::string_view* field = fields.begin(); field != fields.end(); ++field) {
    if (field != fields.begin()) text += ',';
    append_csv_field(text, *field);
  }
  return text + '\n';
}

std::string points_field(std::optional<std::int64_t> points) {
  return points ? hundredths_to_string(*points) : std::string();
}

}  // namespace

std::string_view advice_csv_heading() {
  return "freelancer,contract,client,advice,why,act,day,now,best,best_on,worst,worst_on,mean,"
         "critical_on,due_on,lapse_day,idle_days,stale,income_share,title,message\n";
}

std::string advice_csv(const FreelancerSubject& subject, const insight::Advice& advice) {
  std::string lines;
  for (const insight::OpenContract& contract : advice.contracts) {
    const insight::Effect& effect = contract.effect;
    const auto share = contract.client.income_share;
    lines += line({subject.freelancer,
                   contract.contract,
                   contract.client.client,
                   to_string(contract.advice),
                   to_string(contract.why),
                   to_text(contract.act),
                   to_string(contract.act.day),
                   points_field(effect.now),
                   points_field(effect.best),
                   to_string(effect.best_on),
                   points_field(effect.worst),
                   to_string(effect.worst_on),
                   points_field(effect.mean),
                   to_string(contract.critical_day()),
                   to_string(contract.due_on),
                   to_string(contract.lapse_day),
                   std::to_string(contract.idle_days),
                   contract.stale ? "yes" : "no",
                   share ? std::to_string(*share) : std::string(),
                   contract.title,
                   advice_message(contract)});
  }
  return lines;
}

}  // namespace jss::io
