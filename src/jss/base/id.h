// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jss {

/// A position in a table of things of one kind. Positions of different kinds cannot be mixed up.
template <class Kind>
struct Index {
  std::uint32_t value = 0;

  friend constexpr auto operator<=>(Index, Index) = default;
};

using FreelancerIndex = Index<struct FreelancerKind>;
using ClientIndex = Index<struct ClientKind>;
/// A text kept in a `TextPool`. Zero is the empty text.
using TextIndex = Index<struct TextKind>;

/// Texts kept end to end in one block: an id or a label costs its own bytes and eight more.
///
/// Texts are compared byte for byte and never parsed; case matters. Not shared while written.
class TextPool {
 public:
  /// Keeps `text` and gives its position; an empty text is always position zero. Two equal texts
  /// kept twice get two positions.
  TextIndex keep(std::string_view text) {
    if (text.empty()) return {};
    bytes_.append(text);
    ends_.push_back(bytes_.size());
    return {static_cast<std::uint32_t>(ends_.size() - 1)};
  }

  /// The text kept there; valid until the next `keep`.
  [[nodiscard]] std::string_view operator[](TextIndex index) const {
    if (index.value == 0) return {};
    const std::uint64_t begin = ends_[index.value - 1];
    return std::string_view(bytes_).substr(begin, ends_[index.value] - begin);
  }

  /// How many positions there are, the empty text included.
  [[nodiscard]] std::size_t size() const { return ends_.size(); }

  void reserve(std::size_t texts, std::size_t bytes) {
    ends_.reserve(texts + 1);
    bytes_.reserve(bytes);
  }

 private:
  friend class TextInterner;

  std::string bytes_;
  std::vector<std::uint64_t> ends_{0};
};

}  // namespace jss
