// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/service/http_server.h"
#include "jss/service/market.h"

namespace jss::service {

/// What to serve, and how.
struct ServiceOptions {
  std::string ledger;  ///< By its name; made where it is not there.
  ServerOptions server;
  std::uint32_t rate = 1000;  ///< Requests a second from one token or address; 0: no limit.
  MarketDials dials;
  bool log_requests = false;
  std::optional<int> publish_at;  ///< Minutes after midnight UTC; nothing: it publishes nothing.
  std::string origin;             ///< Where people find the service; empty: where they asked.
  std::string pages;              ///< The folder of the pages; empty: none are served.
  std::function<Timestamp()> clock;
  std::function<void(const std::string&)> log;  ///< Takes each line of the log; from any thread.
  /// Takes the secret of the first operator's token, which is made where a ledger has no token yet.
  std::function<void(const std::string&)> show_first_token;
};

/// Serves a ledger until the process is asked to end.
///
/// Errors: those of `Market::open`, `PageFiles::read` and `HttpServer::listen`.
[[nodiscard]] Result<void> run_service(const ServiceOptions& options);

}  // namespace jss::service
