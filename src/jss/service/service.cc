// SPDX-License-Identifier: Apache-2.0
#include "jss/service/service.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "jss/app/ledger_place.h"
#include "jss/ledger/digest.h"
#include "jss/service/api.h"
#include "jss/service/broadcast.h"
#include "jss/service/daily_publication.h"
#include "jss/service/log_line.h"

namespace jss::service {
namespace {

constexpr std::chrono::seconds kBetweenLooks{1};
constexpr std::size_t kRunDigits = 16;

Result<void> show_first_token(Market& market, const ServiceOptions& options) {
  const auto tokens = market.tokens().list();
  if (!tokens) return tl::unexpected(tokens.error());
  if (!tokens->empty()) return {};
  const auto made = market.tokens().create({.role = io::Role::operator_, .name = "first"});
  if (!made) return tl::unexpected(made.error());
  options.show_first_token(made->secret);
  return {};
}

// Learns every second what others did to the ledger, and what day it is.
void keep_up(const std::stop_token& stop, Market& market, Api& api, const ServiceOptions& options) {
  std::mutex mutex;
  std::condition_variable_any wait;
  bool was_well = true;
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex);
      wait.wait_for(lock, stop, kBetweenLooks, [] { return false; });
    }
    if (stop.stop_requested()) return;
    const auto learned = market.catch_up();
    api.set_ready(learned.has_value());
    if (learned.has_value() == was_well) continue;
    was_well = learned.has_value();
    LogLine line(options.clock(), was_well ? "info" : "error",
                 was_well ? "ledger answers again" : "ledger does not answer");
    if (!was_well) line.text("error", learned.error().message);
    options.log(line.finish());
  }
}

}  // namespace

Result<void> run_service(const ServiceOptions& options) {
  ApiOptions api_options{.rate = options.rate,
                         .long_answers = std::max<std::size_t>(1, options.server.workers / 2),
                         .origin = options.origin,
                         .clock = options.clock,
                         .log = options.log,
                         .log_requests = options.log_requests,
                         .pages = std::nullopt};
  if (!options.pages.empty()) {
    auto pages = PageFiles::read(options.pages);
    if (!pages) return tl::unexpected(pages.error());
    api_options.pages = std::move(*pages);
  }
  const auto run = ledger::random_secret();
  if (!run) return fail(ErrorCode::unavailable, "the system gives no random bytes: try again");
  Broadcast broadcast(ledger::to_hex(*run).substr(0, kRunDigits),
                      {.listeners = options.server.connections / 4 * 3});
  api_options.broadcast = &broadcast;
  auto market = Market::open(options.ledger, options.clock);
  if (!market) return tl::unexpected(market.error());
  (*market)->tell_to(broadcast);
  (*market)->set_dials(options.dials);
  Api api(**market, std::move(api_options));
  const auto server = HttpServer::listen(options.server, api);
  if (!server) return tl::unexpected(server.error());
  if (auto shown = show_first_token(**market, options); !shown) return shown;
  api.set_ready(true);
  options.log(LogLine(options.clock(), "info", "listening")
                  .text("ledger", app::shown_ledger(options.ledger))
                  .text("address", options.server.address)
                  .number("port", (*server)->port())
                  .text("tls", options.server.tls ? "on" : "off")
                  .finish());
  {
    const std::jthread keeper(
        [&](const std::stop_token& stop) { keep_up(stop, **market, api, options); });
    std::jthread publisher;
    if (options.publish_at) {
      publisher = std::jthread([&](const std::stop_token& stop) {
        DailyPublication({.ledger = options.ledger,
                          .minute = *options.publish_at,
                          .who = ledger::to_hex(*run),
                          .clock = options.clock,
                          .log = options.log})
            .run(stop);
      });
    }
    (*server)->run();
  }
  options.log(LogLine(options.clock(), "info", "stopped").finish());
  return {};
}

}  // namespace jss::service
