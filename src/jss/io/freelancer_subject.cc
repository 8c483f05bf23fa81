// SPDX-License-Identifier: Apache-2.0
#include "jss/io/freelancer_subject.h"

#include "jss/base/money.h"
#include "jss/io/plain_text.h"

namespace jss::io {

std::string subject_heading(const FreelancerSubject& subject, std::string_view about,
                            const TextStyle& style) {
  const auto width = static_cast<std::size_t>(style.width);
  const std::string whose = plain_text(subject.freelancer);
  const std::string when = ", " + std::string(about) + ", on " + to_string(subject.as_of);
  const std::string rules = "rules " + subject.policy.id + ": " + subject.policy.title;
  return paint(fit(whose, width), Ink::bold, style) +
         (display_width(whose) + when.size() <= width ? when : "\n" + when.substr(2)) + "\n" +
         paint(wrap(rules, width, 0), Ink::dim, style) + "\n\n";
}

std::string part_title(std::string_view title, const TextStyle& style) {
  return "\n" + paint(title, Ink::bold, style) + "\n";
}

std::string signed_points(const std::optional<std::int64_t>& hundredths) {
  if (!hundredths) return "–";
  return (*hundredths > 0 ? "+" : "") + hundredths_to_string(*hundredths);
}

}  // namespace jss::io
