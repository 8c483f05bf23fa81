// SPDX-License-Identifier: Apache-2.0
#include "jss/io/work_history_json.h"

#include <array>
#include <charconv>
#include <system_error>
#include <utility>

#include "jss/io/export_value.h"
#include "jss/io/json_tree.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using history::ContractKind;
using history::FeedbackScores;

constexpr std::int64_t kSecondsADay = 86'400;
constexpr std::int64_t kMillisecondsADay = 1000 * kSecondsADay;
// An instant before the year 5138 in seconds; a larger number counts milliseconds.
constexpr std::int64_t kMostSeconds = 100'000'000'000;

struct ScoreLabel {
  std::string_view word;
  std::int16_t FeedbackScores::* score;
};
constexpr std::array<ScoreLabel, 6> kLabels{{{"skills", &FeedbackScores::skills},
                                             {"quality", &FeedbackScores::quality},
                                             {"availability", &FeedbackScores::availability},
                                             {"deadlines", &FeedbackScores::deadlines},
                                             {"communication", &FeedbackScores::communication},
                                             {"cooperation", &FeedbackScores::cooperation}}};

bool says_anything(const JsonNode& node) {
  return (node.is(JsonKind::text) || node.is(JsonKind::number)) && !trimmed(node.text).empty();
}

// A day written as text or counted in seconds or milliseconds since 1970.
std::optional<Day> day_in(const JsonNode& node) {
  if (node.is(JsonKind::text)) return parse_export_day(node.text);
  std::int64_t count = 0;
  const char* const end = node.text.data() + node.text.size();
  const auto read = std::from_chars(node.text.data(), end, count);
  if (read.ec != std::errc() || read.ptr != end || count < 0) return std::nullopt;
  const std::int64_t days = count < kMostSeconds ? count / kSecondsADay : count / kMillisecondsADay;
  if (days > kLastDay.count) return std::nullopt;
  return Day{static_cast<std::int32_t>(days)};
}

class WorkHistoryReader {
 public:
  WorkHistoryReader(const ExportText& file, Problems& problems) : file_(file), problems_(problems) {
    result_.kind = ExportKind::work_history;
    result_.name = file.name;
  }

  ExportedFile read() {
    const auto root = read_json_tree(file_.text);
    if (!root) {
      problems_.add({.file = file_.name, .line = 0, .column = {}}, root.error().message);
      return std::move(result_);
    }
    take_items(*root);
    return std::move(result_);
  }

 private:
  void problem(std::string_view key, const JsonNode& value, std::string_view rule) {
    place_ = item_ + (key.empty() ? "" : "." + std::string(key));
    const std::string shown = says_anything(value) ? quoted(value.text) + " " : std::string();
    problems_.add({.file = file_.name, .line = 0, .column = place_}, shown + std::string(rule));
  }

  void take_items(const JsonNode& node) {
    if (node.is(JsonKind::object) && node["pageItems"].is(JsonKind::array)) {
      for (const JsonNode& item : node["pageItems"].inside) take_item(item);
    } else if (node.is(JsonKind::array)) {
      for (const JsonNode& item : node.inside) {
        if (item.has("pageItems")) {
          take_items(item);
        } else {
          take_item(item);
        }
      }
    } else {
      problems_.add({.file = file_.name, .line = 0, .column = {}},
                    "has no list of contracts: expected an object with pageItems, or a list");
    }
  }

  void take_item(const JsonNode& item) {
    item_ = "item " + std::to_string(++items_);
    if (!item.is(JsonKind::object)) return problem({}, item, "is no contract: expected {…}");
    ExportedContract contract;
    if (says_anything(item["id"])) contract.id = export_label(item["id"].text);
    if (says_anything(item["title"])) contract.title = export_label(item["title"].text);
    if (says_anything(item["clientId"])) contract.client_id = export_label(item["clientId"].text);
    if (contract.id.empty() && contract.title.empty()) {
      return problem({}, item, "has neither id nor title: one of them must name the contract");
    }
    if (item["type"].text == "1") contract.kind = ContractKind::fixed;
    if (item["type"].text == "2") contract.kind = ContractKind::hourly;
    if (!take_days(item, contract) || !take_total(item, contract)) return;
    contract.knows_feedback = item.has("feedback");
    if (!take_feedback(item, "feedback", contract.feedback)) return;
    if (!take_feedback(item, "feedbackGiven", contract.feedback_given)) return;
    result_.contracts.push_back(std::move(contract));
  }

  bool take_days(const JsonNode& item, ExportedContract& contract) {
    if (const JsonNode& started = item["startedOn"]; says_anything(started)) {
      const auto day = day_in(started);
      if (!day) return problem("startedOn", started, "is not a day"), false;
      contract.started_on = *day;
    }
    const JsonNode& ended = item["endedOn"];
    if (says_anything(ended)) {
      const auto day = day_in(ended);
      if (!day) return problem("endedOn", ended, "is not a day"), false;
      if (contract.started_on.present() && *day < contract.started_on) {
        return problem("endedOn", ended, "is before startedOn"), false;
      }
      contract.ended_on = *day;
      return true;
    }
    const std::string status = lower_case(item["status"].text);
    const bool is_closed = status == "closed" || status == "ended" || status == "completed";
    contract.known_open = item.has("endedOn") && !is_closed;
    return true;
  }

  bool take_total(const JsonNode& item, ExportedContract& contract) {
    const JsonNode& amount = item["totalCharges"]["amount"];
    if (!says_anything(amount)) return true;
    const auto total = parse_export_amount(amount.text);
    if (!total || total->count < 0) {
      return problem("totalCharges.amount", amount, "is not an amount from 0 with two decimals"),
             false;
    }
    contract.total = *total;
    return true;
  }

  bool take_feedback(const JsonNode& item, std::string_view key, ExportedFeedback& feedback) {
    const JsonNode& node = item[key];
    const std::string name(key);
    if (!node.is(JsonKind::object)) return true;
    const JsonNode& score = node["score"];
    if (says_anything(score)) {
      const auto stars = parse_number(trimmed(score.text));
      const bool none = stars && *stars == 0;
      if (!stars || (!none && (*stars < 100 || *stars > 500))) {
        return problem(name + ".score", score, "is not from 1.00 to 5.00"), false;
      }
      feedback.stars = static_cast<std::int16_t>(*stars);
    }
    feedback.scores = scores_in(node["scoreDetails"]);
    if (const JsonNode& given = node["creationTs"]; says_anything(given)) {
      const auto day = day_in(given);
      if (!day) return problem(name + ".creationTs", given, "is not an instant"), false;
      feedback.day = *day;
    }
    return true;
  }

  // All six scores, or nothing.
  static std::optional<FeedbackScores> scores_in(const JsonNode& details) {
    FeedbackScores scores;
    for (const JsonNode& detail : details.inside) {
      const std::string label = lower_case(trimmed(detail["label"].text));
      const auto score = parse_number(trimmed(detail["score"].text));
      if (!score || *score < 100 || *score > 500) continue;
      for (const ScoreLabel& known : kLabels) {
        if (label == known.word) scores.*known.score = static_cast<std::int16_t>(*score);
      }
    }
    for (const ScoreLabel& known : kLabels) {
      if (scores.*known.score == 0) return std::nullopt;
    }
    return scores;
  }

  const ExportText& file_;
  Problems& problems_;
  ExportedFile result_;
  std::size_t items_ = 0;
  std::string item_;
  std::string place_;
};

}  // namespace

ExportedFile read_work_history(const ExportText& file, Problems& problems) {
  return WorkHistoryReader(file, problems).read();
}

}  // namespace jss::io
