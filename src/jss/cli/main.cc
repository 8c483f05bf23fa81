// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <iostream>

#include "jss/cli/program.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return jss::cli::run_program(argc, argv, std::cout, std::cerr,
                               {.out_is_terminal = isatty(STDOUT_FILENO) == 1,
                                .err_is_terminal = isatty(STDERR_FILENO) == 1});
}
