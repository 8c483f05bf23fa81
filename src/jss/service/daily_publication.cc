// SPDX-License-Identifier: Apache-2.0
#include "jss/service/daily_publication.h"

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "jss/app/file_reader.h"
#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/app/publisher.h"
#include "jss/app/thread_executor.h"
#include "jss/engine/policy_shelf.h"
#include "jss/service/log_line.h"

namespace jss::service {
namespace {

constexpr const char* kTurn = "turn";
constexpr const char* kStep = "publication";
constexpr std::int64_t kTurnSeconds = 120;
constexpr std::int64_t kSecondsAMinute = 60;
constexpr std::int64_t kSecondsADay = 86'400;
constexpr std::chrono::seconds kBetweenLooks{1};
// After a failure, and while somebody else publishes.
constexpr std::chrono::seconds kBetweenTries{5};

// Whose turn it is and until when, as it is kept: `WHO SECONDS`.
std::string turn_of(const std::string& who, Timestamp now) {
  return who + " " + std::to_string(now.seconds + kTurnSeconds);
}

bool is_over(const std::string& turn, Timestamp now) {
  std::int64_t until = 0;
  const std::size_t blank = turn.rfind(' ');
  if (blank == std::string::npos) return true;
  std::from_chars(turn.data() + blank + 1, turn.data() + turn.size(), until);
  return now.seconds >= until;
}

}  // namespace

Day last_day_to_publish(Timestamp now, int minute) {
  const Day today = day_of(now);
  const std::int64_t of_day = (now.seconds % kSecondsADay + kSecondsADay) % kSecondsADay;
  return of_day >= minute * kSecondsAMinute ? today : Day{today.count - 1};
}

Result<bool> take_turn(ledger::EventLedger& ledger, const std::string& step, const std::string& who,
                       Timestamp now) {
  bool is_mine = false;
  auto changed = ledger.change_note(kTurn, step, [&](std::optional<std::string> turn) {
    is_mine = !turn || turn->starts_with(who + " ") || is_over(*turn, now);
    return is_mine ? turn_of(who, now) : turn;
  });
  if (!changed) return tl::unexpected(changed.error());
  return is_mine;
}

Result<void> end_turn(ledger::EventLedger& ledger, const std::string& step,
                      const std::string& who) {
  return ledger.change_note(kTurn, step, [&](std::optional<std::string> turn) {
    return turn && turn->starts_with(who + " ") ? std::nullopt : turn;
  });
}

void DailyPublication::run(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any wait;
  std::string told;
  while (!stop.stop_requested()) {
    std::chrono::seconds pause = kBetweenLooks;
    const Day last = last_day_to_publish(options_.clock(), options_.minute);
    if (!done_.present() || last > done_) {
      const auto published = publish_until(last);
      if (published.value_or(false)) done_ = last;
      if (!published.value_or(false)) pause = kBetweenTries;
      const std::string failure = published ? "" : published.error().message;
      if (!failure.empty() && failure != told) {
        options_.log(LogLine(options_.clock(), "error", "publication failed")
                         .text("error", failure)
                         .finish());
      }
      told = failure;
    }
    std::unique_lock lock(mutex);
    wait.wait_for(lock, stop, pause, [] { return false; });
  }
}

// False where somebody else is at it.
Result<bool> DailyPublication::publish_until(Day last) {
  auto ledger = app::open_ledger(options_.ledger, ledger::Access::append);
  if (!ledger) return tl::unexpected(ledger.error());
  auto is_mine = take_turn(*ledger, kStep, options_.who, options_.clock());
  if (!is_mine || !*is_mine) return is_mine;
  const auto done = publish_all(*ledger, last);
  auto ended = end_turn(*ledger, kStep, options_.who);
  if (!done) return tl::unexpected(done.error());
  if (!ended) return tl::unexpected(ended.error());
  return true;
}

Result<void> DailyPublication::publish_all(ledger::EventLedger& ledger, Day last) {
  const auto log = app::PublicationLog::read(ledger, app::PublicationLog::Keep::unfinished, {});
  if (!log) return tl::unexpected(log.error());
  if (log->head_at(std::nullopt).seq == 0) return {};
  auto shelf = engine::PolicyShelf::open(app::read_text);
  if (!shelf) return tl::unexpected(shelf.error());
  shelf->take(app::policy_life_of(log->decisions(), std::nullopt));
  app::ThreadExecutor executor(1);
  app::Publisher publisher(ledger, *log, *shelf, executor);
  const auto days = publisher.due_days(std::nullopt, last);
  if (!days) return tl::unexpected(days.error());
  publisher.expect(days->size());
  const auto publish = [&](Result<app::Publication> made) -> Result<void> {
    if (!made) return tl::unexpected(made.error());
    const auto is_mine = take_turn(ledger, kStep, options_.who, options_.clock());
    if (!is_mine) return tl::unexpected(is_mine.error());
    if (!*is_mine) return fail(ErrorCode::conflict, "another service publishes meanwhile");
    if (auto done = publisher.write(*made, options_.clock, {}); !done) return done;
    options_.log(LogLine(options_.clock(), "info", "published")
                     .text("publication", made->opened.publication)
                     .text("as_of", to_string(made->opened.as_of))
                     .finish());
    return {};
  };
  for (const app::Publication& begun : log->publications()) {
    if (begun.closed) continue;
    if (auto done = publish(publisher.compute(begun)); !done) return done;
  }
  for (const Day day : *days) {
    auto made = publisher.compute(day, std::nullopt, options_.clock());
    if (auto done = publish(std::move(made)); !done) return done;
  }
  return {};
}

}  // namespace jss::service
