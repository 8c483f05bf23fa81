// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/insight/advice.h"

namespace jss::io {

/// What to do, in a few words: "ask the client to end it".
[[nodiscard]] std::string_view in_words(insight::AdviceKind kind);

/// Why, in a sentence or two for the freelancer.
[[nodiscard]] std::string advice_sentence(const insight::OpenContract& contract, Day today);

/// A message that the freelancer could send to the client: plain and courteous, with the contract's
/// title and the client's name where they are known. It never asks for good feedback, nor for any
/// in return for anything. Empty where nothing need be said.
[[nodiscard]] std::string advice_message(const insight::OpenContract& contract);

}  // namespace jss::io
