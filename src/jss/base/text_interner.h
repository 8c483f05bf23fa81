// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/base/id.h"

namespace jss {

/// Gives equal texts one number: 0, 1, 2 … in the order in which they first came.
///
/// No allocation a text beyond its own bytes. Once the texts outgrow the caches, a new text costs
/// one cache miss and a known one three. Not shared while written.
class TextInterner {
 public:
  struct Interned {
    std::uint32_t number = 0;
    bool is_new = false;
  };

  /// The number of `text`, which may be empty.
  Interned intern(std::string_view text);

  /// The number of `text` if it was interned before, else `kAbsent`.
  [[nodiscard]] std::uint32_t find(std::string_view text) const;
  static constexpr std::uint32_t kAbsent = UINT32_MAX;

  /// The text of a number; valid until the next `intern`.
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return std::string_view(bytes_).substr(ends_[number], ends_[number + 1] - ends_[number]);
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }

  /// The texts without the means to find them, number `n` at position `n + 1`. The interner is
  /// empty afterwards.
  [[nodiscard]] TextPool take_texts();

 private:
  [[nodiscard]] std::uint32_t mask() const { return static_cast<std::uint32_t>(slots_.size() - 1); }
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  [[nodiscard]] std::uint32_t slot_content(std::uint32_t number, std::uint64_t hash) const;
  void grow();

  std::string bytes_;
  std::vector<std::uint64_t> ends_{0};
  // kAbsent, or the number that lives there in as many low bits as the table's size has, and bits
  // of its text's hash above: few texts are compared in vain.
  std::vector<std::uint32_t> slots_;
};

}  // namespace jss
