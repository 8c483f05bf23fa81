// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/output_file.h"

#include <cerrno>
#include <cstring>
#include <ostream>
#include <utility>

namespace jss::cli {

OutputFile::OutputFile(std::string path, Context& context)
    : path_(std::move(path)), context_(context) {
  if (is_file()) file_.open(path_, std::ios::binary | std::ios::trunc);
}

Result<void> OutputFile::write(const std::string& text) {
  if (is_file()) {
    file_ << text;
    return state();
  }
  context_.out << text;
  if (!context_.out) return fail(ErrorCode::unavailable, "the answer could not be written");
  return {};
}

Result<void> OutputFile::close() {
  if (!is_file()) return {};
  file_.close();
  return state();
}

Result<void> OutputFile::state() {
  if (!file_.fail()) return {};
  return fail(ErrorCode::unavailable, path_ + ": cannot be written: " + std::strerror(errno));
}

}  // namespace jss::cli
