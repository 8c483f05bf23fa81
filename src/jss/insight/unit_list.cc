// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/unit_list.h"

#include <utility>

namespace jss::insight {

// The kernel gives the newest first, but for the closing one, which comes last: nearly sorted the
// other way round.
void UnitList::sort_by_day() {
  for (std::size_t i = 1; i < several_.size(); ++i) {
    for (std::size_t j = i; j > 0 && several_[j].day < several_[j - 1].day; --j) {
      std::swap(several_[j], several_[j - 1]);
    }
  }
}

}  // namespace jss::insight
