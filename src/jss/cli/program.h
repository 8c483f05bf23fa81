// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <iosfwd>

#include "jss/base/timestamp.h"

namespace jss::cli {

/// What is around the program.
struct Surroundings {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::function<Timestamp()> clock;  ///< Gives the time; REQUIRES: not empty.
};

/// Runs the program `jss` with its arguments and gives its exit code: 0 done, 1 the answer is no,
/// 2 bad input or usage, 3 a store or a file system failed.
[[nodiscard]] int run_program(int argc, const char* const* argv, std::ostream& out,
                              std::ostream& err, const Surroundings& surroundings);

}  // namespace jss::cli
