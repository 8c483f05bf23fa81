// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/base/day.h"
#include "jss/insight/firmness.h"
#include "jss/io/text_table.h"

namespace jss::io {

/// What every form of `jss firmness` tells.
struct FirmnessPage {
  std::string freelancer;
  Day as_of;
  std::string policy_id;
  std::string policy_title;
  const insight::Firmness& firmness;
};

/// The line of `jss firmness --format json`, without its end.
[[nodiscard]] std::string firmness_json(const FirmnessPage& page);

/// The heading and the line of `jss firmness --format csv`; what is null in JSON is empty here.
[[nodiscard]] std::string firmness_csv(const FirmnessPage& page);

/// The page of `jss firmness`: what a bad job would cost, what unknown private answers leave open,
/// and which scores cannot be told apart.
[[nodiscard]] std::string firmness_text(const FirmnessPage& page, const TextStyle& style);

}  // namespace jss::io
