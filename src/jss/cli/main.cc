// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <iostream>

#include "jss/cli/program.h"

namespace {

jss::Timestamp time_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
  return {seconds.count(),
          static_cast<std::int32_t>(std::chrono::nanoseconds(since - seconds).count())};
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // A file that may not grow any further is an error to be told and no reason to die.
  std::signal(SIGXFSZ, SIG_IGN);
  return jss::cli::run_program(argc, argv, std::cout, std::cerr,
                               {.out_is_terminal = isatty(STDOUT_FILENO) == 1,
                                .err_is_terminal = isatty(STDERR_FILENO) == 1,
                                .clock = time_now});
}
