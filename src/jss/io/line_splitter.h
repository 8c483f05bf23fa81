// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace jss::io {

/// Cuts a text that comes in pieces of any size into its lines. Keeps only what was begun.
class LineSplitter {
 public:
  /// Gives each line that ends in `bytes` to `take`, without its line feed.
  void feed(std::string_view bytes, const auto& take) {
    while (true) {
      const std::size_t end = bytes.find('\n');
      if (end == std::string_view::npos) break;
      if (begun_.empty()) {
        take(bytes.substr(0, end));
      } else {
        begun_ += bytes.substr(0, end);
        take(std::string_view(begun_));
        begun_.clear();
      }
      bytes.remove_prefix(end + 1);
    }
    begun_ += bytes;
  }

  /// Gives the last line to `take`, if the text did not end with a line feed.
  void finish(const auto& take) {
    if (!begun_.empty()) take(std::string_view(begun_));
    begun_.clear();
  }

 private:
  std::string begun_;
};

}  // namespace jss::io
