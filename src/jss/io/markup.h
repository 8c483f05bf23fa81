// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jss::io {

/// A stranger's text made fit for HTML and XML, in content and in quoted attributes: the five
/// characters that mean something there become entities; what no document may hold, and what would
/// turn the direction of writing, becomes `?`; bytes that are no UTF-8 become U+FFFD. What is
/// longer than `most` bytes is cut before a whole character and ends in `…`.
[[nodiscard]] std::string escaped(std::string_view text, std::size_t most = 200);

/// `<tag>content</tag>`, with `attributes` behind the tag's name: `id="now" class="wide"`. Nothing
/// is escaped here. REQUIRES: `attributes` and `content` are markup already.
[[nodiscard]] std::string element(std::string_view tag, std::string_view content,
                                  std::string_view attributes = {});

/// A table of a page: a caption, headings with their scope, one row header a row.
class HtmlTable {
 public:
  struct Column {
    std::string heading;     ///< Markup.
    bool is_number = false;  ///< Set to the right, in figures of one width.
  };

  HtmlTable(std::string caption, std::vector<Column> columns)
      : caption_(std::move(caption)), columns_(std::move(columns)) {}

  /// Adds a row of as many cells, all markup, as there are columns; the first is the row's header.
  /// `kind` is the row's class, if any.
  void add(std::vector<std::string> cells, std::string_view kind = {});
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// The table in a box that scrolls by itself where the page is narrower.
  [[nodiscard]] std::string html() const;

 private:
  std::string caption_;
  std::vector<Column> columns_;
  std::vector<std::string> rows_;
};

}  // namespace jss::io
