// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jss::io {

/// How text for people is laid out.
struct TextStyle {
  int width = 80;       ///< Columns that lines may fill; at least 40.
  bool colour = false;  ///< ANSI colours are allowed.
};

/// The columns that UTF-8 text takes on a terminal: two for wide East Asian characters and emoji,
/// none for combining marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` cut to at most `width` columns, the cut marked by `…`. Never splits a character.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);

/// `text` broken at spaces into lines of at most `width` columns, each but the first after `indent`
/// spaces. A word longer than a line goes on below, but for an address (`https://…`), which stands
/// alone and whole.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

/// Text in bold, dim or a colour, if the style allows it.
enum class Ink { bold, dim, good, fair, bad };
[[nodiscard]] std::string paint(std::string_view text, Ink ink, const TextStyle& style);

/// A table of text that fits the width: columns are as wide as they need. If that is too much, the
/// elastic ones are cut, those that are optional, too, first; then optional ones are left out, the
/// last first. A column without any text in its cells is left out in any case.
class TextTable {
 public:
  enum class Align { left, right };
  struct Column {
    std::string heading;
    Align align = Align::left;
    bool elastic = false;   ///< May be cut, down to eight columns.
    bool optional = false;  ///< May be left out.
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// Adds a row of as many cells as there are columns; further cells are left out.
  void add(std::vector<std::string> cells) { rows_.push_back({std::move(cells), false}); }
  /// The same in bold.
  void add_bold(std::vector<std::string> cells) { rows_.push_back({std::move(cells), true}); }

  /// Lines ending in a newline, indented by two spaces, the headings dim; no headings are printed
  /// if all are empty.
  [[nodiscard]] std::string text(const TextStyle& style) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    bool bold = false;
  };

  [[nodiscard]] std::vector<std::size_t> natural_widths() const;
  void cut(std::vector<std::size_t>& widths, std::size_t available, bool optional,
           std::size_t least) const;
  [[nodiscard]] std::vector<std::size_t> widths(std::size_t available) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace jss::io
