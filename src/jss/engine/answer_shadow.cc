// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_shadow.h"

#include "jss/engine/opened_source.h"
#include "jss/engine/score_comparison.h"
#include "jss/engine/unknown_answer.h"
#include "jss/io/comparison_page.h"

namespace jss::engine {

Result<Verdict> answer_shadow(const ShadowOptions& options, Door& door) {
  if (options.shadow.empty()) {
    return invalid("name the rules to try: 'policy list' names those that ship");
  }
  const auto opened = open_source(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Evaluation& evaluation = *(*opened)->evaluation;
  if (const auto known = refuse_unknown(**opened); !known) return tl::unexpected(known.error());
  const auto shadow = (*opened)->shelf.find(options.shadow);
  if (!shadow) return tl::unexpected(shadow.error());
  if (*shadow == &evaluation.policy()) {
    return invalid("the policy '" + (*shadow)->id + "' is the one in force on " +
                   to_string(evaluation.as_of()) +
                   ": name another one, or what to hold it against with --against");
  }
  const auto comparison = compare_with(evaluation, **shadow, door.executor);
  if (!comparison) return tl::unexpected(comparison.error());
  const io::ComparisonPage page{.table = evaluation.table(),
                                .as_of = evaluation.as_of(),
                                .before = evaluation.policy(),
                                .after = **shadow,
                                .comparison = *comparison};
  if (options.format == "json") {
    door.write(io::comparison_json(page) + '\n');
  } else if (options.format == "csv") {
    door.write(io::comparison_csv(page));
  } else {
    door.write(io::comparison_text(page, door.style));
  }
  return Verdict::done;
}

}  // namespace jss::engine
