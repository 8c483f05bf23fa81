// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

namespace jss::cli {

/// What is at the other end of the streams.
struct Terminals {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
};

/// Runs the program `jss` with its arguments and gives its exit code: 0 done, 1 the answer is no,
/// 2 bad input or usage, 3 a store or a file system failed.
[[nodiscard]] int run_program(int argc, const char* const* argv, std::ostream& out,
                              std::ostream& err, const Terminals& terminals);

}  // namespace jss::cli
