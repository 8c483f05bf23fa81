// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/engine/policy_shelf.h"
#include "jss/engine/source.h"
#include "jss/engine/text_reader.h"
#include "jss/io/text_table.h"
#include "jss/scoring/population.h"

namespace jss::engine {

/// What became of a question that could be answered.
enum class Verdict : std::uint8_t {
  done,
  no,  ///< The answer is no, such as that nothing reaches a target.
};

/// The exit code of the command line for an answer, and for an error: 0 done, 1 the answer is no, 2
/// bad input or usage, 3 a store or a file system failed.
[[nodiscard]] int exit_code(Verdict verdict);
[[nodiscard]] int exit_code(const Error& error);

/// Whoever asks: the command line, a browser, a service. Gives what an answer is made from and
/// takes the answer, piece by piece. A question asks for each thing in the order in which it needs
/// it, once its own options were found right.
struct Door {
  /// Threads to compute with.
  scoring::Executor& executor;
  /// The policies at hand, for this question alone.
  std::function<Result<PolicyShelf>()> open_shelf;
  /// The source, which has to outlive the question.
  std::function<Result<Source*>()> open_source;
  /// The other files that options name.
  TextReader read_text;
  /// Takes the next piece of the answer.
  std::function<void(std::string_view)> write;
  /// Takes what the answer may not show, one line each.
  std::function<void(const std::string&)> warn;
  /// Takes what is told beside an answer that is a file itself.
  std::function<void(std::string_view)> tell;
  /// Called now and then with how much is done of how much; may be empty.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
  /// How text for people is laid out.
  io::TextStyle style;
};

}  // namespace jss::engine
