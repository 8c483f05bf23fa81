// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/command_door.h"

#include <ostream>
#include <string_view>
#include <utility>

#include "jss/app/file_reader.h"
#include "jss/app/source_opener.h"

namespace jss::cli {
namespace {

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

CommandDoor::CommandDoor(SourceFiles files, std::string freelancer, Context& context)
    : files_(std::move(files)),
      freelancer_(std::move(freelancer)),
      context_(context),
      executor_(files_.threads),
      door_{.executor = executor_,
            .open_shelf = [] { return engine::PolicyShelf::open(app::read_text); },
            .open_source = [this] { return open_source(); },
            .read_text = app::read_text,
            .write = [this](std::string_view text) { context_.out << text; },
            .warn = [this](const std::string& message) { context_.warn(message); },
            .tell = [this](std::string_view text) { context_.err << text; },
            .progress =
                [this](std::uint64_t done, std::uint64_t total) {
                  if (!scoring_) scoring_.emplace("Scoring", context_);
                  scoring_->update(done, total);
                },
            .style = text_style(context)} {}

Result<engine::Source*> CommandDoor::open_source() {
  ProgressBar bar("Reading", context_);
  auto source = app::open_source(
      {.paths = files_.paths,
       .profiles = given(files_.profiles),
       .answers = given(files_.answers),
       .freelancer = freelancer_},
      [&bar](std::uint64_t done, std::uint64_t total) { bar.update(done, total); },
      day_of(context_.clock()));
  if (!source) return tl::unexpected(source.error());
  return &source_.emplace(std::move(*source));
}

}  // namespace jss::cli
