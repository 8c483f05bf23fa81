// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/context.h"

#include <ostream>
#include <string>
#include <string_view>

#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

/// The lines of a message without what a terminal might take for an order: names of files and
/// options are a stranger's text, too.
std::string printable(std::string_view message) {
  std::string lines;
  while (true) {
    const std::size_t end = message.find('\n');
    const std::string_view line = message.substr(0, end);
    lines += io::plain_text(line, line.size());
    if (end == std::string_view::npos) return lines;
    lines += '\n';
    message.remove_prefix(end + 1);
  }
}

}  // namespace

void Context::warn(const std::string& message) {
  err << "jss: warning: " << printable(message) << '\n';
}

void Context::complain(const Error& error) {
  err << "jss: " << printable(error.message) << '\n';
  exit_code = error.code == ErrorCode::unavailable || error.code == ErrorCode::corruption ? 3 : 2;
}

}  // namespace jss::cli
