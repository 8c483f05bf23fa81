// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/io/exported_contract.h"

namespace jss::io {

/// Reads a profile's work history: an object with `pageItems`, a list of such objects, or a list of
/// items. An item without `endedOn` goes on, unless its `status` says that it is closed: then the
/// day of the end is unknown. `feedback` is the client's, `feedbackGiven` the freelancer's; where
/// `feedback` is null or has no score, the client left none, and where the key is missing, nobody
/// knows. Six labelled scores are kept beside the overall one.
[[nodiscard]] ExportedFile read_work_history(const ExportText& file, Problems& problems);

}  // namespace jss::io
