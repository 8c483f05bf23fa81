// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "jss/base/result.h"
#include "jss/engine/source.h"
#include "jss/engine/text_reader.h"
#include "jss/io/contract_csv.h"
#include "jss/io/event_json.h"

namespace jss::engine {

/// The files that a user names as a source.
struct SourceRequest {
  std::vector<std::string> paths;       ///< At least one; several of a marketplace's exports.
  std::optional<std::string> profiles;  ///< A profile table, for contract tables.
  std::optional<std::string> answers;   ///< What the user adds to exports.
  std::string freelancer;               ///< Whose exports they are; empty: `kOwnExports`.
};

/// Reads a source whose first file is fed in pieces of any size, telling what it is from its
/// content. Memory: a contract table or an event file is never held as text. Not shared between
/// threads.
class SourceReader {
 public:
  /// `name` is the file's, for messages; `bytes` is how many there will be, or 0 if nobody knows.
  explicit SourceReader(std::string name, std::uint64_t bytes = 0)
      : name_(std::move(name)), bytes_(bytes) {}

  /// Reads the next bytes of the first of the request's files.
  void feed(std::string_view bytes);

  /// The source; the reader is spent afterwards. The other files of the request come from
  /// `read_text`.
  ///
  /// Errors: those of `read_text`; `invalid_input` for files that do not go together, and with
  /// every bad row counted and the first twenty explained. Nothing is kept of a source with an
  /// error.
  [[nodiscard]] Result<Source> finish(const SourceRequest& request, const TextReader& read_text);

 private:
  void choose(std::string_view beginning);
  [[nodiscard]] Result<Source> finish_table(const SourceRequest& request,
                                            const TextReader& read_text);
  [[nodiscard]] Result<Source> finish_exports(const SourceRequest& request,
                                              const TextReader& read_text);

  std::string name_;
  std::uint64_t bytes_;
  std::variant<std::monostate, io::ContractCsvReader, io::EventJsonReader> reader_;
  bool is_export_ = false;
  std::string export_text_;
};

}  // namespace jss::engine
