// SPDX-License-Identifier: Apache-2.0
// What the tables of policy parameters are written with: the way from a member of `scoring::Rules`
// to one number or one list, and back.
#pragma once

#include <optional>
#include <type_traits>

#include "jss/io/policy_field.h"

namespace jss::io {

template <class T>
constexpr std::optional<int> to_number(const T& member) {
  if constexpr (std::is_same_v<T, Day>) {
    return member.count;
  } else if constexpr (std::is_same_v<T, std::optional<int>>) {
    return member;
  } else {
    return static_cast<int>(member);
  }
}

template <class T>
constexpr void from_number(T& member, std::optional<int> number, int unset) {
  if constexpr (std::is_same_v<T, Day>) {
    member.count = number.value_or(unset);
  } else if constexpr (std::is_same_v<T, std::optional<int>>) {
    member = number;
  } else {
    member = static_cast<T>(number.value_or(unset));
  }
}

/// A member that always has a value, or is a `std::optional`.
template <class Member>
constexpr NumberAccess number(Member) {
  return {[](const scoring::Rules& rules) { return to_number(Member{}(rules)); },
          [](scoring::Rules& rules, std::optional<int> value) {
            from_number(Member{}(rules), value, 0);
          }};
}

/// A plain number that `kUnset` switches off. It counts as set, too, where `is_set` says so.
template <int kUnset, class Member, class IsSet>
constexpr NumberAccess number_or(Member, IsSet) {
  return {[](const scoring::Rules& rules) -> std::optional<int> {
            const int value = Member{}(rules);
            if (value == kUnset && !IsSet{}(rules)) return std::nullopt;
            return value;
          },
          [](scoring::Rules& rules, std::optional<int> value) {
            from_number(Member{}(rules), value, kUnset);
          }};
}

template <class List, class Member>
constexpr ListAccess<List> list(Member) {
  return {[](scoring::Rules& rules) -> List& { return Member{}(rules); },
          [](const scoring::Rules& rules) -> const List& { return Member{}(rules); }};
}

// The way to a member, for reading and for changing it: a path, which takes no parentheses.
// NOLINTNEXTLINE(bugprone-macro-parentheses)
#define JSS_MEMBER(path) [](auto& rules) -> auto& { return rules.path; }
#define JSS_WHERE(condition) [](const scoring::Rules& rules) { return (condition); }

}  // namespace jss::io
