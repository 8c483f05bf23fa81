// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/engine/opened_source.h"
#include "jss/io/score_text.h"

namespace jss::engine {

/// Writes the page of one freelancer: the score with its reasons, and the score under the rules of
/// the other dates. Costs one evaluation of the client records for each dated policy.
void write_page(const OpenedSource& opened, FreelancerIndex freelancer, io::Listing listing,
                Door& door);

}  // namespace jss::engine
