// SPDX-License-Identifier: Apache-2.0
#include "jss/app/ledger_import.h"

#include <utility>

#include "jss/app/ledger_batches.h"
#include "jss/engine/source.h"
#include "jss/io/event_json.h"
#include "jss/io/line_splitter.h"
#include "jss/io/marketplace_exports.h"
#include "jss/io/source_kind.h"

namespace jss::app {
namespace {

// Reads the files one after the other. Exports tell more together than each alone, so they wait
// until all are read.
class Importer {
 public:
  Importer(ledger::EventLedger& ledger, const LedgerImport& import)
      : import_(import), batches_(ledger, import) {}

  Result<ImportCounts> run() {
    for (const std::string& path : import_.paths) {
      if (auto read = read_path(path); !read) return tl::unexpected(read.error());
    }
    if (auto read = read_exports(); !read) return tl::unexpected(read.error());
    if (auto finished = batches_.finish(); !finished) return tl::unexpected(finished.error());
    return batches_.counts();
  }

 private:
  Result<void> read_path(const std::string& path) {
    std::optional<io::SourceKind> kind;
    io::LineSplitter splitter;
    std::uint64_t line = 0;
    Result<void> state;
    const auto take_line = [&](std::string_view text) {
      ++line;
      if (state && !io::is_blank_line(text)) state = take({path, line, text});
    };
    const auto take_bytes = [&](std::string_view bytes) -> Result<void> {
      if (!kind) kind = io::source_kind(bytes);
      if (*kind == io::SourceKind::contract_table) {
        return invalid(path +
                       ": is no event file and no export: a contract table does not tell "
                       "what happened when, and a ledger remembers nothing else");
      }
      if (*kind == io::SourceKind::marketplace_export) {
        if (exports_.empty() || exports_.back().name != path) exports_.push_back({path, {}});
        exports_.back().text += bytes;
        return {};
      }
      splitter.feed(bytes, take_line);
      return state;
    };
    if (auto read = read_file_while(path, take_bytes, import_.progress); !read) return read;
    splitter.finish(take_line);
    return state;
  }

  Result<void> take(const LedgerBatches::Origin& origin) {
    auto read = reader_.read(origin.text);
    if (!read) return batches_.reject(origin, read.error().key, read.error().message);
    return batches_.add(std::move(*read), origin);
  }

  Result<void> read_exports() {
    if (exports_.empty()) {
      if (!import_.answers) return {};
      return invalid("--answers goes with a marketplace's exports");
    }
    io::ImportRequest request{
        .files = std::move(exports_),
        .answers = {},
        .freelancer = import_.freelancer.empty() ? engine::kOwnExports : import_.freelancer};
    if (import_.answers) {
      auto text = read_text(*import_.answers);
      if (!text) return tl::unexpected(text.error());
      request.answers = io::ExportText{*import_.answers, std::move(*text)};
    }
    auto imported = io::import_exports(request);
    if (!imported) return tl::unexpected(imported.error());
    for (const std::string& warning : imported->warnings) import_.on_warning(warning);
    for (history::Event& event : imported->events) {
      const std::string text = io::event_json(event);
      auto added =
          batches_.add({std::move(event), std::nullopt}, {request.files.front().name, 0, text});
      if (!added) return added;
    }
    return {};
  }

  const LedgerImport& import_;
  LedgerBatches batches_;
  io::EventLineReader reader_;
  std::vector<io::ExportText> exports_;
};

}  // namespace

Result<ImportCounts> import_events(ledger::EventLedger& ledger, const LedgerImport& import) {
  return Importer(ledger, import).run();
}

}  // namespace jss::app
