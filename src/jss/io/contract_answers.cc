// SPDX-License-Identifier: Apache-2.0
#include "jss/io/contract_answers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "jss/io/csv_table.h"
#include "jss/io/export_value.h"
#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using history::Actor;

constexpr std::array<std::string_view, 3> kColumns{"contract_id", "field", "value"};

// What is wrong with an answer; empty if nothing.
using Refusal = std::string;

std::string contradicts(std::string_view answer, const std::string& known) {
  return quoted(answer) + " contradicts the exports, which say '" + known +
         "': leave the answer out, or export again";
}

bool knows_end(const JoinedContract& contract) {
  return contract.ended_on.state == FactState::known;
}

std::string known_end(const JoinedContract& contract) {
  return contract.told.ended_on.present() ? to_string(contract.told.ended_on) : "open";
}

Refusal put_client(JoinedContract& contract, std::string_view value) {
  if (contract.client.state == FactState::known && contract.told.client_id != value) {
    return contradicts(value, contract.told.client_id);
  }
  contract.told.client_id = std::string(value);
  contract.client = {FactState::known, {}};
  return {};
}

Refusal put_start(JoinedContract& contract, std::string_view value) {
  const auto day = parse_day(value);
  if (!day) return quoted(value) + " is not a day: write YYYY-MM-DD";
  const Day known = contract.told.started_on;
  if (contract.started_on.state == FactState::known && known != *day) {
    return contradicts(value, to_string(known));
  }
  if (contract.started_on.state == FactState::inferred && *day > known) {
    return quoted(value) + " is after the first payment on '" + to_string(known) +
           "': give the day on which the contract began";
  }
  contract.told.started_on = *day;
  contract.started_on = {FactState::known, {}};
  return {};
}

Refusal put_end(JoinedContract& contract, std::string_view value) {
  const auto day = parse_day(value);
  if (!day) return quoted(value) + " is not a day: write YYYY-MM-DD";
  if (knows_end(contract) && contract.told.ended_on != *day) {
    return contradicts(value, known_end(contract));
  }
  contract.told.ended_on = *day;
  contract.told.known_open = false;
  contract.ended_on = {FactState::known, {}};
  return {};
}

Refusal put_open(JoinedContract& contract, std::string_view value) {
  if (value != "yes" && value != "true") {
    return quoted(value) + " is not yes: for a contract that ended, give ended_on instead";
  }
  if (knows_end(contract) && contract.told.ended_on.present()) {
    return contradicts("open", known_end(contract));
  }
  contract.told.known_open = true;
  contract.ended_on = {FactState::known, {}};
  contract.stars = {FactState::known, {}};
  return {};
}

Refusal put_ended_by(JoinedContract& contract, std::string_view value) {
  for (const Actor actor : {Actor::client, Actor::freelancer, Actor::platform}) {
    if (to_string(actor) != value) continue;
    contract.ended_by = actor;
    return {};
  }
  return quoted(value) + " is not client, freelancer or platform";
}

Refusal put_end_reason(JoinedContract& contract, std::string_view value) {
  const auto reason = scoring::parse_end_reason(value);
  if (!reason) {
    return quoted(value) +
           " is not completed, not_needed, hired_other, unresponsive, "
           "misrepresented, unprofessional or other";
  }
  contract.end_reason = *reason;
  return {};
}

// `none` and 1.00 to 5.00.
Refusal read_stars(std::string_view value, std::int16_t& stars) {
  if (value == "none") return {};
  const auto hundredths = parse_hundredths(value);
  if (!hundredths || *hundredths < 100 || *hundredths > 500) {
    return quoted(value) + " is not from 1.00 to 5.00, nor none";
  }
  stars = static_cast<std::int16_t>(*hundredths);
  return {};
}

std::string stars_in_words(const ExportedFeedback& feedback) {
  std::int16_t stars = feedback.stars;
  if (stars == scoring::kNoStars && feedback.scores) stars = feedback.scores->stars();
  return stars == scoring::kNoStars ? "none" : hundredths_to_string(stars);
}

Refusal put_stars(JoinedContract& contract, std::string_view value) {
  std::int16_t stars = scoring::kNoStars;
  if (auto refusal = read_stars(value, stars); !refusal.empty()) return refusal;
  ExportedFeedback& feedback = contract.told.feedback;
  const std::string known = stars_in_words(feedback);
  const bool is_known = contract.stars.state == FactState::known && !contract.told.known_open;
  const std::string given =
      stars == scoring::kNoStars ? std::string("none") : hundredths_to_string(stars);
  if (is_known && known != given) return contradicts(value, known);
  if (!is_known) feedback.stars = stars;
  contract.stars = {FactState::known, {}};
  return {};
}

Refusal put_client_stars(JoinedContract& contract, std::string_view value) {
  std::int16_t stars = scoring::kNoStars;
  if (auto refusal = read_stars(value, stars); !refusal.empty()) return refusal;
  ExportedFeedback& feedback = contract.told.feedback_given;
  const std::string known = stars_in_words(feedback);
  if (feedback.present() && stars_in_words({.stars = stars, .scores = {}, .day = {}}) != known) {
    return contradicts(value, known);
  }
  if (!feedback.present()) feedback.stars = stars;
  return {};
}

Refusal put_recommend(JoinedContract& contract, std::string_view value) {
  int answer = -1;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), answer);
  const bool whole = read.ec == std::errc() && read.ptr == value.data() + value.size();
  if (!whole || answer < 0 || answer > 10) return quoted(value) + " is not from 0 to 10";
  contract.recommend = static_cast<std::int8_t>(answer);
  return {};
}

Refusal put_feedback_day(JoinedContract& contract, std::string_view value) {
  const auto day = parse_day(value);
  if (!day) return quoted(value) + " is not a day: write YYYY-MM-DD";
  Day& known = contract.told.feedback.day;
  if (known.present() && known != *day) return contradicts(value, to_string(known));
  known = *day;
  return {};
}

struct Field {
  std::string_view name;
  Refusal (*put)(JoinedContract&, std::string_view);
  bool needs_end = false;
};

// In an order in which each may rely on those before it.
constexpr std::array<Field, 10> kFields{{{"client_id", put_client, false},
                                         {"started_on", put_start, false},
                                         {"ended_on", put_end, false},
                                         {"open", put_open, false},
                                         {"ended_by", put_ended_by, true},
                                         {"end_reason", put_end_reason, true},
                                         {"stars", put_stars, true},
                                         {"recommend", put_recommend, true},
                                         {"feedback_on", put_feedback_day, true},
                                         {"client_stars", put_client_stars, true}}};

struct Answer {
  std::uint64_t line = 0;
  std::string value;
};

class AnswersReader {
 public:
  AnswersReader(const ExportText& file, std::vector<JoinedContract>& contracts, Problems& problems)
      : file_(file), contracts_(contracts), problems_(problems) {}

  void read() {
    CsvTable table(file_.name, {.names = kColumns, .required = kColumns.size()});
    const auto take = [this](const CsvRow& row) { take_row(row); };
    table.feed(file_.text, take);
    table.finish(take);
    if (!table.problems().empty()) {
      // Its own messages already carry file and line.
      problems_.append(table.problems());
    }
    for (auto& [contract, answers] : answers_) put(contracts_[contract], answers);
  }

 private:
  using Answers = std::map<std::size_t, Answer>;  // by field

  void problem(std::uint64_t line, std::string_view column, std::string_view message) {
    problems_.add({.file = file_.name, .line = line, .column = column}, message);
  }

  void take_row(const CsvRow& row) {
    std::array<std::string_view, 3> texts{};
    for (const CsvCell& cell : row.cells) texts.at(cell.column) = cell.text;
    // Plain names: lambdas below capture them.
    const std::string_view id = texts[0];
    const std::string_view name = texts[1];
    const std::string_view value = texts[2];
    const auto contract =
        std::find_if(contracts_.begin(), contracts_.end(),
                     [id](const JoinedContract& other) { return other.told.id == id; });
    if (contract == contracts_.end()) {
      return problem(row.line, "contract_id", quoted(id) + " is no contract of these exports");
    }
    const auto field = std::find_if(kFields.begin(), kFields.end(),
                                    [name](const Field& f) { return f.name == name; });
    if (field == kFields.end()) {
      const std::string_view near = nearest_name(name, answer_fields());
      return problem(row.line, "field",
                     quoted(name) + " is not a field that can be answered" +
                         (near.empty() ? std::string() : ": did you mean " + std::string(near)));
    }
    if (value.empty()) {
      return problem(row.line, "value", "is empty: give the answer, or leave the line out");
    }
    Answers& answers = answers_[static_cast<std::size_t>(contract - contracts_.begin())];
    const auto at = static_cast<std::size_t>(field - kFields.begin());
    const auto [earlier, is_new] = answers.try_emplace(at, Answer{row.line, std::string(value)});
    if (!is_new && earlier->second.value != value) {
      problem(row.line, "value",
              quoted(value) + " differs from " + quoted(earlier->second.value) + " on line " +
                  std::to_string(earlier->second.line) + ": keep one answer");
    }
  }

  void put(JoinedContract& contract, const Answers& answers) {
    for (const auto& [at, answer] : answers) {
      const Field& field = kFields.at(at);
      if (field.needs_end && !contract.told.ended_on.present()) {
        problem(
            answer.line, field.name,
            "needs the end of the contract " + quoted(contract.told.id) + ": answer ended_on too");
        continue;
      }
      if (const Refusal refusal = field.put(contract, answer.value); !refusal.empty()) {
        problem(answer.line, field.name, refusal);
        return;
      }
    }
    check_days(contract, answers.begin()->second.line);
  }

  void check_days(const JoinedContract& contract, std::uint64_t line) {
    const ExportedContract& told = contract.told;
    const auto not_before = [&](std::string_view field, Day day, std::string_view other_field,
                                Day other) {
      if (!day.present() || !other.present() || day >= other) return;
      problem(line, field,
              "'" + to_string(day) + "' is before " + std::string(other_field) + " '" +
                  to_string(other) + "' of the contract " + quoted(told.id));
    };
    not_before("ended_on", told.ended_on, "started_on", told.started_on);
    if (told.feedback.day.present()) {
      not_before("feedback_on", told.feedback.day, "ended_on", told.ended_on);
    }
  }

  const ExportText& file_;
  std::vector<JoinedContract>& contracts_;
  Problems& problems_;
  std::map<std::size_t, Answers> answers_;  // by contract
};

}  // namespace

std::vector<std::string_view> answer_fields() {
  std::vector<std::string_view> names;
  for (const Field& field : kFields) names.push_back(field.name);
  return names;
}

void apply_answers(const ExportText& answers, std::vector<JoinedContract>& contracts,
                   Problems& problems) {
  AnswersReader(answers, contracts, problems).read();
}

}  // namespace jss::io
