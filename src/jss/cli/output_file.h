// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <string>

#include "jss/base/result.h"
#include "jss/cli/context.h"

namespace jss::cli {

/// Where an answer goes: a file, or standard output for `-` and for no name.
class OutputFile {
 public:
  OutputFile(std::string path, Context& context);

  /// Errors, here and below: `unavailable`, the file's name and the system's reason.
  [[nodiscard]] Result<void> write(const std::string& text);
  /// Sees that all of it is there. To be called last.
  [[nodiscard]] Result<void> close();

 private:
  [[nodiscard]] bool is_file() const { return !path_.empty() && path_ != "-"; }
  [[nodiscard]] Result<void> state();

  std::string path_;
  Context& context_;
  std::ofstream file_;
};

}  // namespace jss::cli
