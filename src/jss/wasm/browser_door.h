// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/engine/policy_shelf.h"
#include "jss/engine/request.h"
#include "jss/engine/source.h"
#include "jss/io/json_tree.h"

namespace jss::wasm {

/// The door of a browser: takes files as bytes and requests as JSON, gives replies as JSON, and
/// holds one source between them. Whatever comes in, there is a reply. Not shared between threads.
///
/// A request opens a source, in place of the one before, or asks about it:
///
///     {"open": ["events.jsonl"], "freelancer": "ana", "profiles": "p.csv", "answers": "a.csv"}
///     {"question": "plan", "options": {"target": 95, "format": "json"}}
///
/// Files are named as they were put; those that a request does not use are forgotten with it.
///
/// A reply has `status`, the exit code of the command line, and `complaint` and `warnings`, what
/// it writes to the error stream. To a question it also has `output`; to an opening, where it
/// succeeds, `kind` (`contracts`, `events`, `exports`), `freelancers`, `latest_day` and
/// `first_day`, on which the first contract started, or null.
class BrowserDoor {
 public:
  /// How many bytes the files of one request may have together: more would not leave the memory of
  /// a browser's module enough to answer in.
  static constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;

  /// Makes a file of that many bytes for the next request, in place of one of that name, and gives
  /// where to put them; nullptr where they are too many. Then the request is told so.
  [[nodiscard]] char* put_file(std::string name, std::uint64_t bytes);

  /// The reply to a request.
  [[nodiscard]] std::string reply_to(std::string_view request);

 private:
  struct File {
    std::string name;
    std::string text;
    std::uint64_t bytes = 0;  // more than `text` has where they are too many
  };

  [[nodiscard]] Result<std::string> read_text(const std::string& name) const;
  [[nodiscard]] std::string open(const io::JsonNode& request);
  [[nodiscard]] Result<engine::Source> read_source(const io::JsonNode& request);
  [[nodiscard]] std::string answer(const io::JsonNode& request);
  [[nodiscard]] Result<engine::PolicyShelf> open_shelf();

  std::vector<File> files_;
  std::optional<engine::Source> source_;
};

}  // namespace jss::wasm
