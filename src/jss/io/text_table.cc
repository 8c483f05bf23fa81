// SPDX-License-Identifier: Apache-2.0
#include "jss/io/text_table.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace jss::io {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 8;
constexpr std::size_t kReadable = 20;

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

// The first character of UTF-8 text; a byte that begins none stands for itself.
Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0x80 || text.size() < bytes) return {lead, 1};
  std::uint32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {code, bytes};
}

struct CodeRange {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr std::array<CodeRange, 5> kZeroWidth{
    {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}}};
// East Asian Width W and F: whole blocks that titles use, and among the symbols the emoji.
constexpr std::array<CodeRange, 46> kDoubleWidth{{
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},   {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0xA4CF},
    {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE6F},
    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FF}, {0x1F004, 0x1F265},
    {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
}};

template <std::size_t kCount>
bool contains(const std::array<CodeRange, kCount>& ranges, std::uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const CodeRange& range) {
    return code >= range.first && code <= range.last;
  });
}

std::size_t width_of(std::uint32_t code) {
  if (contains(kZeroWidth, code)) return 0;
  return contains(kDoubleWidth, code) ? 2 : 1;
}

// The columns of a line, gaps included.
std::size_t total(const std::vector<std::size_t>& widths) {
  std::size_t sum = 0;
  for (const std::size_t width : widths) sum += width == 0 ? 0 : width + (sum > 0 ? kGap : 0);
  return sum;
}

// How many bytes of `text` stand in so many columns: whole characters, and at least one.
std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const Character character = first_character(text.substr(bytes));
    used += width_of(character.code);
    if (bytes > 0 && used > columns) break;
    bytes += character.bytes;
  }
  return bytes;
}

// Adds a word to the last of `lines`; what of it does not fit there goes on below.
void add_word(std::string& lines, std::size_t& column, std::string_view word, std::size_t width,
              std::size_t indent) {
  const bool whole =
      word.find("://") != std::string_view::npos || word.find('\x1b') != std::string_view::npos;
  while (!whole && column + display_width(word) > width) {
    const std::size_t bytes = bytes_within(word, width > column ? width - column : 0);
    lines += word.substr(0, bytes);
    column += display_width(word.substr(0, bytes));
    word.remove_prefix(bytes);
    if (word.empty()) return;
    lines += '\n' + std::string(indent, ' ');
    column = indent;
  }
  lines += word;
  column += display_width(word);
}

std::string padded(const std::string& cell, std::size_t width, TextTable::Align align) {
  const std::size_t used = display_width(cell);
  const std::string padding(width > used ? width - used : 0, ' ');
  return align == TextTable::Align::left ? cell + padding : padding + cell;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    // A colour, from ESC to its `m`, takes no room.
    if (text.front() == '\x1b') {
      const std::size_t end = text.find('m');
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      continue;
    }
    const Character character = first_character(text);
    width += width_of(character.code);
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string fit(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t used = 0;
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const Character character = first_character(text.substr(bytes));
    if (used + width_of(character.code) + 1 > width) break;
    used += width_of(character.code);
    bytes += character.bytes;
  }
  return std::string(text.substr(0, bytes)) + (width > 0 ? "…" : "");
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string lines;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    const std::size_t needed = display_width(word);
    if (column > 0 && column + 1 + needed > width) {
      lines += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!lines.empty()) {
      lines += ' ';
      ++column;
    }
    add_word(lines, column, word, width, indent);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return lines;
}

std::string paint(std::string_view text, Ink ink, const TextStyle& style) {
  if (!style.colour || text.empty()) return std::string(text);
  constexpr std::array<std::string_view, 5> kCodes{"1", "2", "32", "33", "31"};
  std::string painted = "\x1b[";
  painted += kCodes.at(static_cast<std::size_t>(ink));
  return painted.append("m").append(text).append("\x1b[0m");
}

std::vector<std::size_t> TextTable::natural_widths() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = 0;
    for (const Row& row : rows_) {
      if (i < row.cells.size()) width = std::max(width, display_width(row.cells[i]));
    }
    widths.push_back(width == 0 ? 0 : std::max(width, display_width(columns_[i].heading)));
  }
  return widths;
}

// Takes from the widest of the elastic columns that are optional, or are not, until all fits or
// none of them is wider than `least`.
void TextTable::cut(std::vector<std::size_t>& widths, std::size_t available, bool optional,
                    std::size_t least) const {
  while (total(widths) > available) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns_[i];
      if (!column.elastic || column.optional != optional || widths[i] <= least) continue;
      if (widest == columns_.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == columns_.size()) return;
    --widths[widest];
  }
}

// The room of each column; none for those that are left out.
std::vector<std::size_t> TextTable::widths(std::size_t available) const {
  std::vector<std::size_t> natural = natural_widths();
  std::vector<std::size_t> widths;
  for (std::size_t kept = columns_.size();;) {
    widths = natural;
    cut(widths, available, true, kNarrowest);
    cut(widths, available, false, kReadable);
    if (total(widths) <= available) return widths;
    while (kept > 0 && (!columns_[kept - 1].optional || natural[kept - 1] == 0)) --kept;
    if (kept == 0) break;
    natural[--kept] = 0;
  }
  cut(widths, available, false, kNarrowest);
  return widths;
}

std::string TextTable::text(const TextStyle& style) const {
  const std::vector<std::size_t> room = widths(static_cast<std::size_t>(style.width) - kIndent);
  const auto line = [&](const auto& cell_of) {
    std::string text(kIndent, ' ');
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (room[i] == 0) continue;
      if (text.size() > kIndent) text.append(kGap, ' ');
      text += padded(fit(cell_of(i), room[i]), room[i], columns_[i].align);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  };
  std::string text;
  const bool headed = std::any_of(columns_.begin(), columns_.end(),
                                  [](const Column& c) { return !c.heading.empty(); });
  if (headed) {
    text += paint(line([&](std::size_t i) { return columns_[i].heading; }), Ink::dim, style) + '\n';
  }
  for (const Row& row : rows_) {
    const std::string cells =
        line([&row](std::size_t i) { return i < row.cells.size() ? row.cells[i] : std::string(); });
    text += (row.bold ? paint(cells, Ink::bold, style) : cells) + '\n';
  }
  return text;
}

}  // namespace jss::io
