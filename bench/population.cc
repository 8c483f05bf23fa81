// SPDX-License-Identifier: Apache-2.0
#include "bench/population.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <string_view>

#include "bench/draws.h"

namespace jss::bench {
namespace {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::Dispute;
using scoring::EndedBy;
using scoring::EndReason;
using scoring::Standing;

constexpr std::int32_t kFeedbackDays = 14;

// At every twelfth: how many days a contract lasts, how many cents it earns.
constexpr std::array<std::int64_t, 13> kDaysLong{0, 1, 3, 5, 8, 12, 18, 26, 40, 65, 120, 300, 1500};
constexpr std::array<std::int64_t, 13> kCentsEarned{500,     2'000,   4'000,     7'500,  12'500,
                                                    20'000,  30'000,  50'000,    80'000, 140'000,
                                                    300'000, 900'000, 15'000'000};
// Of 1000 contracts of a freelancer, how many leave the client unhappy: one kind a freelancer.
constexpr std::array<std::uint16_t, 6> kKindsOfFreelancer{250, 300, 250, 120, 60, 20};
constexpr std::array<std::uint32_t, 6> kUnhappy{10, 30, 60, 120, 250, 450};
constexpr std::uint32_t kUnhappyWithHardClient = 650;

// m times its fourth root, in units of 1/4096.
std::uint64_t power_five_quarters(std::uint64_t m) {
  const auto root = [](std::uint64_t square) {
    std::uint64_t low = 0;
    std::uint64_t high = std::uint64_t{1} << 32U;
    while (high - low > 1) {
      const std::uint64_t middle = (low + high) / 2;
      (middle * middle <= square ? low : high) = middle;
    }
    return low;
  };
  return m * root(root(m << 48U));
}

// A Pareto tail with exponent 5/4: of 2^32 freelancers, (9 / (5n + 4))^(5/4) have n contracts or
// more.
std::vector<std::uint64_t> contract_counts() {
  std::vector<std::uint64_t> with_at_least;
  for (std::uint64_t n = 1; n <= kMostContracts; ++n) {
    with_at_least.push_back((power_five_quarters(9) << 32U) / power_five_quarters(5 * n + 4));
  }
  return with_at_least;
}

// A seed of its own for each freelancer and each client.
std::uint64_t seed_of(std::uint64_t seed, std::uint64_t kind, std::uint64_t number) {
  return Draws(Draws(seed + kind).next() ^ number).next();
}

struct Client {
  std::uint64_t number = 0;
  Standing standing = Standing::good;
  bool hard = false;  // leaves most freelancers with a bad outcome, and is rated accordingly
};

// The popularity of clients falls with the square root of their rank; their numbers do not show it.
Client draw_client(Draws& draws, std::uint64_t clients, std::uint64_t seed) {
  constexpr std::uint64_t kPrime = 2'654'435'761;  // above any number of clients
  const std::uint64_t u = draws.next() >> 32U;
  const std::uint64_t rank = (((u * u) >> 32U) * clients) >> 32U;
  Client client{.number = rank * kPrime % clients};
  Draws own(seed_of(seed, 1, client.number));
  client.hard = own.chance(30);
  if (own.chance(client.hard ? 150 : 6)) {
    client.standing = own.chance(300) ? Standing::suspended : Standing::flagged;
  }
  return client;
}

// One contract in the making. Draws in a fixed order, each step on what stands already.
class Draft {
 public:
  Draft(Draws& draws, Day as_of, std::string& stretches)
      : draws_(draws), as_of_(as_of), stretches_(stretches) {
    stretches_.clear();
  }

  ContractState finish(Day joined, const Client& client, std::uint32_t unhappy) {
    state_.client_standing = client.standing;
    unhappy_ = draws_.chance(client.hard ? kUnhappyWithHardClient : unhappy);
    if (draws_.chance(2)) {
      state_.started_on = as_of_ + draws_.between(1, 14);
      return state_;
    }
    draw_days(joined);
    draw_payments();
    draw_pauses();
    if (state_.ended()) {
      draw_end();
      draw_feedback();
      draw_rating_of(client);
    }
    draw_trouble();
    draw_contact_and_deadline();
    return state_;
  }

 private:
  void draw_days(Day joined) {
    state_.started_on = joined + draws_.between(0, as_of_ - joined);
    days_ = static_cast<std::int32_t>(draws_.from_quantiles(kDaysLong));
    last_worked_ = std::min(state_.started_on + days_, as_of_);
    const bool forgotten = draws_.chance(50);
    if (state_.started_on + days_ <= as_of_ && !forgotten) state_.ended_on = last_worked_;
  }

  void draw_payments() {
    if (draws_.chance(state_.ended() ? 90 : 200)) return;  // never paid
    if (state_.ended() && draws_.chance(20)) {
      refunded_ = true;
      return;
    }
    std::int64_t cents = draws_.from_quantiles(kCentsEarned);
    if (days_ > 90) cents = std::max(cents, draws_.from_quantiles(kCentsEarned));
    state_.earned = {cents};
    state_.first_paid_on = std::min(state_.started_on + draws_.between(0, 13), last_worked_);
    state_.last_paid_on = std::max(state_.first_paid_on, last_worked_ - draws_.between(0, 20));
    if (state_.ended() && draws_.chance(40)) {
      state_.last_paid_on = std::min(state_.ended_on + draws_.between(1, 10), as_of_);
    }
    const std::int32_t count = scoring::stretch_of(state_.last_paid_on, state_.first_paid_on) + 1;
    if (count < 3 || !draws_.chance(400)) return;
    for (std::int32_t k = 0; k < count; ++k) {
      const bool gap = k > 0 && k < count - 1 && draws_.chance(300);
      stretches_.push_back(gap ? '0' : '1');
    }
    state_.paid_stretches = stretches_;
  }

  void draw_pauses() {
    if (!state_.ended() && draws_.chance(60)) {
      state_.paused_on = state_.started_on + draws_.between(0, as_of_ - state_.started_on);
    }
    if (!draws_.chance(25)) return;
    const Day latest = state_.paused_on.present() ? state_.paused_on : last_worked_;
    state_.resumed_on = state_.started_on + draws_.between(0, latest - state_.started_on);
  }

  void draw_end() {
    constexpr std::array<std::uint16_t, 4> kBy{40, 700, 230, 30};  // in the order of EndedBy
    state_.ended_by = static_cast<EndedBy>(draws_.pick(kBy));
    if (draws_.chance(150)) return;
    // In the order of EndReason.
    constexpr std::array<std::uint16_t, 8> kHappy{0, 860, 80, 10, 0, 0, 0, 50};
    constexpr std::array<std::uint16_t, 8> kUnhappyReasons{0, 450, 150, 80, 130, 70, 70, 50};
    state_.end_reason = static_cast<EndReason>(draws_.pick(unhappy_ ? kUnhappyReasons : kHappy));
  }

  void draw_feedback() {
    const std::int32_t delay = draws_.chance(500) ? 0 : draws_.between(0, kFeedbackDays);
    const bool left = draws_.chance(state_.earned.count > 0 ? 700 : refunded_ ? 500 : 150);
    if (!left || state_.ended_on + delay > as_of_) return;
    const bool public_too = draws_.chance(930);
    if (public_too) state_.stars = draw_stars();
    if (!public_too || draws_.chance(720)) state_.recommend = draw_answer();
    if (delay > 0 || draws_.chance(300)) state_.feedback_on = state_.ended_on + delay;
  }

  std::int16_t draw_stars() {
    if (!unhappy_ && draws_.chance(820)) return 500;
    if (!unhappy_) return static_cast<std::int16_t>(draws_.between(400, 499));
    if (draws_.chance(250)) return static_cast<std::int16_t>(draws_.between(450, 500));
    return static_cast<std::int16_t>(draws_.between(100, 420));
  }

  std::int8_t draw_answer() {
    constexpr std::array<std::uint16_t, 11> kHappy{0, 0, 0, 0, 0, 5, 5, 30, 90, 220, 650};
    constexpr std::array<std::uint16_t, 11> kUnhappyAnswers{120, 80,  80,  80, 90, 150,
                                                            120, 120, 100, 30, 30};
    return static_cast<std::int8_t>(draws_.pick(unhappy_ ? kUnhappyAnswers : kHappy));
  }

  void draw_rating_of(const Client& client) {
    if (!draws_.chance(450)) return;
    if (client.hard) {
      state_.client_stars = static_cast<std::int16_t>(draws_.between(100, 320));
    } else {
      state_.client_stars =
          static_cast<std::int16_t>(draws_.chance(780) ? 500 : draws_.between(250, 499));
    }
  }

  void draw_trouble() {
    if (state_.ended()) state_.feedback_removed = draws_.chance(unhappy_ ? 40 : 4);
    state_.excluded = draws_.chance(2);
    if (!draws_.chance(refunded_ || unhappy_ ? 80 : 6)) return;
    constexpr std::array<std::uint16_t, 4> kHow{0, 200, 350, 450};  // in the order of Dispute
    state_.dispute = static_cast<Dispute>(draws_.pick(kHow));
  }

  void draw_contact_and_deadline() {
    if (draws_.chance(800)) {
      state_.last_contact_on = std::max(state_.started_on, last_worked_ - draws_.between(0, 40));
    }
    if (!draws_.chance(450)) return;
    const std::int32_t allowed = std::max(1, days_ + draws_.between(-3, 4));
    state_.due_on = state_.started_on + allowed;
    if (draws_.chance(state_.ended() ? 900 : 300)) {
      const std::int32_t late = draws_.chance(880) ? -draws_.between(0, 3) : draws_.between(1, 20);
      state_.delivered_on = std::clamp(state_.due_on + late, state_.started_on, as_of_);
    }
  }

  Draws& draws_;
  Day as_of_;
  std::string& stretches_;
  ContractState state_;
  Day last_worked_;
  std::int32_t days_ = 0;
  bool unhappy_ = false;
  bool refunded_ = false;
};

// A letter and a number, in a buffer of its own.
class Name {
 public:
  Name(char letter, std::uint64_t number) {
    text_[0] = letter;
    end_ = std::to_chars(text_.data() + 1, text_.data() + text_.size(), number).ptr;
  }
  [[nodiscard]] std::string_view view() const {
    return {text_.data(), static_cast<std::size_t>(end_ - text_.data())};
  }

 private:
  std::array<char, 24> text_{};
  char* end_;
};

void append_hundredths(std::int64_t hundredths, std::string& text) {
  std::array<char, 24> digits{};
  const char* const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), hundredths / 100).ptr;
  text.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  text += '.';
  text += static_cast<char>('0' + hundredths / 10 % 10);
  text += static_cast<char>('0' + hundredths % 10);
}

}  // namespace

Population::Population(const PopulationOptions& options)
    : options_(options),
      clients_(std::max<std::uint64_t>(1, options.freelancers * 6 / 10)),
      with_at_least_(contract_counts()) {
  assert(options.freelancers >= 1 && options.freelancers <= kMostFreelancers);
}

void Population::visit_contracts(const std::function<void(const ContractRow&)>& visit) const {
  constexpr std::int32_t kLongestCareer = 1800;
  std::string stretches;
  std::vector<Client> clients;
  std::uint64_t contracts = 0;
  for (std::uint64_t freelancer = 1; freelancer <= options_.freelancers; ++freelancer) {
    Draws draws(seed_of(options_.seed, 0, freelancer));
    const Day joined = options_.as_of - draws.between(30, kLongestCareer);
    const std::uint32_t unhappy = kUnhappy[draws.pick(kKindsOfFreelancer)];
    const std::uint64_t u = draws.next() >> 32U;
    const auto count = std::partition_point(with_at_least_.begin(), with_at_least_.end(),
                                            [u](std::uint64_t limit) { return limit > u; }) -
                       with_at_least_.begin();
    const Name freelancer_id('f', freelancer);
    clients.clear();
    for (std::ptrdiff_t i = 0; i < count; ++i) {
      const bool returning = !clients.empty() && draws.chance(250);
      clients.push_back(returning ? clients[draws.below(static_cast<std::uint32_t>(clients.size()))]
                                  : draw_client(draws, clients_, options_.seed));
      const Name client_id('k', clients.back().number + 1);
      const Name contract_id('c', ++contracts);
      Draft draft(draws, options_.as_of, stretches);
      visit({.contract_id = contract_id.view(),
             .freelancer_id = freelancer_id.view(),
             .client_id = client_id.view(),
             .state = draft.finish(joined, clients.back(), unhappy),
             .title = {},
             .client_name = {},
             .group = {}});
    }
  }
}

std::string csv_header() {
  return "contract_id,freelancer_id,client_id,started_on,ended_on,ended_by,end_reason,earned,"
         "first_paid_on,last_paid_on,paid_stretches,stars,recommend,feedback_on,feedback_removed,"
         "excluded,paused_on,resumed_on,dispute,client_standing,client_stars,last_contact_on,"
         "due_on,delivered_on\n";
}

void append_csv_row(const ContractRow& row, std::string& text) {
  const ContractState& state = row.state;
  const auto word = [&text](std::string_view cell) { text.append(cell).push_back(','); };
  const auto day = [&text](Day cell) { text.append(to_string(cell)).push_back(','); };
  const auto stars = [&text](std::int16_t cell) {
    if (cell != scoring::kNoStars) append_hundredths(cell, text);
    text.push_back(',');
  };
  word(row.contract_id);
  word(row.freelancer_id);
  word(row.client_id);
  day(state.started_on);
  day(state.ended_on);
  word(to_string(state.ended_by));
  word(to_string(state.end_reason));
  if (state.earned.count > 0) append_hundredths(state.earned.count, text);
  text.push_back(',');
  day(state.first_paid_on);
  day(state.last_paid_on);
  word(state.paid_stretches);
  stars(state.stars);
  if (state.recommend != scoring::kNoAnswer) text.append(std::to_string(state.recommend));
  text.push_back(',');
  day(state.feedback_on);
  word(state.feedback_removed ? "yes" : "");
  word(state.excluded ? "yes" : "");
  day(state.paused_on);
  day(state.resumed_on);
  word(state.dispute == Dispute::none ? "" : to_string(state.dispute));
  word(state.client_standing == Standing::good ? "" : to_string(state.client_standing));
  stars(state.client_stars);
  day(state.last_contact_on);
  day(state.due_on);
  text.append(to_string(state.delivered_on)).push_back('\n');
}

}  // namespace jss::bench
