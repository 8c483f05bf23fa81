// SPDX-License-Identifier: Apache-2.0
#include "jss/io/quoted_words.h"

#include <algorithm>
#include <utility>

#include "jss/io/plain_text.h"
#include "jss/io/utf8.h"

namespace jss::io {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

Result<std::vector<QuotedWord>> words_in(std::string_view text) {
  if (const std::size_t bad = first_byte_beside_utf8(text); bad < text.size()) {
    return invalid("byte " + std::to_string(bad + 1) + " is not UTF-8");
  }
  std::vector<QuotedWord> words;
  std::size_t i = 0;
  while (i < text.size()) {
    if (is_blank(text[i])) {
      ++i;
      continue;
    }
    QuotedWord word{.text = {}, .quoted = text[i] == '"'};
    if (!word.quoted) {
      while (i < text.size() && !is_blank(text[i])) word.text += text[i++];
      words.push_back(std::move(word));
      continue;
    }
    bool closed = false;
    for (++i; i < text.size() && !closed; ++i) {
      if (text[i] != '"') {
        word.text += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        word.text += text[i++];
      } else {
        closed = true;
      }
    }
    if (!closed) return invalid("a double quote is open to the end: close it");
    if (i < text.size() && !is_blank(text[i])) {
      return invalid("after the quoted " + quoted(word.text) +
                     " a blank must come; a quote inside quotes is doubled");
    }
    words.push_back(std::move(word));
  }
  return words;
}

bool can_stand_plain(std::string_view text) {
  return !text.empty() && text.front() != '"' && text.front() != '#' &&
         std::none_of(text.begin(), text.end(), is_blank);
}

std::string in_double_quotes(std::string_view text) {
  std::string word = "\"";
  for (const char c : text) word.append(c == '"' ? 2 : 1, c);
  return word + '"';
}

}  // namespace jss::io
