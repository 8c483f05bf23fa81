// SPDX-License-Identifier: Apache-2.0
#include "jss/io/observed_csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "jss/io/csv_table.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

constexpr std::array<std::string_view, 2> kNames{"day", "score"};
constexpr int kMostPoints = 100;

/// A score as shown, which may be that there is none; nothing if the text is neither.
std::optional<std::optional<int>> parse_shown(std::string_view text) {
  if (text == "none") return std::optional<int>();
  int score = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), score);
  if (error != std::errc() || rest != text.data() + text.size() || text.front() == '-' ||
      score > kMostPoints) {
    return std::nullopt;
  }
  return std::make_optional<std::optional<int>>(score);
}

class ObservedReader {
 public:
  explicit ObservedReader(std::string file)
      : csv_(std::move(file), {.names = kNames, .required = kNames.size()}) {}

  Result<ObservedScores> read(std::string_view text) {
    const auto take = [this](const CsvRow& row) { read_row(row); };
    csv_.feed(text, take);
    csv_.finish(take);
    if (csv_.problems().empty() && scores_.empty()) {
      csv_.add_problem(1, {}, "has no row: give at least one day with the score shown on it");
    }
    if (!csv_.problems().empty()) return tl::unexpected(csv_.problems().error());
    ObservedScores observed{.warnings = csv_.warnings()};
    for (const auto& [day, score] : scores_) observed.scores.push_back({day, score});
    return observed;
  }

 private:
  void read_row(const CsvRow& row) {
    Day day;
    std::optional<std::optional<int>> score;
    for (const CsvCell& cell : row.cells) {
      if (cell.column == 0) {
        day = parse_day(cell.text).value_or(kNoDay);
        if (!day.present()) return complain(row, 0, quoted(cell.text) + kNoSuchDay);
      } else {
        score = parse_shown(cell.text);
        if (!score) return complain(row, 1, quoted(cell.text) + kNoSuchScore);
      }
    }
    if (!day.present()) return complain(row, 0, "is empty: every row needs a day");
    if (!score) {
      return complain(row, 1, "is empty: write the score shown, or 'none' if there was none");
    }
    if (!scores_.emplace(day, *score).second) {
      complain(row, 0, to_string(day) + " stands on an earlier row too: a day has one score");
    }
  }

  void complain(const CsvRow& row, std::size_t column, const std::string& message) {
    csv_.add_problem(row.line, kNames.at(column), message);
  }

  static constexpr const char* kNoSuchDay =
      " is not a day: write it as YYYY-MM-DD, such as 2026-11-20";
  static constexpr const char* kNoSuchScore =
      " is not a score: write a whole number from 0 to 100, or 'none'";

  CsvTable csv_;
  std::map<Day, std::optional<int>> scores_;
};

}  // namespace

Result<ObservedScores> read_observed_csv(std::string_view text, std::string file) {
  return ObservedReader(std::move(file)).read(text);
}

}  // namespace jss::io
