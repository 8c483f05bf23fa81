// SPDX-License-Identifier: Apache-2.0
#include "jss/io/markup.h"

#include "jss/io/plain_text.h"
#include "jss/io/utf8.h"

namespace jss::io {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

std::string well_formed(std::string_view text) {
  std::string whole;
  while (!text.empty()) {
    const std::size_t good = first_byte_beside_utf8(text);
    whole += text.substr(0, good);
    if (good == text.size()) break;
    whole += kReplacement;
    text.remove_prefix(good + 1);
  }
  return whole;
}

// U+FFFE and U+FFFF are UTF-8, but no XML document may hold them.
bool begins_with_noncharacter(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

}  // namespace

std::string escaped(std::string_view text, std::size_t most) {
  const std::string plain = plain_text(well_formed(text), most);
  std::string markup;
  markup.reserve(plain.size() + plain.size() / 8);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    switch (plain[i]) {
      case '&':
        markup += "&amp;";
        break;
      case '<':
        markup += "&lt;";
        break;
      case '>':
        markup += "&gt;";
        break;
      case '"':
        markup += "&quot;";
        break;
      case '\'':
        markup += "&#39;";
        break;
      default:
        if (begins_with_noncharacter(std::string_view(plain).substr(i))) {
          markup += kReplacement;
          i += 2;
        } else {
          markup += plain[i];
        }
    }
  }
  return markup;
}

std::string element(std::string_view tag, std::string_view content, std::string_view attributes) {
  std::string markup = "<" + std::string(tag);
  if (!attributes.empty()) markup += " " + std::string(attributes);
  markup += ">" + std::string(content);
  return markup + "</" + std::string(tag) + ">";
}

void HtmlTable::add(std::vector<std::string> cells, std::string_view kind) {
  cells.resize(columns_.size());
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view number = columns_[i].is_number ? "class=\"n\"" : "";
    row += i == 0 ? element("th", cells[i],
                            "scope=\"row\"" + std::string(number.empty() ? "" : " ") +
                                std::string(number))
                  : element("td", cells[i], number);
  }
  rows_.push_back(element("tr", row, kind.empty() ? "" : "class=\"" + std::string(kind) + "\"") +
                  "\n");
}

std::string HtmlTable::html() const {
  std::string head;
  for (const Column& column : columns_) {
    head += element("th", column.heading,
                    column.is_number ? "scope=\"col\" class=\"n\"" : "scope=\"col\"");
  }
  std::string body;
  for (const std::string& row : rows_) body += row;
  return element("div",
                 element("table", element("caption", caption_) + "\n" +
                                      element("thead", element("tr", head)) + "\n" +
                                      element("tbody", "\n" + body)),
                 "class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption_ + "\"") +
         "\n";
}

}  // namespace jss::io
