// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "jss/io/json_fields.h"

namespace jss::io {

/// Reads plain JSON objects, as nearly all lines of event files are, several times as fast as a
/// reader that can say what is wrong. What it takes is valid JSON, and it makes the same fields of
/// it as the careful one.
///
/// An object is plain if it is well and up to 64 KiB long, has neither lists nor nulls, no objects
/// below the third, no escapes in its keys, no U+0000 and no escaped surrogates in its texts, and
/// only numbers from zero on, without exponents and with less than 20 digits. Not shared between
/// threads.
class PlainJson {
 public:
  PlainJson();
  PlainJson(const PlainJson&) = delete;
  PlainJson& operator=(const PlainJson&) = delete;
  ~PlainJson();

  /// Adds the fields of an object to `fields`, which is empty. They are valid until the next one is
  /// read. False if it is not plain, and then what `fields` holds means nothing.
  [[nodiscard]] bool read(std::string_view text, std::vector<JsonField>& fields);

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace jss::io
