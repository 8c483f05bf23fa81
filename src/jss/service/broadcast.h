// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "jss/base/result.h"
#include "jss/service/feed.h"

namespace jss::service {

/// What is told to all who listen, as server-sent events. The last so many are kept for whoever
/// comes back; nobody who reads slowly costs more memory than anybody else.
///
/// Any thread may tell.
class Broadcast {
 public:
  struct Limits {
    std::size_t kept = 10'000;     ///< Events.
    std::size_t listeners = 3072;  ///< At a time.
    std::size_t of_one = 32;       ///< Listeners by one token.
  };

  /// `run` is another one for each start of the service: an event's id means nothing in another.
  explicit Broadcast(std::string run) : Broadcast(std::move(run), Limits()) {}
  Broadcast(std::string run, const Limits& limits) : run_(std::move(run)), limits_(limits) {}

  /// Tells everybody of something: its kind, and what it is as one line of JSON.
  void tell(std::string_view kind, std::string_view line);

  /// A feed of what is told from now on, or after the event of an id that was heard last. Where
  /// what came after that id is not known any more, the first event is a `reset`: what the listener
  /// knows may be out of date. `may_go_on` is asked every second. The feed ends with the first no,
  /// and where its listener is so slow that events would be lost. It may not outlive the broadcast.
  ///
  /// Errors: `unavailable` where there are as many listeners as may be, in all or of that `holder`.
  [[nodiscard]] Result<std::unique_ptr<Feed>> listen(const std::string& holder,
                                                     std::string_view last_event_id,
                                                     std::function<bool()> may_go_on);

 private:
  class Listener;

  [[nodiscard]] std::optional<std::uint64_t> number_of(std::string_view event_id) const;

  const std::string run_;
  const Limits limits_;
  std::atomic<std::uint64_t> told_ = 0;
  std::mutex mutex_;                // of all below
  std::deque<std::string> events_;  // the last of those told, as they are sent
  std::unordered_map<std::string, std::size_t> listeners_;  // by holder
  std::size_t listener_count_ = 0;
};

}  // namespace jss::service
