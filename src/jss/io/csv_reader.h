// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jss::io {

/// One record of a CSV text. Its views live until the callback returns.
struct CsvRecord {
  std::uint64_t line = 0;  ///< The line on which it begins, from 1.
  /// At least one; quotes taken off, doubled quotes single again, no NUL, valid UTF-8.
  std::span<const std::string_view> fields;
};

/// A breach of the format itself, whatever the fields mean.
struct CsvProblem {
  std::uint64_t line = 0;    ///< From 1.
  std::size_t field = 0;     ///< From 1; zero where it concerns the whole record.
  std::string_view message;  ///< What is wrong, the rule and the remedy; lives during the callback.
};

/// Takes what a `CsvReader` finds, in the order of the text.
class CsvHandler {
 public:
  CsvHandler() = default;
  CsvHandler(const CsvHandler&) = delete;
  CsvHandler& operator=(const CsvHandler&) = delete;
  virtual ~CsvHandler() = default;

  /// A record that is well formed and has as many fields as the first one, the header.
  virtual void on_record(const CsvRecord& record) = 0;
  virtual void on_problem(const CsvProblem& problem) = 0;
};

/// Reads CSV as RFC 4180 has it, from pieces of any size: where a text is cut changes nothing.
///
/// Separated by commas; a field in quotes may hold commas, line ends and doubled quotes; lines end
/// with LF or CRLF, the last one may go without; a byte order mark in front and empty lines are
/// skipped. The first record is the header: every other one must have as many fields.
///
/// A broken record is reported and left out, and reading goes on with the next line. It stops where
/// going on would make no sense: after a broken header, inside a quoted field that never closes,
/// and at a record beyond the limits below. No allocation a field, or a record of usual size;
/// memory is bounded by the largest record. Not shared between threads.
class CsvReader {
 public:
  static constexpr std::size_t kLargestField = std::size_t{1} << 20;    ///< Bytes.
  static constexpr std::size_t kMostFields = 4096;                      ///< In one record.
  static constexpr std::size_t kLargestRecord = std::size_t{16} << 20;  ///< Bytes, quotes included.

  /// Reads the next bytes of the text.
  void feed(std::string_view bytes, CsvHandler& handler);

  /// Says that the text ends here. The reader is spent afterwards.
  void finish(CsvHandler& handler);

 private:
  enum class State : std::uint8_t {
    unquoted,     // between fields, or in one without quotes
    quoted,       // in a field with quotes
    after_quote,  // behind its closing quote
    skipping,     // in what is left of a broken record
    stopped,      // nothing more is read
  };
  // Of a field's text, counted from the begin of its record.
  struct Extent {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  void append(std::string_view piece);
  [[nodiscard]] bool skip_byte_order_mark();
  void scan(CsvHandler& handler);
  [[nodiscard]] bool scan_unquoted(CsvHandler& handler);
  [[nodiscard]] bool scan_quoted();
  [[nodiscard]] bool scan_after_quote(CsvHandler& handler);
  void skip_line();
  void forget_what_is_read();

  void open_quote();
  void end_field(std::size_t begin, std::size_t end) {
    extents_.push_back({static_cast<std::uint32_t>(begin - record_begin_),
                        static_cast<std::uint32_t>(end - record_begin_)});
    has_large_field_ = has_large_field_ || end - begin > kLargestField;
  }
  void end_line(CsvHandler& handler);
  void begin_line(std::size_t at);
  void deliver(CsvHandler& handler);
  [[nodiscard]] bool fields_are_text(CsvHandler& handler);
  [[nodiscard]] bool beyond_limits() const;
  void give_up_record(std::string_view message, CsvHandler& handler);
  void stop(std::uint64_t line, std::string_view message, CsvHandler& handler);

  std::vector<char> buffer_;  // the unfinished record and what is not read yet
  std::size_t used_ = 0;      // bytes of the buffer that are filled
  std::size_t at_ = 0;        // the next byte to read
  std::size_t record_begin_ = 0;
  std::size_t field_begin_ = 0;
  std::size_t text_end_ = 0;  // of a quoted field's text so far, its doubled quotes undone
  std::vector<Extent> extents_;
  std::vector<std::string_view> fields_;
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
  std::uint64_t quote_line_ = 1;
  std::size_t header_fields_ = 0;  // zero before the header
  State state_ = State::unquoted;
  bool at_start_ = true;          // a byte order mark may still come
  bool plain_ = true;             // the record's bytes are ASCII without NUL
  bool has_large_field_ = false;  // one of the record's fields is beyond the limit
};

}  // namespace jss::io
