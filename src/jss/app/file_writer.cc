// SPDX-License-Identifier: Apache-2.0
#include "jss/app/file_writer.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace jss::app {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot_write(const std::string& path, int reason) {
  return fail(ErrorCode::unavailable, path + ": cannot be written: " + std::strerror(reason));
}

// Zero, or the reason why not.
int put(const std::string& path, const char* mode, std::string_view text) {
  std::FILE* const file = std::fopen(path.c_str(), mode);
  if (file == nullptr) return errno;
  int reason = 0;
  if (std::fwrite(text.data(), 1, text.size(), file) != text.size()) reason = errno;
  if (std::fclose(file) != 0 && reason == 0) reason = errno;
  return reason;
}

// Where a link leads to: the file takes that place, and the link stays.
fs::path place_of(const std::string& path) {
  std::error_code unknown;
  const fs::path place = fs::canonical(path, unknown);
  return unknown ? fs::path(path) : place;
}

}  // namespace

Result<void> write_file(const std::string& path, std::string_view text) {
  std::error_code unknown;
  const fs::file_status status = fs::status(path, unknown);
  if (fs::is_directory(status)) {
    return invalid(path + " is a folder: name a file, such as " +
                   (fs::path(path) / "report.html").string());
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    if (const int reason = put(path, "wb", text); reason != 0) return cannot_write(path, reason);
    return {};
  }
  const fs::path place = place_of(path);
  const std::string beside = (place.parent_path() / ("." + place.filename().string() + "." +
                                                     std::to_string(getpid()) + ".part"))
                                 .string();
  int reason = put(beside, "wbx", text);
  if (reason == 0 && std::rename(beside.c_str(), place.c_str()) != 0) reason = errno;
  if (reason != 0) {
    if (reason != EEXIST) std::remove(beside.c_str());
    return cannot_write(path, reason);
  }
  return {};
}

}  // namespace jss::app
