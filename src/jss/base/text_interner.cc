// SPDX-License-Identifier: Apache-2.0
#include "jss/base/text_interner.h"

#include <functional>
#include <utility>

namespace jss {
namespace {

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

}  // namespace

std::uint32_t TextInterner::slot_content(std::uint32_t number, std::uint64_t hash) const {
  // Two thirds of the slots are taken at most, so no number has all its bits set and none of this
  // is kAbsent.
  return (static_cast<std::uint32_t>(hash >> 32) & ~mask()) | number;
}

std::size_t TextInterner::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::uint32_t tag = slot_content(0, hash);
  std::size_t slot = hash & mask();
  while (slots_[slot] != kAbsent) {
    const std::uint32_t number = slots_[slot] & mask();
    if (slots_[slot] - number == tag && (*this)[number] == text) break;
    slot = (slot + 1) & mask();
  }
  return slot;
}

void TextInterner::grow() {
  slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, kAbsent);
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint64_t hash = hash_of((*this)[number]);
    std::size_t slot = hash & mask();
    while (slots_[slot] != kAbsent) slot = (slot + 1) & mask();
    slots_[slot] = slot_content(number, hash);
  }
}

TextInterner::Interned TextInterner::intern(std::string_view text) {
  if ((std::size_t{size()} + 1) * 3 > slots_.size() * 2) grow();
  const std::uint64_t hash = hash_of(text);
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot] != kAbsent) return {.number = slots_[slot] & mask(), .is_new = false};
  const std::uint32_t number = size();
  slots_[slot] = slot_content(number, hash);
  bytes_.append(text);
  ends_.push_back(bytes_.size());
  return {.number = number, .is_new = true};
}

std::uint32_t TextInterner::find(std::string_view text) const {
  if (slots_.empty()) return kAbsent;
  const std::uint32_t content = slots_[slot_of(text, hash_of(text))];
  return content == kAbsent ? kAbsent : content & mask();
}

TextPool TextInterner::take_texts() {
  TextPool texts;
  texts.bytes_ = std::move(bytes_);
  texts.ends_ = std::move(ends_);
  *this = TextInterner();
  return texts;
}

}  // namespace jss
