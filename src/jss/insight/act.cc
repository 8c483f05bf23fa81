// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/act.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "jss/insight/payment_blocks.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::ContractState;
using scoring::EndedBy;

struct ActWords {
  std::string_view code;
  std::string_view words;
};

constexpr std::array<ActWords, kActKindCount> kActWords{{{"end", "end"},
                                                         {"leave", "leave"},
                                                         {"pause", "pause"},
                                                         {"resume", "resume"},
                                                         {"pay", "pay"},
                                                         {"refund", "refund"},
                                                         {"start", "start"},
                                                         {"remove_feedback", "remove feedback"},
                                                         {"win_review", "win review"},
                                                         {"contact", "write"},
                                                         {"deliver", "deliver"}}};

/// Why an act cannot be; empty if it can.
using Problem = std::string;

Problem check_values(const Act& act) {
  if (act.contract.empty()) return "it names no contract: give the contract's id";
  if (act.stars != scoring::kNoStars && (act.stars < 100 || act.stars > 500)) {
    return "'" + hundredths_to_string(act.stars) + "' stars are not from 1.00 to 5.00";
  }
  if (act.recommend < scoring::kNoAnswer || act.recommend > 10) {
    return "'" + std::to_string(act.recommend) + "' is no answer from 0 to 10";
  }
  if (act.amount.count < 0 || act.amount > kLargestAmount) {
    return "'" + hundredths_to_string(act.amount.count) + "' is not from 0.00 to " +
           hundredths_to_string(kLargestAmount.count);
  }
  return {};
}

bool says_something(const Act& act) {
  return act.stars != scoring::kNoStars || act.recommend != scoring::kNoAnswer;
}

// A reason is the client's word: it comes with the client's end or with the client's feedback.
Problem check_reason(const Act& act, EndedBy by) {
  if (act.reason == scoring::EndReason::none || by == EndedBy::client || says_something(act)) {
    return {};
  }
  return "a reason is the client's: let the client end it, or add stars or a private answer";
}

// An id may be a whole file that was taken for one: cut before a whole UTF-8 character.
std::string short_id(std::string_view id) {
  constexpr std::size_t kMost = 100;
  if (id.size() <= kMost) return std::string(id);
  std::size_t size = kMost;
  while (size > 0 && (static_cast<unsigned char>(id[size]) & 0xC0U) == 0x80U) --size;
  return std::string(id.substr(0, size)) + "…";
}

std::string open_ones(const Chronicle& chronicle, Day day) {
  constexpr std::size_t kMostNamed = 8;
  std::vector<std::string_view> ids;
  for (const history::OwnContract& own : chronicle.own_contracts(day)) {
    if (!own.state.ended()) ids.push_back(own.names->contract);
  }
  if (ids.empty()) return "none is open on that day";
  std::sort(ids.begin(), ids.end());
  std::string text = "open on that day: ";
  for (std::size_t i = 0; i < std::min(ids.size(), kMostNamed); ++i) {
    text.append(i > 0 ? ", " : "").append(short_id(ids[i]));
  }
  return ids.size() > kMostNamed ? text + ", …" : text;
}

bool changes_after(const Chronicle& chronicle, const Act& act, const ContractState& state) {
  const std::vector<Day> days = chronicle.change_days(act.day, kLastDay);
  return std::any_of(days.begin(), days.end(), [&](Day day) {
    const auto later = chronicle.own_contract(act.contract, day);
    return !later || later->state != state;
  });
}

Problem must_be_open(const ContractState& state) {
  if (!state.ended()) return {};
  return "it ended on " + to_string(state.ended_on) +
         ", and this takes an open contract: leave the act out, or name another contract";
}

Problem check_end(const Act& act, const ContractState& state) {
  if (Problem problem = must_be_open(state); !problem.empty()) return problem;
  return check_reason(act, act.by == EndedBy::none ? EndedBy::freelancer : act.by);
}

Problem check_money(const Act& act, const ContractState& state) {
  if (act.amount.count == 0) return "an amount of 0.00 changes nothing: give one above zero";
  if (act.kind == ActKind::refund && act.amount > state.earned) {
    return "it has earned " + hundredths_to_string(state.earned.count) +
           ", so that no more can be given back";
  }
  if (act.kind == ActKind::pay && act.amount > kLargestAmount - state.earned) {
    return "it would have earned more than " + hundredths_to_string(kLargestAmount.count);
  }
  return {};
}

Problem check_pause(const Act& act, const ContractState& state) {
  if (Problem problem = must_be_open(state); !problem.empty()) return problem;
  const bool paused = state.paused_on.present();
  if (act.kind == ActKind::pause && paused) {
    return "it is paused since " + to_string(state.paused_on) + ": leave the act out";
  }
  if (act.kind == ActKind::resume && !paused) return "it is not paused: leave the act out";
  return {};
}

// A later deadline that is known, behind one for which all is delivered.
bool has_later_deadline(const ContractState& state, Day next_due_on) {
  return next_due_on.present() && next_due_on > state.due_on;
}

Problem check_deliver(const ContractState& state, Day next_due_on) {
  if (Problem problem = must_be_open(state); !problem.empty()) return problem;
  if (has_later_deadline(state, next_due_on)) return {};
  if (!state.due_on.present()) return "it has no deadline to deliver for: leave the act out";
  if (!state.delivered_on.present()) return {};
  return "its work was delivered on " + to_string(state.delivered_on) + ": leave the act out";
}

Problem check_removal(const ContractState& state) {
  if (state.feedback_removed) return "its feedback has been removed already: leave the act out";
  if (state.has_feedback() || state.end_reason != scoring::EndReason::none) return {};
  return "the client has left no feedback that could be withdrawn: leave the act out";
}

/// Can the act be, with a contract that stands so on its day?
Problem check_act(const Act& act, const history::OwnContract& own) {
  const ContractState& state = own.state;
  switch (act.kind) {
    case ActKind::end:
      return check_end(act, state);
    case ActKind::pause:
    case ActKind::resume:
      return check_pause(act, state);
    case ActKind::pay:
    case ActKind::refund:
      return check_money(act, state);
    case ActKind::remove_feedback:
      return check_removal(state);
    case ActKind::win_review:
      return state.excluded ? "a review has excluded it already: leave the act out" : Problem();
    case ActKind::deliver:
      return check_deliver(state, own.next_due_on);
    case ActKind::leave:
    case ActKind::contact:
    case ActKind::start:
      return {};
  }
  return {};
}

void end(ContractState& state, const Act& act, Day day, EndedBy by) {
  state.ended_on = day;
  state.ended_by = act.by == EndedBy::none ? by : act.by;
  state.end_reason = act.reason;
  state.stars = act.stars;
  state.recommend = act.recommend;
  state.feedback_on = says_something(act) ? day : kNoDay;
  if (state.paused_on.present()) {
    state.resumed_on = day;
    state.paused_on = kNoDay;
  }
}

/// Does the act to a contract that it can be done to. REQUIRES: `check_act` found no problem, and
/// `stretches` outlives the use of `state`.
void put_act(ContractState& state, const Act& act, const Chronicle& chronicle, Day next_due_on,
             std::string& stretches) {
  switch (act.kind) {
    case ActKind::end:
      end(state, act, act.day, EndedBy::freelancer);
      return;
    case ActKind::pause:
      state.paused_on = act.day;
      return;
    case ActKind::resume:
      state.resumed_on = act.day;
      state.paused_on = kNoDay;
      return;
    case ActKind::pay:
      add_payment(state, act.day, act.amount, stretches);
      return;
    case ActKind::refund: {
      PaymentBlocks payments = payments_until(chronicle, act.contract, act.day);
      payments.refund(act.amount);
      payments.put_into(state, stretches);
      return;
    }
    case ActKind::remove_feedback:
      state.feedback_removed = true;
      return;
    case ActKind::win_review:
      state.excluded = true;
      return;
    case ActKind::contact:
      state.last_contact_on = std::max(state.last_contact_on, act.day);
      return;
    case ActKind::deliver:
      if (state.delivered_on.present() || !state.due_on.present()) state.due_on = next_due_on;
      state.delivered_on = act.day;
      return;
    case ActKind::leave:
    case ActKind::start:
      return;
  }
}

/// Acts on a chronicle one by one, in the order of their days.
class Imagination {
 public:
  Imagination(Chronicle chronicle, Day today) : chronicle_(std::move(chronicle)), today_(today) {}

  Result<void> add(const Act& act) {
    if (Problem const problem = check_values(act); !problem.empty()) return refuse(act, problem);
    if (act.day > kLastDay) return refuse(act, "there is no day after " + to_string(kLastDay));
    if (act.day < today_) {
      return refuse(act, to_string(act.day) + " is before " + to_string(today_) +
                             ": only from that day on can anything be imagined");
    }
    return act.kind == ActKind::start ? start(act) : change(act);
  }

  [[nodiscard]] Chronicle take() { return std::move(chronicle_); }

 private:
  static tl::unexpected<Error> refuse(const Act& act, const Problem& problem) {
    return invalid(std::string(words_of(act.kind)) + " " + short_id(act.contract) + ": " + problem);
  }

  Result<void> change(const Act& act) {
    const auto own = chronicle_.own_contract(act.contract, act.day);
    if (!own) {
      return fail(ErrorCode::not_found,
                  std::string(words_of(act.kind)) + " " + short_id(act.contract) + ": " +
                      short_id(chronicle_.freelancer()) + " has no contract of that id on " +
                      to_string(act.day) + "; " + open_ones(chronicle_, act.day));
    }
    if (own->state.started_on > act.day) {
      return refuse(act, "it begins only on " + to_string(own->state.started_on) +
                             ": give a day from then on");
    }
    if (Problem const problem = check_act(act, *own); !problem.empty()) {
      return refuse(act, problem);
    }
    if (act.kind == ActKind::leave) return {};
    if (changes_after(chronicle_, act, own->state)) {
      return refuse(act, "something else happens to it after " + to_string(act.day) +
                             ": give a day after that");
    }
    ContractState state = own->state;
    std::string stretches(state.paid_stretches);
    state.paid_stretches = stretches;
    put_act(state, act, chronicle_, own->next_due_on, stretches);
    chronicle_.change(act.contract, act.day, [&state](ContractState& kept) { kept = state; });
    return {};
  }

  Result<void> start(const Act& act) {
    if (chronicle_.knows(act.contract)) {
      return refuse(act, "that id is taken: a new contract needs one of its own");
    }
    if (act.lasts < kStaysOpen || act.lasts > kLastDay - act.day) {
      return refuse(act, "it cannot last " + std::to_string(act.lasts) + " days");
    }
    if (act.lasts == kStaysOpen &&
        (act.amount.count > 0 || act.by != EndedBy::none ||
         act.reason != scoring::EndReason::none || says_something(act))) {
      return refuse(act,
                    "what stays open has neither earnings nor an end: say these as acts of "
                    "their own, or let it end");
    }
    if (Problem const problem =
            check_reason(act, act.by == EndedBy::none ? EndedBy::client : act.by);
        !problem.empty()) {
      return refuse(act, problem);
    }
    history::ContractNames names;
    names.contract = act.contract;
    ContractState state;
    state.started_on = act.day;
    set_client(act, names, state);
    chronicle_.add(std::move(names), act.day, state);
    if (act.lasts == kStaysOpen) return {};
    const Day last_day = act.day + act.lasts;
    if (act.amount.count > 0) {
      state.earned = act.amount;
      state.first_paid_on = state.last_paid_on = last_day;
    }
    end(state, act, last_day, EndedBy::client);
    chronicle_.change(act.contract, last_day, [&state](ContractState& kept) { kept = state; });
    return {};
  }

  // Rows of one client agree on the platform's word on that client.
  void set_client(const Act& act, history::ContractNames& names, ContractState& state) const {
    const scoring::ContractTable table = chronicle_.table_on(act.day);
    const auto row_of = [&table](std::string_view client) {
      std::uint32_t row = 0;
      while (row < table.size() && table.client_id(table.client[row]) != client) ++row;
      return row;
    };
    names.client = act.client;
    if (names.client.empty()) {
      names.client = "the client of " + act.contract;
      while (row_of(names.client) < table.size()) names.client += '\'';
      return;
    }
    const std::uint32_t row = row_of(names.client);
    if (row == table.size()) return;
    names.client_name = table.texts[table.client_name[row]];
    state.client_standing = table.client_standing[row];
  }

  Chronicle chronicle_;
  Day today_;
};

}  // namespace

std::string_view to_string(ActKind kind) {
  return kActWords.at(static_cast<std::size_t>(kind)).code;
}

std::string_view words_of(ActKind kind) {
  return kActWords.at(static_cast<std::size_t>(kind)).words;
}

Result<Chronicle> imagine(const Chronicle& chronicle, std::span<const Act> acts, Day today) {
  std::vector<Act> ordered(acts.begin(), acts.end());
  for (Act& act : ordered) {
    if (!act.day.present()) act.day = today;
  }
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Act& a, const Act& b) { return a.day < b.day; });
  Imagination imagination(chronicle, today);
  for (const Act& act : ordered) {
    if (auto done = imagination.add(act); !done) return tl::unexpected(done.error());
  }
  return imagination.take();
}

}  // namespace jss::insight
