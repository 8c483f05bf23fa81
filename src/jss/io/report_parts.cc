// SPDX-License-Identifier: Apache-2.0
#include "jss/io/report_parts.h"

#include <algorithm>

#include "jss/base/money.h"
#include "jss/io/day_words.h"
#include "jss/io/markup.h"

namespace jss::io {

std::string contract_markup(const Report& report, std::uint32_t row) {
  const auto& table = report.page.subject.table;
  const std::string_view title = table.texts[table.title[row]];
  return element("bdi", escaped(title.empty() ? table.contract_id(row) : title));
}

std::string contract_markup(const Report& report, std::string_view contract) {
  return element("bdi", escaped(report.titles.of(contract)));
}

std::string day_markup(Day day) {
  if (!day.present() || day > kLastDay) return day_or_bound(day);
  return element("time", day_words(day), "datetime=\"" + to_string(day) + "\"");
}

std::string points_markup(std::int64_t hundredths) {
  if (hundredths == 0) return "0.00";
  return hundredths > 0 ? "+" + hundredths_to_string(hundredths)
                        : "−" + hundredths_to_string(-hundredths);
}

std::string bar(std::int64_t value, std::int64_t whole, std::string_view kind) {
  const std::int64_t length =
      whole <= 0 ? 0 : std::clamp<std::int64_t>((value * 1000 + whole / 2) / whole, 0, 1000);
  return "<svg class=\"bar " + std::string(kind) +
         "\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
         "<rect class=\"rail\" width=\"1000\" height=\"10\"/><rect class=\"fill\" width=\"" +
         std::to_string(length) + "\" height=\"10\"/></svg>";
}

std::string counted_noun(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string details(std::string_view summary, std::string_view body) {
  return element("details", element("summary", summary) + "\n" + std::string(body)) + "\n";
}

}  // namespace jss::io
