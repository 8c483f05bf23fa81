// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/engine/door.h"

namespace jss::engine {

/// An option by its name: a command's long option without dashes, with `_` between words. Most take
/// one value; a switch takes `true` or `false`; lists take as many as there are.
struct NamedOption {
  std::string name;
  std::vector<std::string> values;
};

/// A question as a door without a command line puts it.
struct Request {
  std::string question;  ///< The name of a command: `what-if`, `policy show`.
  std::vector<NamedOption> options;
};

/// Answers it with what the command of that name prints; arguments that stand without a name on the
/// command line are called `policy` (`policy show`), `policy` and `other` (`policy diff`), `policy`
/// and `against` (`policy shadow`). What reads or writes files and ledgers by itself is no such
/// question.
///
/// Errors: those of the answerers; `invalid_input` for a question or an option that is not known,
/// with the nearest that is, and for a value that an option does not take.
[[nodiscard]] Result<Verdict> answer(const Request& request, Door& door);

}  // namespace jss::engine
