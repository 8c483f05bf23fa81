// SPDX-License-Identifier: Apache-2.0
#include "jss/io/standing_csv.h"

#include <initializer_list>

#include "jss/io/csv_field.h"

namespace jss::io {

std::string_view standing_csv_heading() {
  return "freelancer,as_of,badge,set,criterion,standing,needed,within,found,possible,earliest,"
         "until,contracts,source,grade\n";
}

std::string standing_csv(const StandingPage& page) {
  std::string lines;
  for (const insight::BadgeStanding& badge : page.standing.badges) {
    for (const insight::CriterionStanding& criterion : badge.criteria) {
      const insight::CriterionKind kind = criterion.criterion.kind;
      std::string contracts;
      for (const std::string& contract : criterion.contracts) {
        contracts += (contracts.empty() ? "" : " ") + contract;
      }
      const std::string within =
          criterion.criterion.within > 0 ? std::to_string(criterion.criterion.within) : "";
      std::string line;
      for (const std::string& field :
           {std::string(page.subject.freelancer), to_string(page.standing.as_of),
            std::string(to_string(badge.badge)), badge.set, std::string(to_string(kind)),
            std::string(to_string(criterion.met)), needed_words(criterion.criterion), within,
            figure_words(kind, criterion.found), figure_words(kind, criterion.possible),
            to_string(criterion.earliest), to_string(criterion.until), contracts,
            criterion.criterion.source, std::string(to_string(criterion.criterion.grade))}) {
        if (!line.empty()) line += ',';
        append_csv_field(line, field);
      }
      lines += line + '\n';
    }
  }
  return lines;
}

}  // namespace jss::io
