// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jss::service {

/// What a request may measure at most.
struct HeadLimits {
  std::size_t bytes = std::size_t{16} * 1024;  ///< The whole head, its last empty line included.
  std::size_t target_bytes = std::size_t{4} * 1024;  ///< The request's target.
  std::size_t fields = 100;                          ///< Header fields.
};

/// Why a request is refused before anybody reads what it asks.
struct Refusal {
  int status = 400;
  std::string reason;  ///< For a person: the rule it breaks, and the remedy.

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// How far the head of a request has come in.
struct HeadEnd {
  std::size_t bytes = 0;           ///< Of the whole head; zero where its end is not there yet.
  std::optional<Refusal> refusal;  ///< Why waiting for more is no use.
};

/// Looks for the end of a head. `buffer` holds what came in so far, `searched` how much of it was
/// looked at before.
///
/// Refuses a line that ends without CR, and a head that is longer than allowed.
[[nodiscard]] HeadEnd find_head_end(std::string_view buffer, std::size_t searched,
                                    const HeadLimits& limits);

/// Holds a whole head, its last empty line included, against what RFC 9112 demands of a request and
/// what two programs may read in two ways, so that nobody can hide a second request in the first:
/// control characters, folded lines, blanks before a colon, two lengths or a length beside chunks,
/// an encoding of the message that is not `chunked`, no host or several, and what stands twice that
/// may stand once.
///
/// Nothing if all is well.
[[nodiscard]] std::optional<Refusal> check_head(std::string_view head, const HeadLimits& limits);

}  // namespace jss::service
