// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace jss::service {

/// What a service counts of its answers, in the words of Prometheus. Not shared between threads.
class Metrics {
 public:
  /// Counts an answer. `route` is its pattern; empty for what has none.
  void count(std::string_view route, int status, std::chrono::nanoseconds time);

  /// A number that is known by itself.
  struct Gauge {
    std::string_view name;
    std::string_view help;
    std::uint64_t value = 0;
  };
  /// All of it in Prometheus' text format, the gauges first.
  template <class Gauges>
  [[nodiscard]] std::string text(const Gauges& gauges) const {
    std::string page;
    for (const Gauge& gauge : gauges) add(page, gauge);
    return page + counts();
  }

 private:
  // Of durations, in seconds.
  static constexpr std::array<std::pair<std::chrono::nanoseconds, std::string_view>, 7> kBounds{{
      {std::chrono::microseconds{100}, "0.0001"},
      {std::chrono::milliseconds{1}, "0.001"},
      {std::chrono::milliseconds{10}, "0.01"},
      {std::chrono::milliseconds{100}, "0.1"},
      {std::chrono::seconds{1}, "1"},
      {std::chrono::seconds{10}, "10"},
      {std::chrono::nanoseconds::max(), "+Inf"},
  }};
  struct Durations {
    std::array<std::uint64_t, kBounds.size()> counts{};  // each of its own bucket alone
    std::chrono::nanoseconds sum{};
  };

  static void add(std::string& page, const Gauge& gauge);
  [[nodiscard]] std::string counts() const;

  std::map<std::pair<std::string, int>, std::uint64_t, std::less<>> answers_;
  std::map<std::string, Durations, std::less<>> durations_;
};

}  // namespace jss::service
