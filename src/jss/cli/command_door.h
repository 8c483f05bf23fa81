// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "jss/app/thread_executor.h"
#include "jss/cli/context.h"
#include "jss/cli/progress_bar.h"
#include "jss/cli/source_options.h"
#include "jss/engine/door.h"

namespace jss::cli {

/// The door through which a command asks the engine: files and ledgers on one side, the streams of
/// its context on the other. Refers to the context. The source is opened when it is asked for.
class CommandDoor {
 public:
  /// `freelancer` is whose exports the files are; it may be empty.
  CommandDoor(SourceFiles files, std::string freelancer, Context& context);
  CommandDoor(const CommandDoor&) = delete;
  CommandDoor& operator=(const CommandDoor&) = delete;
  ~CommandDoor() = default;

  [[nodiscard]] engine::Door& door() { return door_; }

 private:
  [[nodiscard]] Result<engine::Source*> open_source();

  SourceFiles files_;
  std::string freelancer_;
  Context& context_;
  app::ThreadExecutor executor_;
  std::optional<engine::Source> source_;
  std::optional<ProgressBar> scoring_;
  engine::Door door_;
};

/// Asks the engine, writes its answer and sets the exit code; `answer` is one of its answerers.
template <class Options>
void ask(Result<engine::Verdict> (*answer)(const Options&, engine::Door&), const Options& options,
         const SourceFiles& files, Context& context) {
  CommandDoor door(files, options.freelancer, context);
  context.finish(answer(options, door.door()));
}

}  // namespace jss::cli
