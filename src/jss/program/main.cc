// SPDX-License-Identifier: Apache-2.0
// The program: hands the command line what is around it, the service included, since no door knows
// another.
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <optional>
#include <tuple>

#include "jss/cli/program.h"
#include "jss/service/service.h"

namespace {

jss::Timestamp time_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
  return {seconds.count(),
          static_cast<std::int32_t>(std::chrono::nanoseconds(since - seconds).count())};
}

// The pages that were installed beside this program; empty where there are none.
std::string installed_pages() {
  namespace fs = std::filesystem;
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (code) return {};
  const fs::path pages = program.parent_path().parent_path() / "share/openjss/pages";
  return fs::is_regular_file(pages / "index.html", code) ? pages.string() : std::string();
}

// A connection takes a descriptor, and most systems allow a thousand unless asked for more.
void allow_connections() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  std::ignore = setrlimit(RLIMIT_NOFILE, &limit);
}

jss::Result<void> serve(const jss::cli::ServeRequest& request) {
  allow_connections();
  jss::service::ServiceOptions options{.ledger = request.ledger,
                                       .rate = request.rate,
                                       .log_requests = request.log_requests,
                                       .clock = time_now};
  options.publish_at = request.publish_at;
  options.origin = request.origin;
  options.pages = request.pages.empty() ? installed_pages() : request.pages;
  options.server.address = request.address;
  options.server.port = request.port;
  options.server.limits.body_bytes = request.max_body_bytes;
  options.dials.review_days = request.review_days;
  if (!request.tls_certificate.empty()) {
    options.server.tls = {.certificate = request.tls_certificate, .key = request.tls_key};
  }
  std::mutex writing;
  options.log = [&writing](const std::string& line) {
    const std::lock_guard lock(writing);
    std::cerr << line << '\n' << std::flush;
  };
  options.show_first_token = [](const std::string& secret) {
    std::cout << secret << '\n' << std::flush;
  };
  return jss::service::run_service(options);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // A file that may not grow any further is an error to be told and no reason to die; so is a
  // client that went away.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  return jss::cli::run_program(argc, argv, std::cout, std::cerr,
                               {.out_is_terminal = isatty(STDOUT_FILENO) == 1,
                                .err_is_terminal = isatty(STDERR_FILENO) == 1,
                                .clock = time_now,
                                .serve = serve});
}
