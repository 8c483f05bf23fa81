// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/policy.h"

namespace jss::scoring {

std::string_view to_string(Grade grade) {
  switch (grade) {
    case Grade::documented:
      return "documented";
    case Grade::reported:
      return "reported";
    case Grade::assumed:
      return "assumed";
  }
  return {};
}

}  // namespace jss::scoring
