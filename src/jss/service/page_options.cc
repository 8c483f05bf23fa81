// SPDX-License-Identifier: Apache-2.0
#include "jss/service/page_options.h"

#include <charconv>
#include <string>

#include "jss/io/plain_text.h"

namespace jss::service {
namespace {

constexpr std::uint64_t kPage = 100;
constexpr std::uint64_t kLargestPage = 1000;

}  // namespace

Result<std::uint64_t> number_option(const Call& call, std::string_view name, std::uint64_t absent,
                                    std::uint64_t most) {
  const std::string text = call.option(name);
  if (text.empty()) return absent;
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size() || number > most) {
    return invalid(std::string(name) + " " + io::quoted(text) + " is no whole number up to " +
                   std::to_string(most));
  }
  return number;
}

Result<std::size_t> limit_of(const Call& call) {
  auto limit = number_option(call, "limit", kPage, kLargestPage);
  if (limit && *limit == 0) return invalid("limit is zero: a page has at least one entry");
  return limit;
}

}  // namespace jss::service
