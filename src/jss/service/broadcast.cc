// SPDX-License-Identifier: Apache-2.0
#include "jss/service/broadcast.h"

#include <charconv>
#include <utility>

namespace jss::service {
namespace {

using Time = std::chrono::steady_clock::time_point;

constexpr std::size_t kPiece = std::size_t{64} * 1024;
// Proxies cut what is silent for a minute, and a dead line is noticed only by writing to it.
constexpr std::chrono::seconds kHeartbeat{15};
constexpr std::chrono::seconds kBetweenQuestions{1};
constexpr std::string_view kBeat = ":\n\n";
// After how many milliseconds a browser tries again.
constexpr std::string_view kHello = "retry: 1000\n\n";
constexpr std::string_view kReset = "event: reset\ndata: {}\n\n";

}  // namespace

class Broadcast::Listener final : public Feed {
 public:
  Listener(Broadcast& broadcast, std::string holder, std::uint64_t heard, bool is_lost,
           std::function<bool()> may_go_on)
      : broadcast_(broadcast),
        holder_(std::move(holder)),
        heard_(heard),
        hello_(kHello),
        may_go_on_(std::move(may_go_on)) {
    if (is_lost) hello_ += kReset;
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() override {
    const std::lock_guard lock(broadcast_.mutex_);
    --broadcast_.listener_count_;
    const auto found = broadcast_.listeners_.find(holder_);
    if (--found->second == 0) broadcast_.listeners_.erase(found);
  }

  std::optional<std::string> next(Time now) override {
    if (now - asked_ >= kBetweenQuestions) {
      asked_ = now;
      if (!may_go_on_()) return std::nullopt;
    }
    std::string piece = std::exchange(hello_, {});
    if (broadcast_.told_ != heard_ && !read_on(piece)) return std::nullopt;
    if (piece.empty() && now - sent_ >= kHeartbeat) piece = kBeat;
    if (!piece.empty()) sent_ = now;
    return piece;
  }

 private:
  bool read_on(std::string& piece) {
    const std::lock_guard lock(broadcast_.mutex_);
    const std::uint64_t first = broadcast_.told_ - broadcast_.events_.size();  // before the first
    if (heard_ < first) return false;
    while (heard_ < broadcast_.told_ && piece.size() < kPiece) {
      piece += broadcast_.events_[heard_ - first];
      ++heard_;
    }
    return true;
  }

  Broadcast& broadcast_;
  std::string holder_;
  std::uint64_t heard_;  // the number of the last event
  std::string hello_;
  std::function<bool()> may_go_on_;
  Time asked_;
  Time sent_;
};

void Broadcast::tell(std::string_view kind, std::string_view line) {
  const std::lock_guard lock(mutex_);
  std::string text = "id: " + run_ + "-" + std::to_string(told_ + 1) + "\nevent: ";
  text.append(kind).append("\ndata: ").append(line).append("\n\n");
  events_.push_back(std::move(text));
  if (events_.size() > limits_.kept) events_.pop_front();
  ++told_;
}

// The number of an event of this run; nothing for any other id.
std::optional<std::uint64_t> Broadcast::number_of(std::string_view event_id) const {
  if (!event_id.starts_with(run_ + "-")) return std::nullopt;
  event_id.remove_prefix(run_.size() + 1);
  std::uint64_t number = 0;
  const char* const begin = event_id.data();
  const auto [end, problem] = std::from_chars(begin, begin + event_id.size(), number);
  if (problem != std::errc{} || end != begin + event_id.size()) return std::nullopt;
  return number;
}

Result<std::unique_ptr<Feed>> Broadcast::listen(const std::string& holder,
                                                std::string_view last_event_id,
                                                std::function<bool()> may_go_on) {
  const std::lock_guard lock(mutex_);
  if (listener_count_ >= limits_.listeners) {
    return fail(ErrorCode::unavailable, "there are as many listeners as may be: try again later");
  }
  std::size_t& of_holder = listeners_[holder];
  if (of_holder >= limits_.of_one) {
    return fail(ErrorCode::unavailable,
                "this token listens " + std::to_string(limits_.of_one) + " times already");
  }
  const auto number = number_of(last_event_id);
  const bool is_known = number && *number <= told_ && *number >= told_ - events_.size();
  ++of_holder;
  ++listener_count_;
  return std::make_unique<Listener>(*this, holder, is_known ? *number : told_.load(),
                                    !last_event_id.empty() && !is_known, std::move(may_go_on));
}

}  // namespace jss::service
