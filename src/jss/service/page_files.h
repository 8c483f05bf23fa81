// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/service/http_message.h"
#include "jss/service/target.h"

namespace jss::service {

/// The files of the pages, read once and held in memory, each also as gzip. What stands in the
/// folder is public: it is given to whoever asks, without a token.
class PageFiles {
 public:
  /// Reads a folder and all below it, except what is hidden, what is no file, and links.
  ///
  /// Errors: `not_found` where there is no folder or no `index.html` in it; `invalid_input` for
  /// more than 256 MiB; `unavailable`.
  [[nodiscard]] static Result<PageFiles> read(const std::string& folder);

  /// The file that a target names; for an address that the page itself leads to, the page. Nothing
  /// for a method that reads no files, for the name of a file (`.js`, `.png` …) that is not there,
  /// and for all that stands under `/v1`.
  [[nodiscard]] std::optional<Response> answer(const Request& request, const Target& target) const;

 private:
  struct File {
    std::string bytes;
    std::string compressed;  // empty where that gains nothing
    std::string_view type;
    std::string entity_tag;
  };

  [[nodiscard]] const File* find(const Target& target) const;

  std::map<std::string, File, std::less<>> files_;  // by path below the folder
};

}  // namespace jss::service
