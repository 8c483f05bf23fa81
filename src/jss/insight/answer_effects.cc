// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/answer_effects.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "jss/insight/answer_hearing.h"
#include "jss/insight/day_scorer.h"

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::ContractTable;
using scoring::WindowSums;

using Fields = WindowFields;

void add_fields(WindowSums& sums, const Fields& fields) {
  sums.success_weight += fields[0];
  sums.weight += fields[1];
  sums.outcomes += static_cast<std::uint32_t>(fields[2]);
  sums.silent += static_cast<std::uint32_t>(fields[3]);
  sums.due += static_cast<std::uint32_t>(fields[4]);
  sums.in_time += static_cast<std::uint32_t>(fields[5]);
}

/// A contract whose answer may be unknown, with what each option does on each day.
struct Candidate {
  UnknownAnswer answer;
  ContractState last;
  /// By day, then by option; empty on days on which no answer acts.
  std::vector<std::vector<HeardAnswer>> heard;
  std::vector<std::uint32_t> rows;  ///< By day: its row, where an answer acts.

  [[nodiscard]] bool acts_on(std::size_t day) const { return !heard[day].empty(); }
};

std::vector<Candidate> candidates_of(const ContractTable& table, std::string_view freelancer,
                                     std::size_t days) {
  std::vector<Candidate> candidates;
  const auto index = table.find_freelancer(freelancer);
  if (!index) return candidates;
  const scoring::RowRange rows = table.rows_of(*index);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const ContractState state = table.state(row);
    if (!state.ended() || state.recommend != scoring::kNoAnswer) continue;
    Candidate candidate{.heard = std::vector<std::vector<HeardAnswer>>(days),
                        .rows = std::vector<std::uint32_t>(days)};
    candidate.last = state;
    candidate.last.paid_stretches = {};
    candidate.answer = {.contract = std::string(table.contract_id(row)),
                        .client = std::string(table.client_id(table.client[row])),
                        .title = std::string(table.texts[table.title[row]]),
                        .stars = state.stars};
    candidates.push_back(std::move(candidate));
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.answer.contract < b.answer.contract;
  });
  return candidates;
}

// Feedback takes effect as a whole: on days before the stars did, no answer acts either.
bool may_act(const ContractState& today, const Candidate& candidate, scoring::Outcome outcome) {
  if (!today.ended() || today.feedback_removed || today.recommend != scoring::kNoAnswer) {
    return false;
  }
  if (today.stars != scoring::kNoStars) return true;
  return candidate.last.stars == scoring::kNoStars && !candidate.last.feedback_removed &&
         outcome.why != scoring::Why::awaiting_feedback;
}

void choose_options(UnknownAnswer& answer, const scoring::Rules& rules) {
  if (!answer.options.empty()) return;
  if (answer.stars == scoring::kNoStars) answer.options.push_back(Answer::none);
  answer.options.push_back(Answer::good);
  if (recommend_of(Answer::neutral, rules)) answer.options.push_back(Answer::neutral);
  answer.options.push_back(Answer::bad);
}

/// Puts the kernel's answers for all days together.
class EffectsBuilder {
 public:
  EffectsBuilder(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
                 std::size_t days, Day known_on)
      : scorer_(chronicle, policies),
        candidates_(candidates_of(chronicle.table_on(known_on), chronicle.freelancer(), days)) {
    effects_.days.resize(days);
  }

  void ask(std::size_t at, Day day) {
    scorer_.move_to(day);
    AnswerEffects::DayEffects& effects = effects_.days[at];
    effects.day = day;
    effects.policy = &scorer_.policy();
    const scoring::Question question = scorer_.question();
    for (const scoring::Window& window : question.windows.windows()) {
      effects.windows.push_back({.months = window.months, .shown = window.shown});
    }
    if (!scorer_.freelancer()) return;
    DayHearing model(scorer_);
    const HeardDay without = model.hear();
    effects.counts = without.counts;
    for (std::size_t w = 0; w < effects.windows.size(); ++w) {
      effects.windows[w].base = without.windows.at(w);
    }
    hear_candidates(at, model, without);
    place_clients(at, model, without);
  }

  AnswerEffects finish() {
    order_candidates();
    make_sums();
    make_clients();
    drop_idle();
    return std::move(effects_);
  }

 private:
  using Column = std::vector<std::vector<std::uint32_t>>;  // by candidate and option

  /// A client who is in a window only under some answers.
  struct Doubtful {
    std::size_t day = 0;
    std::size_t window = 0;
    bool returning = false;
    std::vector<std::uint32_t> rows;
  };

  void hear_candidates(std::size_t at, DayHearing& model, const HeardDay& without) {
    const scoring::RowRange rows = model.rows();
    const scoring::Rules& rules = model.question().rules;
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      const std::string_view id = model.table().contract_id(row);
      const auto found = std::lower_bound(candidates_.begin(), candidates_.end(), id,
                                          [](const Candidate& candidate, std::string_view key) {
                                            return candidate.answer.contract < key;
                                          });
      if (found == candidates_.end() || found->answer.contract != id) continue;
      const ContractState today = model.table().state(row);
      if (!may_act(today, *found, without.outcomes[row - rows.begin])) continue;
      if (found->answer.stars == scoring::kNoStars) found->answer.stars = today.stars;
      choose_options(found->answer, rules);
      found->rows[at] = row;
      for (const Answer option : found->answer.options) {
        const std::int8_t recommend =
            recommend_of(option, rules)
                .value_or(static_cast<std::int8_t>(rules.satisfaction.recommend_success));
        found->heard[at].push_back(model.hear_with(row, recommend, without));
        found->answer.end_day = std::max(found->answer.end_day, found->heard[at].back().end_day);
      }
    }
  }

  // Who is in a window whatever the answers are is counted once; who may be, is remembered.
  void place_clients(std::size_t at, const DayHearing& model, const HeardDay& without) {
    const scoring::RowRange rows = model.rows();
    const ContractTable& table = model.table();
    std::vector<const Candidate*> by_row(rows.size(), nullptr);
    for (const Candidate& candidate : candidates_) {
      if (candidate.acts_on(at)) by_row[candidate.rows[at] - rows.begin] = &candidate;
    }
    std::vector<AnswerEffects::WindowEffects>& windows = effects_.days[at].windows;
    for (auto& window : windows) window.base.clients = window.base.returning_clients = 0;
    for (std::uint32_t begin = rows.begin; begin < rows.end;) {
      std::uint32_t end = begin + 1;
      while (end < rows.end && table.client[end] == table.client[begin]) ++end;
      const bool returning =
          scoring::detail::relationship(table, {begin, end}, model.question().as_of)
              .returning(model.question().rules, model.question().as_of);
      for (std::size_t w = 0; w < windows.size(); ++w) {
        Doubtful doubtful{.day = at, .window = w, .returning = returning};
        bool certain = false;
        for (std::uint32_t row = begin; row < end; ++row) {
          const Candidate* candidate = by_row[row - rows.begin];
          if (candidate == nullptr) {
            certain |= without.depths[row - rows.begin] > w;
            continue;
          }
          const auto inside = [w](const HeardAnswer& heard) { return heard.depth > w; };
          const auto& options = candidate->heard[at];
          certain |= std::all_of(options.begin(), options.end(), inside);
          if (std::any_of(options.begin(), options.end(), inside)) doubtful.rows.push_back(row);
        }
        if (certain) {
          ++windows[w].base.clients;
          if (returning) ++windows[w].base.returning_clients;
        } else if (!doubtful.rows.empty()) {
          doubtful_.push_back(std::move(doubtful));
        }
      }
      begin = end;
    }
  }

  void order_candidates() {
    std::erase_if(candidates_, [](const Candidate& candidate) {
      return std::all_of(candidate.heard.begin(), candidate.heard.end(),
                         [](const auto& heard) { return heard.empty(); });
    });
    std::stable_sort(
        candidates_.begin(), candidates_.end(),
        [](const Candidate& a, const Candidate& b) { return a.answer.end_day > b.answer.end_day; });
  }

  // The coordinate with that column: one that is there already, or a new one.
  std::uint32_t coordinate_of(Column column, std::size_t first) {
    for (std::size_t c = first; c < columns_.size(); ++c) {
      if (columns_[c] == column) return static_cast<std::uint32_t>(c);
    }
    columns_.push_back(std::move(column));
    return static_cast<std::uint32_t>(columns_.size() - 1);
  }

  void make_sums() {
    constexpr std::array<std::size_t, AnswerEffects::kFields> kOrder{2, 3, 4, 5, 0, 1};
    for (std::size_t day = 0; day < effects_.days.size(); ++day) {
      for (std::size_t w = 0; w < effects_.days[day].windows.size(); ++w) {
        // Outcomes and silence first: what the others need depends on how few there can be.
        for (const std::size_t field : kOrder) make_sum(day, w, field);
      }
    }
  }

  // Each contract's least amount goes to the base; what its answers add to that is divided by what
  // all of them share.
  void make_sum(std::size_t day, std::size_t w, std::size_t field) {
    Fields least_of_all{};
    std::int64_t divisor = 0;
    std::vector<std::vector<std::int64_t>> amounts;
    for (const Candidate& candidate : candidates_) {
      std::vector<std::int64_t>& of_options =
          amounts.emplace_back(candidate.answer.options.size(), 0);
      if (!candidate.acts_on(day)) continue;
      for (std::size_t o = 0; o < of_options.size(); ++o) {
        of_options[o] = candidate.heard[day][o].windows.at(w).at(field);
      }
      const std::int64_t least = *std::min_element(of_options.begin(), of_options.end());
      least_of_all.at(field) += least;
      for (std::int64_t& amount : of_options) {
        amount -= least;
        divisor = std::gcd(divisor, amount);
      }
    }
    AnswerEffects::WindowEffects& window = effects_.days[day].windows[w];
    add_fields(window.base, least_of_all);
    if (divisor == 0 || !matters(effects_.days[day], window, field)) return;
    Column column;
    for (const auto& of_options : amounts) {
      std::vector<std::uint32_t>& cells = column.emplace_back();
      for (const std::int64_t amount : of_options) {
        cells.push_back(static_cast<std::uint32_t>(amount / divisor));
      }
    }
    window.moved.at(field) = {coordinate_of(std::move(column), 0), divisor};
  }

  // Can what moves there move the window's score? More outcomes than the gate asks for, and silence
  // where it is tolerated, make no difference.
  static bool matters(const AnswerEffects::DayEffects& day,
                      const AnswerEffects::WindowEffects& window, std::size_t field) {
    const scoring::Rules& rules = day.policy->rules;
    const bool silence_weighs = rules.silence.tolerated.has_value();
    if (field == 2) {
      return silence_weighs ||
             window.base.outcomes < static_cast<std::uint32_t>(std::max(rules.gate.outcomes, 1));
    }
    if (field == 3) return silence_weighs;
    return field < 2 || rules.signals.deadlines.has_value();
  }

  void make_clients() {
    effects_.first_any = static_cast<std::uint32_t>(columns_.size());
    for (const Doubtful& doubtful : doubtful_) {
      AnswerEffects::DayEffects& day = effects_.days[doubtful.day];
      AnswerEffects::WindowEffects& window = day.windows[doubtful.window];
      const scoring::Rules& rules = day.policy->rules;
      const bool gate_asks = rules.gate.client_scope == scoring::ClientScope::window &&
                             window.base.clients < static_cast<std::uint32_t>(rules.gate.clients);
      if (!gate_asks && !rules.signals.retention) continue;
      Column column;
      for (const Candidate& candidate : candidates_) {
        std::vector<std::uint32_t>& cells =
            column.emplace_back(candidate.answer.options.size(), 0U);
        const bool is_theirs = candidate.acts_on(doubtful.day) &&
                               std::find(doubtful.rows.begin(), doubtful.rows.end(),
                                         candidate.rows[doubtful.day]) != doubtful.rows.end();
        for (std::size_t o = 0; is_theirs && o < cells.size(); ++o) {
          cells[o] = candidate.heard[doubtful.day][o].depth > doubtful.window ? 1U : 0U;
        }
      }
      window.clients.push_back(
          {coordinate_of(std::move(column), effects_.first_any), doubtful.returning});
    }
  }

  // By contract, option and coordinate; contracts that move nothing are left out.
  void drop_idle() {
    effects_.coordinates = static_cast<std::uint32_t>(columns_.size());
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      std::vector<std::vector<std::uint32_t>> by_option;
      bool moves = false;
      for (std::size_t o = 0; o < candidates_[i].answer.options.size(); ++o) {
        std::vector<std::uint32_t>& cells = by_option.emplace_back();
        for (const Column& column : columns_) {
          cells.push_back(column[i][o]);
          moves |= column[i][o] != column[i][0];
        }
      }
      if (!moves) continue;
      effects_.contracts.push_back(std::move(candidates_[i].answer));
      effects_.added.push_back(std::move(by_option));
    }
  }

  DayScorer scorer_;
  std::vector<Candidate> candidates_;
  std::vector<Doubtful> doubtful_;
  std::vector<Column> columns_;
  AnswerEffects effects_;
};

}  // namespace

WindowSums AnswerEffects::WindowEffects::sums(std::span<const std::uint32_t> coordinates) const {
  WindowSums result = base;
  Fields added{};
  for (std::size_t f = 0; f < kFields; ++f) {
    if (moved.at(f).coordinate == kFixed) continue;
    added.at(f) = moved.at(f).scale * coordinates[moved.at(f).coordinate];
  }
  add_fields(result, added);
  for (const MovedClient& client : clients) {
    result.clients += coordinates[client.coordinate];
    if (client.returning) result.returning_clients += coordinates[client.coordinate];
  }
  return result;
}

AnswerEffects answer_effects(const history::Chronicle& chronicle,
                             const scoring::PolicyCalendar& policies, std::span<const Day> days,
                             Day known_on) {
  EffectsBuilder builder(chronicle, policies, days.size(), known_on);
  for (std::size_t i = 0; i < days.size(); ++i) builder.ask(i, days[i]);
  return builder.finish();
}

}  // namespace jss::insight
