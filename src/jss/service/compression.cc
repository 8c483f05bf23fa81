// SPDX-License-Identifier: Apache-2.0
#include "jss/service/compression.h"

#include <zlib.h>

#include "jss/service/http_message.h"

namespace jss::service {
namespace {

// The largest window, and the header of gzip in place of zlib's.
constexpr int kGzipWindow = 15 + 16;
constexpr int kMemoryLevel = 8;
// What JSON gains beyond it is not worth the time.
constexpr int kLevel = 5;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Whether a weight is zero: `0`, `0.`, `0.000`.
bool is_zero(std::string_view weight) {
  return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  bool is_accepted = false;
  while (!accept_encoding.empty()) {
    const std::size_t end = accept_encoding.find(',');
    const std::string_view element = accept_encoding.substr(0, end);
    const std::size_t mark = element.find(';');
    const std::string_view coding = trimmed(element.substr(0, mark));
    const std::size_t weight = mark == std::string_view::npos ? mark : element.find("q=", mark);
    const bool is_refused =
        weight != std::string_view::npos && is_zero(trimmed(element.substr(weight + 2)));
    if (is_same_name(coding, "gzip")) return !is_refused;
    if (coding == "*") is_accepted = !is_refused;
    accept_encoding.remove_prefix(end == std::string_view::npos ? accept_encoding.size() : end + 1);
  }
  return is_accepted;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return {};
  }
  std::string compressed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  // zlib reads through a pointer that is not const for the sake of old programs.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
  stream.avail_out = static_cast<uInt>(compressed.size());
  const bool is_done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  compressed.resize(is_done ? stream.total_out : 0);
  deflateEnd(&stream);
  return compressed;
}

}  // namespace jss::service
