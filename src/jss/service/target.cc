// SPDX-License-Identifier: Apache-2.0
#include "jss/service/target.h"

#include <optional>

#include "jss/io/utf8.h"

namespace jss::service {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

Result<std::string> decoded(std::string_view text, bool is_form) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && is_form) {
      plain += ' ';
    } else if (text[i] != '%') {
      plain += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        return invalid(
            "the target has a '%' without two hexadecimal digits behind it: write '%25'");
      }
      plain += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (io::first_byte_beside_utf8(plain) != plain.size() || plain.find('\0') != std::string::npos) {
    return invalid("the target is not UTF-8 without NUL, once it is decoded");
  }
  return plain;
}

// The part behind a scheme and a host, which programs send to proxies.
std::string_view without_host(std::string_view target) {
  if (!target.starts_with("http://") && !target.starts_with("https://")) return target;
  const std::size_t path = target.find_first_of("/?", target.find("//") + 2);
  return path == std::string_view::npos ? "/" : target.substr(path);
}

Result<void> read_path(std::string_view path, Target& target) {
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    const std::string_view raw = path.substr(0, end);
    auto segment = decoded(raw, false);
    if (!segment) return tl::unexpected(segment.error());
    if (segment->empty() || *segment == "." || *segment == "..") {
      return invalid("the target has an empty segment, or one that is '.' or '..'");
    }
    target.path.push_back(std::move(*segment));
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  }
  return {};
}

Result<void> read_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    const std::size_t equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), true);
    if (!name) return tl::unexpected(name.error());
    auto value = equals == std::string_view::npos ? Result<std::string>("")
                                                  : decoded(pair.substr(equals + 1), true);
    if (!value) return tl::unexpected(value.error());
    if (!name->empty()) target.query.emplace_back(std::move(*name), std::move(*value));
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
  }
  return {};
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  const std::string_view rest = without_host(text);
  if (!rest.starts_with('/') && !rest.starts_with('?')) {
    return invalid("the target is no path that begins with '/'");
  }
  const std::size_t mark = rest.find('?');
  const std::string_view path = mark == 0 ? "/" : rest.substr(0, mark);
  Target target;
  if (auto read = read_path(path, target); !read) return tl::unexpected(read.error());
  if (mark == std::string_view::npos) return target;
  if (auto read = read_query(rest.substr(mark + 1), target); !read) {
    return tl::unexpected(read.error());
  }
  return target;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool is_unreserved = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                               (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' ||
                               c == '~';
    if (is_unreserved) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += kDigits[byte >> 4U];
      encoded += kDigits[byte & 15U];
    }
  }
  return encoded;
}

}  // namespace jss::service
