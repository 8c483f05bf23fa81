// SPDX-License-Identifier: Apache-2.0
#include "jss/service/metrics.h"

namespace jss::service {
namespace {

// Nanoseconds as seconds with nine decimals.
std::string seconds(std::chrono::nanoseconds time) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  std::string fraction = std::to_string(time.count() % kNanoseconds);
  return std::to_string(time.count() / kNanoseconds) + "." +
         fraction.insert(0, 9 - fraction.size(), '0');
}

void head(std::string& page, std::string_view name, std::string_view help, std::string_view type) {
  page.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
  page.append(name).append(" ").append(type).append("\n");
}

}  // namespace

void Metrics::count(std::string_view route, int status, std::chrono::nanoseconds time) {
  const std::string name = route.empty() ? "none" : std::string(route);
  ++answers_[{name, status}];
  Durations& durations = durations_[name];
  std::size_t bucket = 0;
  while (time > kBounds[bucket].first) ++bucket;
  ++durations.counts[bucket];
  durations.sum += time;
}

void Metrics::add(std::string& page, const Gauge& gauge) {
  head(page, gauge.name, gauge.help, "gauge");
  page.append(gauge.name).append(" ").append(std::to_string(gauge.value)).append("\n");
}

std::string Metrics::counts() const {
  std::string page;
  head(page, "jss_http_requests_total", "Answers by route and status.", "counter");
  for (const auto& [key, count] : answers_) {
    page += "jss_http_requests_total{route=\"" + key.first + "\",status=\"" +
            std::to_string(key.second) + "\"} " + std::to_string(count) + "\n";
  }
  constexpr std::string_view kDuration = "jss_http_request_duration_seconds";
  head(page, kDuration, "Time from the whole request to the answer.", "histogram");
  for (const auto& [route, durations] : durations_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      sum += durations.counts[i];
      page.append(kDuration).append("_bucket{route=\"").append(route).append("\",le=\"");
      page.append(kBounds[i].second).append("\"} ").append(std::to_string(sum)).append("\n");
    }
    page.append(kDuration).append("_sum{route=\"").append(route).append("\"} ");
    page.append(seconds(durations.sum)).append("\n");
    page.append(kDuration).append("_count{route=\"").append(route).append("\"} ");
    page.append(std::to_string(sum)).append("\n");
  }
  return page;
}

}  // namespace jss::service
