// SPDX-License-Identifier: Apache-2.0
#include "jss/io/csv_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "jss/io/utf8.h"

namespace jss::io {
namespace {

// A piece stays in the second-level cache while it is copied and read.
constexpr std::size_t kPiece = std::size_t{1} << 16;
// Bytes that are looked at together; the buffer can be read that far beyond its last byte.
constexpr std::size_t kBlock = 64;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr std::string_view kTooLarge =
    "a record beyond the limits: 4096 fields, 1 MiB a field, 16 MiB in all. A quote may be "
    "missing; nothing behind is read";
constexpr std::string_view kNeverClosed =
    "a quoted field begins here and is never closed: put a quote behind it and double the quotes "
    "inside";
constexpr std::string_view kTextAfterQuote =
    "has text after its closing quote: double the quotes inside a quoted field";
constexpr std::string_view kQuoteInside =
    "has a quote inside: put the whole field in quotes and double the quotes inside";
constexpr std::string_view kLoneCarriageReturn =
    "has a carriage return that ends no line: end lines with LF or CRLF, or put the field in "
    "quotes";

// Eight bytes as a number whose lowest byte is the first one.
std::uint64_t load(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

constexpr std::uint64_t each_byte(std::uint8_t byte) { return 0x0101010101010101U * byte; }

// The high bit of each byte of `word` that is zero, and no other bit.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
  constexpr std::uint64_t kLow = each_byte(0x7F);
  return ~(((word & kLow) + kLow) | word | kLow);
}

constexpr std::uint64_t bytes_equal(std::uint64_t word, char byte) {
  return zero_bytes(word ^ each_byte(static_cast<std::uint8_t>(byte)));
}

// One bit a byte of the block, the first byte lowest: is it one that can end a field?
std::uint64_t marks_of(const char* block) {
  std::uint64_t marks = 0;
  for (std::size_t i = 0; i < kBlock / 8; ++i) {
    const std::uint64_t word = load(block + 8 * i);
    const std::uint64_t high_bits = bytes_equal(word, ',') | bytes_equal(word, '\n') |
                                    bytes_equal(word, '"') | bytes_equal(word, '\r');
    // The product moves the eight bits, seven places apart, into the highest byte.
    marks |= (((high_bits >> 7) * 0x0102040810204080U) >> 56) << (8 * i);
  }
  return marks;
}

// ASCII and no NUL: no field of it needs a closer look.
bool is_plain(std::string_view bytes) {
  std::uint64_t suspicious = 0;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    const std::uint64_t word = load(bytes.data() + i);
    suspicious |= (word | zero_bytes(word)) & each_byte(0x80);
  }
  for (; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    if (byte == 0 || byte >= 0x80) return false;
  }
  return suspicious == 0;
}

}  // namespace

void CsvReader::feed(std::string_view bytes, CsvHandler& handler) {
  while (!bytes.empty() && state_ != State::stopped) {
    const std::string_view piece = bytes.substr(0, kPiece);
    bytes.remove_prefix(piece.size());
    append(piece);
    if (at_start_ && !skip_byte_order_mark()) continue;
    scan(handler);
    forget_what_is_read();
  }
}

void CsvReader::finish(CsvHandler& handler) {
  // What is pending ends as if its line did.
  if (state_ != State::stopped && record_begin_ < used_) {
    append("\n");
    scan(handler);
  }
  if (state_ == State::quoted) stop(quote_line_, kNeverClosed, handler);
  state_ = State::stopped;
}

void CsvReader::append(std::string_view piece) {
  const std::size_t needed = used_ + piece.size() + kBlock;
  if (buffer_.size() < needed) buffer_.resize(std::max(needed, 2 * buffer_.size()));
  std::memcpy(buffer_.data() + used_, piece.data(), piece.size());
  const bool pending_is_plain = plain_ || record_begin_ == used_;
  plain_ = pending_is_plain && is_plain(piece);
  used_ += piece.size();
}

// False while too few bytes are there to tell.
bool CsvReader::skip_byte_order_mark() {
  const std::string_view begin = std::string_view(buffer_.data(), used_).substr(0, 3);
  if (begin.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(begin)) return false;
  if (begin == kByteOrderMark) {
    at_ = record_begin_ = field_begin_ = kByteOrderMark.size();
  }
  at_start_ = false;
  return true;
}

void CsvReader::scan(CsvHandler& handler) {
  bool more = true;
  while (more && at_ < used_) {
    switch (state_) {
      case State::unquoted:
        more = scan_unquoted(handler);
        break;
      case State::quoted:
        more = scan_quoted();
        break;
      case State::after_quote:
        more = scan_after_quote(handler);
        break;
      case State::skipping:
        skip_line();
        break;
      case State::stopped:
        return;
    }
  }
  if (state_ != State::stopped && beyond_limits()) stop(record_line_, kTooLarge, handler);
}

// Gives false where the next byte decides and is not there yet.
bool CsvReader::scan_unquoted(CsvHandler& handler) {
  const char* const bytes = buffer_.data();
  while (at_ < used_) {
    const std::size_t block = at_;
    const std::size_t length = std::min(kBlock, used_ - block);
    std::uint64_t marks = marks_of(bytes + block);
    if (length < kBlock) marks &= (std::uint64_t{1} << length) - 1;
    for (; marks != 0; marks &= marks - 1) {
      at_ = block + static_cast<std::size_t>(std::countr_zero(marks));
      const char mark = bytes[at_];
      if (mark == ',') {
        end_field(field_begin_, at_);
        field_begin_ = at_ + 1;
      } else if (mark == '\n') {
        end_line(handler);
        if (state_ != State::unquoted) return false;
      } else if (mark == '\r') {
        if (at_ + 1 == used_) return false;
        if (bytes[at_ + 1] == '\n') continue;
        give_up_record(kLoneCarriageReturn, handler);
        return true;
      } else if (at_ == field_begin_) {
        open_quote();
        return true;
      } else {
        give_up_record(kQuoteInside, handler);
        return true;
      }
    }
    at_ = block + length;
  }
  return true;
}

// Ends a record whose last field has no quotes; `at_` is on the line feed.
void CsvReader::end_line(CsvHandler& handler) {
  const bool crlf = at_ > field_begin_ && buffer_[at_ - 1] == '\r';
  const std::size_t end = crlf ? at_ - 1 : at_;
  const bool empty = extents_.empty() && end == record_begin_;
  if (!empty) {
    end_field(field_begin_, end);
    field_begin_ = at_;
    deliver(handler);
  }
  if (state_ != State::stopped) begin_line(at_ + 1);
}

void CsvReader::open_quote() {
  state_ = State::quoted;
  quote_line_ = line_;
  text_end_ = ++at_;
}

// Moves the text of a quoted field together over the second quote of each pair.
bool CsvReader::scan_quoted() {
  char* const bytes = buffer_.data();
  while (at_ < used_) {
    const void* const found = std::memchr(bytes + at_, '"', used_ - at_);
    const std::size_t quote =
        found == nullptr ? used_
                         : static_cast<std::size_t>(static_cast<const char*>(found) - bytes);
    const std::size_t size = quote - at_;
    line_ += static_cast<std::uint64_t>(std::count(bytes + at_, bytes + quote, '\n'));
    if (text_end_ != at_) std::memmove(bytes + text_end_, bytes + at_, size);
    text_end_ += size;
    at_ = quote;
    if (quote == used_) return true;
    if (quote + 1 == used_) return false;
    if (bytes[quote + 1] != '"') {
      end_field(field_begin_ + 1, text_end_);
      state_ = State::after_quote;
      ++at_;
      return true;
    }
    bytes[text_end_++] = '"';
    at_ = quote + 2;
  }
  return true;
}

bool CsvReader::scan_after_quote(CsvHandler& handler) {
  const char next = buffer_[at_];
  if (next == ',') {
    field_begin_ = ++at_;
    state_ = State::unquoted;
    return true;
  }
  if (next == '\r') {
    if (at_ + 1 == used_) return false;
    if (buffer_[at_ + 1] == '\n') ++at_;
  }
  if (buffer_[at_] != '\n') {
    extents_.pop_back();
    give_up_record(kTextAfterQuote, handler);
    return true;
  }
  deliver(handler);
  if (state_ != State::stopped) begin_line(++at_);
  return true;
}

void CsvReader::skip_line() {
  const void* const found = std::memchr(buffer_.data() + at_, '\n', used_ - at_);
  if (found == nullptr) {
    at_ = record_begin_ = field_begin_ = used_;
    return;
  }
  at_ = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
  begin_line(at_);
}

void CsvReader::forget_what_is_read() {
  if (record_begin_ == 0) return;
  std::memmove(buffer_.data(), buffer_.data() + record_begin_, used_ - record_begin_);
  used_ -= record_begin_;
  at_ -= record_begin_;
  field_begin_ -= record_begin_;
  text_end_ -= std::min(text_end_, record_begin_);
  record_begin_ = 0;
}

void CsvReader::deliver(CsvHandler& handler) {
  if (beyond_limits()) {
    stop(record_line_, kTooLarge, handler);
    return;
  }
  fields_.resize(extents_.size());
  const char* const record = buffer_.data() + record_begin_;
  for (std::size_t i = 0; i < extents_.size(); ++i) {
    fields_[i] = {record + extents_[i].begin, extents_[i].end - extents_[i].begin};
  }
  const bool is_header = header_fields_ == 0;
  if (!plain_ && !fields_are_text(handler)) {
    if (is_header) state_ = State::stopped;
    return;
  }
  if (is_header) header_fields_ = fields_.size();
  if (fields_.size() != header_fields_) {
    const std::string message = "has " + std::to_string(fields_.size()) +
                                (fields_.size() == 1 ? " field" : " fields") + ", the header has " +
                                std::to_string(header_fields_) +
                                ": put a field that holds a comma in quotes";
    handler.on_problem({.line = record_line_, .field = 0, .message = message});
    return;
  }
  handler.on_record({.line = record_line_, .fields = fields_});
}

bool CsvReader::fields_are_text(CsvHandler& handler) {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].find('\0') != std::string_view::npos) {
      handler.on_problem({.line = record_line_,
                          .field = i + 1,
                          .message = "has a NUL byte: text has none; is this a CSV file?"});
      return false;
    }
    if (first_byte_beside_utf8(fields_[i]) != fields_[i].size()) {
      handler.on_problem({.line = record_line_,
                          .field = i + 1,
                          .message = "is not valid UTF-8: save the file in that encoding"});
      return false;
    }
  }
  return true;
}

void CsvReader::begin_line(std::size_t at) {
  record_line_ = ++line_;
  record_begin_ = field_begin_ = at;
  extents_.clear();
  has_large_field_ = false;
  state_ = State::unquoted;
}

// Whatever was cut where, the same record is beyond the limits: it only grows.
bool CsvReader::beyond_limits() const {
  std::size_t unfinished = 0;
  if (state_ == State::unquoted) unfinished = at_ - field_begin_;
  if (state_ == State::quoted) unfinished = text_end_ - field_begin_ - 1;
  return has_large_field_ || unfinished > kLargestField || extents_.size() > kMostFields ||
         at_ - record_begin_ > kLargestRecord;
}

void CsvReader::give_up_record(std::string_view message, CsvHandler& handler) {
  if (beyond_limits()) {
    stop(record_line_, kTooLarge, handler);
    return;
  }
  handler.on_problem({.line = line_, .field = extents_.size() + 1, .message = message});
  record_begin_ = field_begin_ = at_;
  state_ = header_fields_ == 0 ? State::stopped : State::skipping;
}

void CsvReader::stop(std::uint64_t line, std::string_view message, CsvHandler& handler) {
  handler.on_problem({.line = line, .field = 0, .message = message});
  state_ = State::stopped;
}

}  // namespace jss::io
