// SPDX-License-Identifier: Apache-2.0
#include "jss/io/act_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>

#include "jss/base/money.h"
#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"
#include "jss/io/problems.h"
#include "jss/io/quoted_words.h"

namespace jss::io {
namespace {

using insight::Act;
using insight::ActKind;

// What a problem is; empty if there is none.
using Problem = std::string;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::int32_t kLongestJob = 99'999;

// By `ActKind`.
constexpr std::array<std::string_view, insight::kActKindCount> kExamples{
    "end c17 by client reason completed stars 5 recommend 9 on 2026-12-01",
    "leave c9",
    "pause c9 on 2026-12-01",
    "resume c9 on 2026-12-01",
    "pay c9 250 on 2026-12-01",
    "refund c3 50",
    "start k9 earn 500 stars 5 client acme lasts 30 days on 2026-12-01",
    "remove feedback c5",
    "win review c5 on 2026-12-01",
    "write c9",
    "deliver c9 on 2026-12-01"};

constexpr std::array<std::string_view, 17> kGrammarWords{
    "by",   "client",   "day",    "days",      "earn",   "feedback", "freelancer", "lasts", "on",
    "open", "platform", "reason", "recommend", "remove", "review",   "stars",      "win"};

std::string listed(std::initializer_list<std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

/// Reads the words of one act.
class ActReader {
 public:
  explicit ActReader(std::vector<QuotedWord> words) : words_(std::move(words)) {}

  Result<Act> read() {
    Problem problem = read_kind();
    if (problem.empty()) problem = read_contract();
    if (problem.empty() && takes_amount()) problem = read_amount("an amount", act_.amount);
    while (problem.empty() && next_ < words_.size()) problem = read_clause();
    if (!problem.empty()) {
      return invalid(problem + (problem.ends_with('?') ? " " : "; ") + example());
    }
    return std::move(act_);
  }

 private:
  [[nodiscard]] bool takes_amount() const {
    return act_.kind == ActKind::pay || act_.kind == ActKind::refund;
  }

  [[nodiscard]] std::string example() const {
    const std::size_t kind = known_kind_ ? static_cast<std::size_t>(act_.kind) : 0;
    return "example: " + std::string(kExamples.at(kind));
  }

  const QuotedWord* take() { return next_ < words_.size() ? &words_[next_++] : nullptr; }

  static Problem stranger(const QuotedWord* word, std::string_view expected,
                          const std::vector<std::string_view>& names) {
    if (word == nullptr) return "it ends where " + std::string(expected) + " is expected";
    const std::string_view near =
        word->quoted ? std::string_view() : nearest_name(word->text, names);
    return quoted(word->text) + " stands where " + std::string(expected) + " is expected" +
           (near.empty() ? "" : "; did you mean '" + std::string(near) + "'?");
  }

  Problem read_kind() {
    const QuotedWord* const first = take();
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < insight::kActKindCount; ++i) {
      const auto kind = static_cast<ActKind>(i);
      const std::string_view words = insight::words_of(kind);
      const std::size_t blank = words.find(' ');
      names.push_back(words.substr(0, blank));
      if (first == nullptr || !first->is(names.back())) continue;
      act_.kind = kind;
      known_kind_ = true;
      if (blank == std::string_view::npos) return {};
      const std::string_view second = words.substr(blank + 1);
      const QuotedWord* const word = take();
      if (word != nullptr && word->is(second)) return {};
      return stranger(word, "'" + std::string(second) + "'", {second});
    }
    return stranger(first,
                    "an act (end, leave, pause, resume, pay, refund, start, remove feedback, win "
                    "review, write, deliver)",
                    names);
  }

  Problem read_contract() {
    const QuotedWord* const word = take();
    if (word == nullptr || word->text.empty()) return stranger(word, "a contract's id", {});
    act_.contract = word->text;
    return {};
  }

  Problem read_amount(std::string_view expected, Cents& amount) {
    const QuotedWord* const word = take();
    const auto hundredths =
        word == nullptr || word->quoted ? std::nullopt : parse_hundredths(word->text);
    if (!hundredths || *hundredths < 0) {
      return stranger(word, std::string(expected) + " such as 250 or 99.50", {});
    }
    amount = {*hundredths};
    return {};
  }

  Problem read_clause() {
    const QuotedWord& word = words_[next_];
    for (const Clause& clause : kClauses) {
      if (!word.is(clause.word) || !takes(clause)) continue;
      if (std::find(said_.begin(), said_.end(), clause.word) != said_.end()) {
        return "'" + std::string(clause.word) + "' is said twice";
      }
      said_.push_back(clause.word);
      ++next_;
      return (this->*clause.read)();
    }
    std::string expected;
    std::vector<std::string_view> names;
    for (const Clause& clause : kClauses) {
      if (!takes(clause)) continue;
      names.push_back(clause.word);
      expected.append(expected.empty() ? "" : ", ").append(clause.word);
    }
    return stranger(&word, (names.size() > 1 ? "one of " : "") + expected + " or the end", names);
  }

  Problem read_day() {
    const QuotedWord* const word = take();
    const auto day = word == nullptr || word->quoted ? std::nullopt : parse_day(word->text);
    if (!day) return stranger(word, "a day written YYYY-MM-DD", {});
    act_.day = *day;
    return {};
  }

  Problem read_by() {
    const QuotedWord* const word = take();
    const auto by =
        word == nullptr || word->quoted ? std::nullopt : scoring::parse_ended_by(word->text);
    if (!by) {
      return stranger(word, "who ends it (client, freelancer or platform)",
                      {"client", "freelancer", "platform"});
    }
    act_.by = *by;
    return {};
  }

  Problem read_reason() {
    const QuotedWord* const word = take();
    const auto reason =
        word == nullptr || word->quoted ? std::nullopt : scoring::parse_end_reason(word->text);
    if (!reason) {
      return stranger(word,
                      "a reason (" +
                          listed({"completed", "not_needed", "hired_other", "unresponsive",
                                  "misrepresented", "unprofessional", "other"}) +
                          ")",
                      {"completed", "not_needed", "hired_other", "unresponsive", "misrepresented",
                       "unprofessional", "other"});
    }
    act_.reason = *reason;
    return {};
  }

  Problem read_stars() {
    const QuotedWord* const word = take();
    const auto stars =
        word == nullptr || word->quoted ? std::nullopt : parse_hundredths(word->text);
    if (!stars || *stars < 100 || *stars > 500) {
      return stranger(word, "a number of stars from 1 to 5", {});
    }
    act_.stars = static_cast<std::int16_t>(*stars);
    return {};
  }

  std::optional<std::int32_t> take_number(std::int32_t least, std::int32_t most) {
    if (next_ >= words_.size() || words_[next_].quoted) return std::nullopt;
    const std::string& text = words_[next_].text;
    std::int32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end || number < least || number > most) return std::nullopt;
    ++next_;
    return number;
  }

  Problem read_recommend() {
    const auto answer = take_number(0, 10);
    if (!answer) return stranger(take(), "a private answer from 0 to 10", {});
    act_.recommend = static_cast<std::int8_t>(*answer);
    return {};
  }

  Problem read_lasts() {
    const auto days = take_number(0, kLongestJob);
    if (!days) {
      return stranger(take(), "a number of days up to " + std::to_string(kLongestJob), {});
    }
    act_.lasts = *days;
    const QuotedWord* const unit = take();
    if (unit != nullptr && (unit->is("days") || unit->is("day"))) return open_problem();
    return stranger(unit, "'days'", {"days"});
  }

  Problem read_earn() {
    const Problem problem = read_amount("an amount", act_.amount);
    return problem.empty() ? open_problem() : problem;
  }

  Problem read_client() {
    const QuotedWord* const word = take();
    if (word == nullptr || word->text.empty()) return stranger(word, "a client's id", {});
    act_.client = word->text;
    return {};
  }

  Problem read_open() {
    act_.lasts = insight::kStaysOpen;
    return open_problem();
  }

  // What stays open is paid and ended by other acts, if at all.
  [[nodiscard]] Problem open_problem() const {
    const auto is_said = [this](std::string_view word) {
      return std::find(said_.begin(), said_.end(), word) != said_.end();
    };
    if (!is_said("open")) return {};
    for (const std::string_view word : {"earn", "lasts", "by", "reason", "stars", "recommend"}) {
      if (is_said(word)) {
        return "'" + std::string(word) +
               "' does not go with 'open': say what happens later as acts of their own, pay and "
               "end";
      }
    }
    return {};
  }

  struct Clause {
    std::string_view word;
    Problem (ActReader::*read)();
    bool of_end = false;
    bool of_start = false;
    bool of_all = false;
  };
  static const std::array<Clause, 9> kClauses;

  [[nodiscard]] bool takes(const Clause& clause) const {
    return clause.of_all || (clause.of_end && act_.kind == ActKind::end) ||
           (clause.of_start && act_.kind == ActKind::start);
  }

  std::vector<QuotedWord> words_;
  std::size_t next_ = 0;
  std::vector<std::string_view> said_;
  Act act_;
  bool known_kind_ = false;
};

constexpr std::array<ActReader::Clause, 9> ActReader::kClauses{
    {{.word = "earn", .read = &ActReader::read_earn, .of_start = true},
     {.word = "open", .read = &ActReader::read_open, .of_start = true},
     {.word = "by", .read = &ActReader::read_by, .of_end = true, .of_start = true},
     {.word = "reason", .read = &ActReader::read_reason, .of_end = true, .of_start = true},
     {.word = "stars", .read = &ActReader::read_stars, .of_end = true, .of_start = true},
     {.word = "recommend", .read = &ActReader::read_recommend, .of_end = true, .of_start = true},
     {.word = "client", .read = &ActReader::read_client, .of_start = true},
     {.word = "lasts", .read = &ActReader::read_lasts, .of_start = true},
     {.word = "on", .read = &ActReader::read_day, .of_all = true}}};

std::string word_of(std::string_view text) {
  const bool means_something =
      std::find(kGrammarWords.begin(), kGrammarWords.end(), text) != kGrammarWords.end();
  return can_stand_plain(text) && !means_something ? std::string(text) : in_double_quotes(text);
}

// Without the places that say nothing: `5`, `4.5`, `0.05`.
std::string short_decimal(std::int64_t hundredths) {
  std::string text = hundredths_to_string(hundredths);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

void append_end(std::string& text, const Act& act) {
  if (act.by != scoring::EndedBy::none) text.append(" by ").append(to_string(act.by));
  if (act.reason != scoring::EndReason::none) {
    text.append(" reason ").append(to_string(act.reason));
  }
  if (act.stars != scoring::kNoStars) text += " stars " + short_decimal(act.stars);
  if (act.recommend != scoring::kNoAnswer) text += " recommend " + std::to_string(act.recommend);
}

void append_start(std::string& text, const Act& act) {
  if (act.lasts == insight::kStaysOpen) text += " open";
  if (act.amount.count > 0) text += " earn " + short_decimal(act.amount.count);
  append_end(text, act);
  if (!act.client.empty()) text += " client " + word_of(act.client);
  if (act.lasts > 0) {
    text += " lasts " + std::to_string(act.lasts) + (act.lasts == 1 ? " day" : " days");
  }
}

}  // namespace

Result<Act> parse_act(std::string_view text) {
  auto words = words_in(text);
  if (!words) return tl::unexpected(words.error());
  return ActReader(std::move(*words)).read();
}

std::string to_text(const Act& act) {
  std::string text(insight::words_of(act.kind));
  text += " " + word_of(act.contract);
  if (act.kind == ActKind::end) append_end(text, act);
  if (act.kind == ActKind::start) append_start(text, act);
  if (act.kind == ActKind::pay || act.kind == ActKind::refund) {
    text += " " + short_decimal(act.amount.count);
  }
  if (act.day.present()) text += " on " + to_string(act.day);
  return text;
}

Result<std::vector<Act>> parse_acts(std::string_view text, std::string_view file) {
  std::vector<Act> acts;
  Problems problems;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (std::uint64_t line = 1; !text.empty(); ++line) {
    const std::string_view words = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(words.size() + 1, text.size()));
    const std::size_t first = words.find_first_not_of(" \t\r");
    if (first == std::string_view::npos || words[first] == '#') continue;
    auto act = parse_act(words);
    if (act) {
      acts.push_back(std::move(*act));
    } else {
      problems.add({.file = file, .line = line, .column = {}}, act.error().message);
    }
  }
  if (!problems.empty()) return tl::unexpected(problems.error());
  return acts;
}

}  // namespace jss::io
