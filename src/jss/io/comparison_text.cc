// SPDX-License-Identifier: Apache-2.0
#include "jss/base/money.h"
#include "jss/io/comparison_page.h"
#include "jss/io/freelancer_subject.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::Comparison;
using insight::ScoreMove;
using insight::ShownScore;

std::size_t width_of(const TextStyle& style) { return static_cast<std::size_t>(style.width); }

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(std::uint64_t number) { return number == 0 ? "–" : grouped(number); }

// Of a number of people, to the tenth of a per cent, halves up.
std::string share(std::uint64_t part, std::uint64_t whole) {
  if (part == 0) return "";
  const std::uint64_t tenths = (part * 2000 + whole) / (2 * whole);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string heading(const ComparisonPage& page, const TextStyle& style) {
  const std::string what =
      "Under " + page.after.id + " rather than " + page.before.id + ", on " + to_string(page.as_of);
  return paint(wrap(what, width_of(style), 0), Ink::bold, style) + "\n" +
         paint(wrap(page.after.id + ": " + page.after.title, width_of(style), 2), Ink::dim, style) +
         "\n" +
         paint(wrap(page.before.id + ": " + page.before.title, width_of(style), 2), Ink::dim,
               style) +
         "\n\n";
}

std::string who(const Comparison& comparison, const TextStyle& style) {
  TextTable table({{"", Align::left}, {"people", Align::right}, {"", Align::right}});
  const auto add = [&](std::string_view what, std::uint32_t count) {
    table.add({std::string(what), counted(count), share(count, comparison.moves.size())});
  };
  add("score rises", comparison.gain);
  add("score falls", comparison.lose);
  add("score stays", comparison.stay);
  add("score appears", comparison.appear);
  add("score disappears", comparison.disappear);
  add("no score either way", comparison.unscored);
  table.add_bold({"all", grouped(comparison.moves.size()), ""});
  std::string text = table.text(style);
  if (comparison.scored_in_both() == 0) return text;
  const std::string means = "Of " + grouped(comparison.scored_in_both()) +
                            " with a score both ways, " + grouped(comparison.shown_otherwise) +
                            " would be shown another number. The mean change is " +
                            signed_points(comparison.mean_change) + " points, the median " +
                            signed_points(comparison.median_change) + ".";
  return text + "\n  " + wrap(means, width_of(style) - 2, 2) + "\n";
}

std::string band_words(const Comparison& comparison, std::size_t band) {
  const std::int32_t from = comparison.changes[band].from;
  if (band == 0) return "less than 1 point";
  if (band + 1 == comparison.changes.size()) return std::to_string(from / 100) + " and more";
  return std::to_string(from / 100) + " to less than " +
         std::to_string(comparison.changes[band + 1].from / 100);
}

std::string how_much(const Comparison& comparison, const TextStyle& style) {
  if (comparison.gain + comparison.lose == 0) return {};
  TextTable table({{"by", Align::left}, {"fall", Align::right}, {"rise", Align::right}});
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    table.add({band_words(comparison, i), counted(comparison.changes[i].lose),
               counted(comparison.changes[i].gain)});
  }
  return part_title("By how much", style) + table.text(style);
}

std::string spread(const Comparison& comparison, const TextStyle& style) {
  TextTable table({{"shown", Align::left}, {"before", Align::right}, {"after", Align::right}});
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  int above = 101;
  for (const insight::ScoreBand& band : comparison.scores) {
    const std::string words =
        band.from == 100 ? "100" : std::to_string(band.from) + " to " + std::to_string(above - 1);
    table.add({words, counted(band.before), counted(band.after)});
    above = band.from;
    before += band.before;
    after += band.after;
  }
  const auto all = static_cast<std::uint32_t>(comparison.moves.size());
  table.add({"no score", counted(all - before), counted(all - after)});
  return part_title("The scores", style) + table.text(style);
}

std::string bounds(const Comparison& comparison, const TextStyle& style) {
  TextTable table({{"at least", Align::left},
                   {"before", Align::right},
                   {"after", Align::right},
                   {"come", Align::right},
                   {"go", Align::right},
                   {"asked for by", Align::left, true, true}});
  for (const insight::BoundCount& bound : comparison.bounds) {
    std::string badges;
    for (const insight::Badge badge : bound.badges) {
      badges += (badges.empty() ? "" : ", ") + std::string(to_string(badge));
    }
    table.add({std::to_string(bound.points), counted(bound.before), counted(bound.after),
               counted(bound.rise), counted(bound.fall), badges});
  }
  return part_title("Bounds", style) + table.text(style);
}

std::string shown_words(const std::optional<ShownScore>& score) {
  return score ? hundredths_to_string(score->hundredths) : "–";
}

std::string window_change(const ScoreMove& move) {
  const std::string before = scoring::window_name(move.before->months);
  const std::string after = scoring::window_name(move.after->months);
  return before == after ? before : before + " → " + after;
}

std::string largest(const ComparisonPage& page, const TextStyle& style) {
  if (page.comparison.largest.empty()) return {};
  TextTable table({{"freelancer", Align::left, true},
                   {"before", Align::right},
                   {"after", Align::right},
                   {"change", Align::right},
                   {"window", Align::left, false, true}});
  for (const ScoreMove& move : page.comparison.largest) {
    table.add({plain_text(page.table.freelancer_id(move.freelancer)), shown_words(move.before),
               shown_words(move.after), signed_points(move.change()), window_change(move)});
  }
  return part_title("The largest changes", style) + table.text(style);
}

}  // namespace

std::string comparison_text(const ComparisonPage& page, const TextStyle& style) {
  if (page.table.freelancer_count() == 0) {
    return heading(page, style) + "  Nobody has a contract on that day.\n";
  }
  return heading(page, style) + who(page.comparison, style) + how_much(page.comparison, style) +
         spread(page.comparison, style) + bounds(page.comparison, style) + largest(page, style);
}

}  // namespace jss::io
