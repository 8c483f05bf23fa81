// SPDX-License-Identifier: Apache-2.0
#include "jss/io/profiles_csv.h"

#include <array>
#include <optional>
#include <utility>

#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

constexpr std::array<std::string_view, 2> kNames{"freelancer_id", "profile_completeness"};
constexpr CsvColumns kColumns{.names = kNames, .required = 2};

constexpr std::int8_t kUnknown = -1;

std::optional<std::int8_t> parse_completeness(std::string_view text) {
  if (text.empty() || text.size() > 3) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > 100) return std::nullopt;
  return static_cast<std::int8_t>(value);
}

}  // namespace

ProfilesCsvReader::ProfilesCsvReader(std::string file) : csv_(std::move(file), kColumns) {}

void ProfilesCsvReader::feed(std::string_view bytes) {
  csv_.feed(bytes, [this](const CsvRow& row) { read_row(row); });
}

Result<void> ProfilesCsvReader::finish(scoring::ContractTableBuilder& builder) {
  csv_.finish([this](const CsvRow& row) { read_row(row); });
  if (!csv_.problems().empty()) return tl::unexpected(csv_.problems().error());
  for (std::uint32_t f = 0; f < freelancers_.size(); ++f) {
    if (completeness_[f] != kUnknown) builder.set_profile(freelancers_[f], completeness_[f]);
  }
  return {};
}

void ProfilesCsvReader::read_row(const CsvRow& cells) {
  std::string_view freelancer;
  std::int8_t completeness = kUnknown;
  for (const CsvCell& cell : cells.cells) {
    if (cell.column == 0) {
      freelancer = cell.text;
    } else if (const auto read = parse_completeness(cell.text)) {
      completeness = *read;
    } else {
      csv_.add_problem(cells.line, kNames[1],
                       quoted(cell.text) + " is not a whole number from 0 to 100");
      return;
    }
  }
  if (freelancer.empty()) {
    csv_.add_problem(cells.line, kNames[0], "is empty: every row needs one");
    return;
  }
  if (!freelancers_.intern(freelancer).is_new) {
    csv_.add_problem(cells.line, kNames[0],
                     quoted(freelancer) + " stands on an earlier row too: each has one row");
    return;
  }
  completeness_.push_back(completeness);
}

}  // namespace jss::io
