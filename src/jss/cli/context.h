// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/engine/door.h"
#include "jss/io/text_table.h"

namespace jss::cli {

/// The exit code of a question that is answered with no.
inline constexpr int kTheAnswerIsNo = 1;

/// What a command may rely on of the world around it.
struct Context {
  std::ostream& out;  ///< Answers.
  std::ostream& err;  ///< Complaints, warnings, progress.
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  /// Columns that text may fill: of the terminal, or 80.
  int width = 80;
  /// The same of the error stream.
  int err_width = 80;
  /// Colours are allowed: the output is a terminal and NO_COLOR is not set.
  bool colour = false;
  /// Gives the time. What is asked twice in a command may differ.
  std::function<Timestamp()> clock;
  /// 0 done, 1 the answer is no, 2 bad input or usage, 3 a store or a file system failed.
  int exit_code = 0;

  /// Says what the answer may not show.
  void warn(const std::string& message);

  /// The same for those who know no context.
  [[nodiscard]] std::function<void(const std::string&)> warnings() {
    return [this](const std::string& message) { warn(message); };
  }

  /// Sets the exit code of an answer, or says what went wrong.
  void finish(const Result<engine::Verdict>& answered);

  /// Says what went wrong and sets the exit code that belongs to it.
  void complain(const Error& error);
};

/// How text answers are laid out in this context.
[[nodiscard]] io::TextStyle text_style(const Context& context);

}  // namespace jss::cli
