// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/source_reader.h"

#include <utility>

#include "jss/io/marketplace_exports.h"
#include "jss/io/profiles_csv.h"
#include "jss/io/source_kind.h"

namespace jss::engine {

void SourceReader::feed(std::string_view bytes) {
  if (bytes.empty()) return;
  if (std::holds_alternative<std::monostate>(reader_) && !is_export_) choose(bytes);
  if (is_export_) export_text_ += bytes;
  if (auto* csv = std::get_if<io::ContractCsvReader>(&reader_)) csv->feed(bytes);
  if (auto* json = std::get_if<io::EventJsonReader>(&reader_)) json->feed(bytes);
}

void SourceReader::choose(std::string_view beginning) {
  switch (io::source_kind(beginning)) {
    case io::SourceKind::contract_table:
      reader_.emplace<io::ContractCsvReader>(name_);
      break;
    case io::SourceKind::event_file:
      reader_.emplace<io::EventJsonReader>(name_).expect(bytes_);
      break;
    case io::SourceKind::marketplace_export:
      is_export_ = true;
      break;
  }
}

Result<Source> SourceReader::finish(const SourceRequest& request, const TextReader& read_text) {
  if (is_export_) return finish_exports(request, read_text);
  if (request.paths.size() != 1) {
    return invalid("give one contract table or one event file; only exports come in several files");
  }
  if (request.answers) {
    return invalid(
        "--answers goes with a marketplace's exports: a contract table and an event "
        "file tell everything themselves");
  }
  if (std::holds_alternative<std::monostate>(reader_)) {
    return invalid(name_ + ": is empty: a contract table begins with its header");
  }
  if (std::holds_alternative<io::ContractCsvReader>(reader_)) {
    return finish_table(request, read_text);
  }
  if (request.profiles) {
    return invalid(
        "--profiles goes with a contract table; an event file tells of profiles itself, "
        "by profile_updated");
  }
  auto events = std::get<io::EventJsonReader>(reader_).finish();
  if (!events) return tl::unexpected(events.error());
  return Source::of_events(name_, std::move(*events));
}

Result<Source> SourceReader::finish_table(const SourceRequest& request,
                                          const TextReader& read_text) {
  auto& csv = std::get<io::ContractCsvReader>(reader_);
  std::vector<std::string> warnings;
  if (request.profiles) {
    const auto text = read_text(*request.profiles);
    if (!text) return tl::unexpected(text.error());
    io::ProfilesCsvReader profiles(*request.profiles);
    profiles.feed(*text);
    if (auto done = profiles.finish(csv.builder()); !done) return tl::unexpected(done.error());
    warnings = profiles.warnings();
  }
  auto table = csv.finish();
  if (!table) return tl::unexpected(table.error());
  warnings.insert(warnings.end(), csv.warnings().begin(), csv.warnings().end());
  return Source::of_table(name_, std::move(*table), std::move(warnings));
}

Result<Source> SourceReader::finish_exports(const SourceRequest& request,
                                            const TextReader& read_text) {
  if (request.profiles) {
    return invalid("--profiles goes with a contract table; exports say nothing of profiles");
  }
  io::ImportRequest exports{
      .files = {},
      .answers = {},
      .freelancer = request.freelancer.empty() ? kOwnExports : request.freelancer};
  exports.files.push_back({name_, std::move(export_text_)});
  for (std::size_t i = 1; i < request.paths.size(); ++i) {
    auto text = read_text(request.paths[i]);
    if (!text) return tl::unexpected(text.error());
    exports.files.push_back({request.paths[i], std::move(*text)});
  }
  if (request.answers) {
    auto text = read_text(*request.answers);
    if (!text) return tl::unexpected(text.error());
    exports.answers = io::ExportText{*request.answers, std::move(*text)};
  }
  auto imported = io::import_exports(exports);
  if (!imported) return tl::unexpected(imported.error());
  return Source::of_exports(name_, std::move(*imported));
}

}  // namespace jss::engine
