// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace jss::service {

/// An answer that goes on: what follows its head, piece by piece, as there is news. Used on the
/// thread of all connections only.
class Feed {
 public:
  Feed() = default;
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;
  virtual ~Feed() = default;

  /// What is to be sent by now, empty where there is nothing; nothing once it is over. Asked
  /// several times a second, but not while what was given last is still on its way.
  [[nodiscard]] virtual std::optional<std::string> next(
      std::chrono::steady_clock::time_point now) = 0;
};

}  // namespace jss::service
