// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/io/report_html.h"

namespace jss::io {

/// One part of the page; no body, no part.
struct ReportPart {
  std::string id;
  std::string title;
  std::string body;  ///< Markup.
};

// Each part of the report, in the order of the page.
[[nodiscard]] std::string report_head(const Report& report);
[[nodiscard]] ReportPart part_past_and_coming(const Report& report);
[[nodiscard]] ReportPart part_windows(const Report& report);
[[nodiscard]] ReportPart part_points_lost(const Report& report);
[[nodiscard]] ReportPart part_last_change(const Report& report);
[[nodiscard]] ReportPart part_open_contracts(const Report& report);
[[nodiscard]] ReportPart part_not_counted(const Report& report);
[[nodiscard]] ReportPart part_standing(const Report& report);
[[nodiscard]] ReportPart part_trend(const Report& report);
[[nodiscard]] ReportPart part_firmness(const Report& report);
[[nodiscard]] ReportPart part_other_rules(const Report& report);
[[nodiscard]] ReportPart part_rules(const Report& report);

// Markup that several parts need.

/// A contract by its title, or by its id where it has none, kept from turning the text around it.
[[nodiscard]] std::string contract_markup(const Report& report, std::uint32_t row);
/// The same by id.
[[nodiscard]] std::string contract_markup(const Report& report, std::string_view contract);
/// `14 Mar 2026` as a time.
[[nodiscard]] std::string day_markup(Day day);
/// `−7.31`, `+0.40`, `0.00` for hundredths with a sign.
[[nodiscard]] std::string points_markup(std::int64_t hundredths);
/// A bar as long as `value` of `whole`; decoration beside a number that says the same.
[[nodiscard]] std::string bar(std::int64_t value, std::int64_t whole, std::string_view kind = {});
/// `1 contract`, `2 contracts`.
[[nodiscard]] std::string counted_noun(std::uint64_t number, std::string_view noun);
/// What is told only to whoever asks.
[[nodiscard]] std::string details(std::string_view summary, std::string_view body);

/// The style of the page.
[[nodiscard]] std::string report_style();

}  // namespace jss::io
