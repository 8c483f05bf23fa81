// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"

namespace jss::cli {

/// What is to be served, as the command line says it.
struct ServeRequest {
  std::string ledger;
  std::string address;
  std::uint16_t port = 0;
  std::string tls_certificate;  ///< Empty: not encrypted; so is the key.
  std::string tls_key;
  std::uint32_t rate = 0;  ///< 0: no limit.
  std::size_t max_body_bytes = 0;
  int review_days = 0;
  bool log_requests = false;
  std::optional<int> publish_at;  ///< Minutes after midnight UTC; nothing: it publishes nothing.
  std::string origin;             ///< Where people find the service; empty: where they asked.
  std::string pages;  ///< The folder of the pages; empty: the one that was installed, if any.
};

/// What is around the program.
struct Surroundings {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::function<Timestamp()> clock;  ///< Gives the time; REQUIRES: not empty.
  /// Serves a ledger until the process is asked to end; REQUIRES: not empty.
  std::function<Result<void>(const ServeRequest& request)> serve;
};

/// Runs the program `jss` with its arguments and gives its exit code: 0 done, 1 the answer is no,
/// 2 bad input or usage, 3 a store or a file system failed.
[[nodiscard]] int run_program(int argc, const char* const* argv, std::ostream& out,
                              std::ostream& err, const Surroundings& surroundings);

}  // namespace jss::cli
