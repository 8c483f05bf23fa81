// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace jss {

/// What went wrong, seen from the caller: what can be done about it decides the code.
enum class ErrorCode {
  invalid_input,  ///< The data or the request breaks a documented rule: mend it.
  not_found,      ///< The named thing does not exist.
  conflict,       ///< Valid alone, but it contradicts what is already recorded.
  unavailable,    ///< A file, a store or a peer did not answer: trying again may help.
  corruption,     ///< Stored data fails its own checks: do not retry, look into it.
};

/// An expected failure. Never used for programming errors: those are assertions.
struct Error {
  ErrorCode code = ErrorCode::invalid_input;
  /// For a person: the place, the value, the rule it breaks, the remedy. May have several lines.
  std::string message;

  friend bool operator==(const Error&, const Error&) = default;
};

/// A value, or the reason why there is none.
template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning a failure from a function that gives a `Result`.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// The most usual failure: the caller's data breaks a rule.
[[nodiscard]] inline tl::unexpected<Error> invalid(std::string message) {
  return fail(ErrorCode::invalid_input, std::move(message));
}

}  // namespace jss
