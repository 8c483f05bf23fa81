// SPDX-License-Identifier: Apache-2.0
#include "bench/event_lines.h"

#include <array>
#include <string_view>
#include <utility>

#include "bench/draws.h"
#include "jss/io/event_json.h"

namespace jss::bench {
namespace {

using history::Actor;
using history::Side;

constexpr std::array<std::string_view, 6> kTitles{
    "Logo for a bakery",          "Landing page in two languages",
    "Data import, \"nightly\"",   "Product photographs for the spring catalogue",
    "Übersetzung eines Vertrags", "Mobile app: bug fixing"};
constexpr std::array<std::string_view, 6> kNames{"Larkspur Bakery", "Tidewater Clinic",
                                                 "Müller & Söhne",  "Northgate Logistics Ltd.",
                                                 "Atelier Ōmura",   "Quarry Street Press"};
constexpr std::array<std::string_view, 5> kComments{
    "Great work, thank you!",
    "Delivered on time and answered every question within the hour. Would hire again.",
    "Fine.\nThe second draft needed some changes, but the result is what we wanted.",
    "Sehr zuverlässig, gerne wieder.", "Communication could have been better."};

class Marketplace {
 public:
  Marketplace(std::uint64_t count, std::uint64_t seed,
              const std::function<void(history::Event)>& take)
      : left_(count), draws_(seed), take_(take) {}

  void run() {
    while (left_ > 0) add_contract();
  }

 private:
  std::string uuid() {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    for (const int group : {8, 4, 4, 4, 12}) {
      if (!text.empty()) text += '-';
      std::uint64_t bits = draws_.next();
      for (int i = 0; i < group; ++i, bits >>= 4U) text += kHex[bits & 15U];
    }
    return text;
  }

  std::string named(const char* prefix, std::uint32_t many) {
    return prefix + std::to_string(draws_.below(many));
  }

  template <std::size_t kCount>
  std::string one_of(const std::array<std::string_view, kCount>& texts) {
    return std::string(texts[draws_.below(kCount)]);
  }

  void add(Day day, history::EventBody body) {
    if (left_ == 0) return;
    --left_;
    const Timestamp at{start_of(day).seconds + draws_.between(0, 86'399), 0};
    take_({.id = uuid(), .at = at, .recorded_at = {}, .body = std::move(body)});
  }

  void add_contract() {
    const std::string contract = uuid();
    const Day start = *day_of(2023, 1, 1) + draws_.between(0, 1200);
    const Day end = start + static_cast<std::int32_t>(draws_.from_quantiles(
                                std::array<std::int64_t, 6>{2, 7, 14, 30, 90, 300}));
    const bool fixed = draws_.chance(500);
    add(start, history::ContractStarted{
                   .contract = contract,
                   .freelancer = named("freelancer-", 150'000),
                   .client = named("client-", 100'000),
                   .kind = fixed ? history::ContractKind::fixed : history::ContractKind::hourly,
                   .title = one_of(kTitles),
                   .client_name = one_of(kNames),
                   .group = {},
                   .agency = {},
                   .due_on = fixed ? end : kNoDay});
    if (fixed) add(start, history::MilestoneDue{contract, "first", end});
    for (Day day = start + 2; day <= end; day = day + draws_.between(5, 40)) {
      add(day, history::Paid{contract, Cents{draws_.between(2'000, 90'000)}});
      if (draws_.chance(400)) add(day, history::Contacted{contract, Side::freelancer});
    }
    if (fixed) add(end, history::Delivered{contract, "first"});
    if (draws_.chance(60)) add(end, history::Refunded{contract, Cents{draws_.between(500, 2'000)}});
    if (draws_.chance(20)) add_dispute(contract, end);
    if (draws_.chance(100)) return;
    add(end, history::ContractEnded{contract, Actor::client, scoring::EndReason::completed});
    add_feedback(contract, end);
  }

  void add_dispute(const std::string& contract, Day end) {
    add(end, history::DisputeOpened{contract});
    add(end + 9, history::DisputeClosed{contract, history::DisputeOutcome::won});
  }

  std::int16_t stars() { return static_cast<std::int16_t>(draws_.chance(850) ? 500 : 350); }

  void add_feedback(const std::string& contract, Day end) {
    history::FeedbackGiven said{.contract = contract, .from = Side::client};
    if (draws_.chance(500)) {
      said.stars = stars();
    } else {
      said.scores = history::FeedbackScores{stars(), stars(), stars(), stars(), stars(), stars()};
    }
    if (draws_.chance(600)) said.recommend = static_cast<std::int8_t>(draws_.between(5, 10));
    if (draws_.chance(600)) said.comment = one_of(kComments);
    add(end + draws_.between(1, 10), std::move(said));
    if (draws_.chance(300)) return;
    history::FeedbackGiven back{.contract = contract, .from = Side::freelancer};
    back.stars = stars();
    if (draws_.chance(300)) back.comment = one_of(kComments);
    add(end + draws_.between(1, 10), std::move(back));
  }

  std::uint64_t left_;
  Draws draws_;
  const std::function<void(history::Event)>& take_;
};

}  // namespace

void visit_events(std::uint64_t count, std::uint64_t seed,
                  const std::function<void(history::Event)>& take) {
  Marketplace(count, seed, take).run();
}

std::string event_lines(std::uint64_t count, std::uint64_t seed) {
  std::string text;
  visit_events(count, seed, [&text](const history::Event& event) {
    text += io::event_json(event);
    text += '\n';
  });
  return text;
}

}  // namespace jss::bench
