// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/context.h"

#include <ostream>
#include <string>

#include "jss/io/plain_text.h"

namespace jss::cli {

void Context::warn(const std::string& message) {
  err << "jss: warning: " << io::plain_lines(message) << '\n';
}

void Context::finish(const Result<engine::Verdict>& answered) {
  if (!answered) return complain(answered.error());
  exit_code = engine::exit_code(*answered);
}

void Context::complain(const Error& error) {
  err << "jss: " << io::plain_lines(error.message) << '\n';
  exit_code = engine::exit_code(error);
}

io::TextStyle text_style(const Context& context) {
  return {.width = context.width, .colour = context.colour};
}

}  // namespace jss::cli
