// SPDX-License-Identifier: Apache-2.0
#include "jss/io/badges_toml.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "jss/base/money.h"
#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_texts.h"
#include "jss/io/problems.h"
#include "jss/io/toml_tree.h"

namespace jss::io {
namespace {

using insight::Badge;
using insight::BadgeCriterion;
using insight::BadgeSet;
using insight::CriterionKind;
using scoring::Grade;
using Kind = TomlNode::Kind;

constexpr std::size_t kLongestId = 64;
constexpr std::array<Grade, 3> kGrades{Grade::documented, Grade::reported, Grade::assumed};

enum class ValueType : std::uint8_t { yes, number, money, badge };

// How the value of a kind is written, and between which bounds it and `within` lie; a largest
// `within` of zero means that there is none.
struct Shape {
  ValueType type = ValueType::yes;
  std::int64_t largest = 1;
  std::int64_t largest_within = 0;
  std::string_view unit;  // of `within`
};

Shape shape_of(CriterionKind kind) {
  switch (kind) {
    case CriterionKind::other_badge:
      return {.type = ValueType::badge};
    case CriterionKind::score:
    case CriterionKind::profile:
      return {.type = ValueType::number, .largest = 100};
    case CriterionKind::score_weeks:
      return {.type = ValueType::number, .largest = 104, .largest_within = 104, .unit = "weeks"};
    case CriterionKind::earned:
    case CriterionKind::large_contract:
      return {.type = ValueType::money,
              .largest = kLargestAmount.count,
              .largest_within = 120,
              .unit = "months"};
    case CriterionKind::first_contract:
    case CriterionKind::activity:
    case CriterionKind::no_holds:
      return {.type = ValueType::number, .largest = 3650};
    case CriterionKind::removal_months:
      return {.type = ValueType::number, .largest = 120};
    case CriterionKind::removal_jobs:
      return {.type = ValueType::number, .largest = 1000};
    case CriterionKind::discontinued:
    case CriterionKind::no_score:
    case CriterionKind::good_work:
    case CriterionKind::availability:
    case CriterionKind::proposals:
    case CriterionKind::readiness_test:
      return {};
  }
  return {};
}

bool is_id(std::string_view text) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.size() <= kLongestId &&
         text.find_first_not_of(kAllowed) == std::string_view::npos;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string_view near = nearest_name(word, names);
  return near.empty() ? "" : "; did you mean " + std::string(near) + "?";
}

template <class Value>
std::string listed(const Value& values) {
  std::string list;
  for (const auto value : values) {
    list += list.empty() ? "" : ", ";
    list += to_string(value);
  }
  return list;
}

class BadgesReader {
 public:
  BadgesReader(std::string_view file, Problems& problems) : file_(file), problems_(problems) {}

  std::vector<BadgeSet> read(const TomlNode& root) {
    std::vector<BadgeSet> sets;
    if (root.entries.empty() && problems_.empty()) {
      complain(0, "", "has no set of criteria; write one, such as [top-rated-2022]");
    }
    for (const TomlEntry& entry : root.entries) {
      set_ = {};
      read_set(entry);
      const auto same = std::find_if(sets.begin(), sets.end(), [this](const BadgeSet& other) {
        return other.badge == set_.badge && other.effective_from.present() &&
               other.effective_from == set_.effective_from;
      });
      if (same != sets.end()) {
        complain(
            entry.node.line, entry.key,
            "is of the same badge from the same day on as " + same->id + "; choose another day");
      }
      sets.push_back(std::move(set_));
    }
    return sets;
  }

 private:
  void complain(std::uint32_t line, std::string_view key, std::string_view message) {
    problems_.add({file_, line, key}, message);
  }

  void read_set(const TomlEntry& entry) {
    const std::string name = plain_text(entry.key);
    if (!is_id(entry.key)) {
      complain(entry.node.line, name, "is not a name of 1 to 64 of a to z, 0 to 9 and -");
    }
    if (entry.node.kind != Kind::table) {
      complain(entry.node.line, name,
               described(entry.node) + " is no set of criteria; write a table, such as [" + name +
                   "], and its keys below");
      return;
    }
    set_.id = entry.key;
    read_own_keys(name, entry.node);
    for (const TomlEntry& inner : entry.node.entries) {
      if (inner.key != "badge" && inner.key != "effective_from") read_criterion(name, inner);
    }
    check_together(name, entry.node.line);
  }

  void read_own_keys(const std::string& name, const TomlNode& node) {
    const TomlNode* badge = node.find("badge");
    if (badge == nullptr) {
      complain(node.line, name + ".badge", "is missing; write one of " + listed(insight::kBadges));
    } else if (const auto value = badge_in(*badge)) {
      set_.badge = *value;
    } else {
      complain(badge->line, name + ".badge",
               described(*badge) + " is none of " + listed(insight::kBadges));
    }
    const TomlNode* day = node.find("effective_from");
    if (day == nullptr) {
      complain(node.line, name + ".effective_from",
               "is missing; write the first day on which the set holds, such as 2022-02-01");
    } else if (day->kind != Kind::day || !day->day.present()) {
      complain(day->line, name + ".effective_from",
               described(*day) + " is not a day such as 2022-02-01, without quotes");
    } else {
      set_.effective_from = day->day;
    }
  }

  static std::optional<Badge> badge_in(const TomlNode& node) {
    return node.kind == Kind::text ? insight::parse_badge(node.text) : std::nullopt;
  }

  void read_criterion(const std::string& set, const TomlEntry& entry) {
    const std::string name = set + "." + plain_text(entry.key);
    const auto kind = insight::parse_criterion_kind(entry.key);
    if (!kind) {
      std::vector<std::string_view> names{"badge", "effective_from"};
      for (std::size_t i = 0; i < insight::kCriterionKindCount; ++i) {
        names.push_back(to_string(static_cast<CriterionKind>(i)));
      }
      complain(entry.node.line, name,
               "is nothing that a badge can ask" + did_you_mean(entry.key, names));
      return;
    }
    if (entry.node.kind != Kind::table) {
      complain(entry.node.line, name,
               described(entry.node) + " stands alone; write " +
                   R"({ value = …, source = "an address or plain words", grade = "documented" })");
      return;
    }
    BadgeCriterion criterion;
    criterion.kind = *kind;
    const Shape shape = shape_of(*kind);
    check_keys(name, entry.node, shape);
    if (const TomlNode* value = entry.node.find("value")) {
      read_value(name, *value, shape, criterion);
    }
    if (const TomlNode* within = entry.node.find("within"); within && shape.largest_within > 0) {
      if (within->kind != Kind::integer || within->integer < 1 ||
          within->integer > shape.largest_within) {
        complain(within->line, name + ": within",
                 described(*within) + " is not a number of " + std::string(shape.unit) +
                     " from 1 to " + std::to_string(shape.largest_within));
      } else {
        criterion.within = static_cast<std::int32_t>(within->integer);
      }
    }
    read_evidence(name, entry.node, criterion);
    set_.criteria.push_back(std::move(criterion));
  }

  void check_keys(const std::string& name, const TomlNode& node, const Shape& shape) {
    std::vector<std::string_view> keys{"value", "source", "grade"};
    if (shape.largest_within > 0) keys.insert(keys.begin() + 1, "within");
    for (const TomlEntry& entry : node.entries) {
      if (std::find(keys.begin(), keys.end(), entry.key) != keys.end()) continue;
      complain(entry.node.line, name,
               quoted(entry.key) + " is no key of this criterion" + did_you_mean(entry.key, keys));
    }
    for (const std::string_view key : keys) {
      if (node.find(key) == nullptr) {
        complain(node.line, name, std::string(key) + " is missing; write it, too");
      }
    }
  }

  void read_value(const std::string& name, const TomlNode& node, const Shape& shape,
                  BadgeCriterion& criterion) {
    const std::string key = name + ": value";
    if (shape.type == ValueType::yes) {
      if (node.kind != Kind::boolean || !node.boolean) {
        complain(node.line, key,
                 described(node) + " is not true; what is not asked is left out of the set");
      }
    } else if (shape.type == ValueType::number) {
      if (node.kind != Kind::integer || node.integer < 1 || node.integer > shape.largest) {
        complain(
            node.line, key,
            described(node) + " is not a whole number from 1 to " + std::to_string(shape.largest));
      } else {
        criterion.value = node.integer;
      }
    } else if (shape.type == ValueType::money) {
      const auto cents = node.kind == Kind::text ? parse_hundredths(node.text) : std::nullopt;
      if (!cents || *cents < 1) {
        complain(node.line, key,
                 described(node) + R"( is not an amount above zero in quotes, such as "1000")");
      } else {
        criterion.value = *cents;
      }
    } else if (const auto badge = badge_in(node); badge && *badge < set_.badge) {
      criterion.value = static_cast<std::int64_t>(*badge);
    } else {
      complain(node.line, key,
               described(node) + " is no badge that comes before this one in " +
                   listed(insight::kBadges));
    }
  }

  void read_evidence(const std::string& name, const TomlNode& node, BadgeCriterion& criterion) {
    if (const TomlNode* source = node.find("source")) {
      if (source->kind != Kind::text || source->text.find_first_not_of(' ') == std::string::npos ||
          has_control_character(source->text)) {
        complain(source->line, name + ": source",
                 described(*source) + " is not plain text in quotes, at least a word");
      } else {
        criterion.source = source->text;
      }
    }
    if (const TomlNode* grade = node.find("grade")) {
      const auto found = std::find_if(kGrades.begin(), kGrades.end(), [&](Grade each) {
        return grade->kind == Kind::text && to_string(each) == grade->text;
      });
      if (found == kGrades.end()) {
        complain(grade->line, name + ": grade",
                 described(*grade) + " is none of " + listed(kGrades));
      } else {
        criterion.grade = *found;
      }
    }
  }

  void check_together(const std::string& name, std::uint32_t line) {
    if (set_.criteria.empty()) {
      complain(line, name,
               "asks nothing; write a criterion, or discontinued if nobody gets it any more");
    }
    if (set_.find(CriterionKind::discontinued) != nullptr && set_.criteria.size() > 1) {
      complain(line, name + ".discontinued", "stands beside other criteria; let it stand alone");
    }
    const BadgeCriterion* const weeks = set_.find(CriterionKind::score_weeks);
    if (weeks == nullptr) return;
    if (set_.find(CriterionKind::score) == nullptr) {
      complain(line, name + ".score_weeks",
               "does not say which score a week needs; write the criterion score, too");
    }
    if (weeks->within > 0 && weeks->value > weeks->within) {
      complain(line, name + ".score_weeks",
               "asks for more weeks than are looked at; value is at most within");
    }
  }

  std::string_view file_;
  Problems& problems_;
  BadgeSet set_;
};

}  // namespace

Result<insight::BadgeCalendar> read_badges(std::string_view text, std::string_view file) {
  Problems problems;
  const TomlNode root = parse_toml(text, file, problems);
  std::vector<BadgeSet> sets = BadgesReader(file, problems).read(root);
  if (!problems.empty()) return tl::unexpected(problems.error());
  return insight::BadgeCalendar(std::move(sets));
}

Result<insight::BadgeCalendar> embedded_badges() {
  return read_badges(embedded_badges_text(), "badges");
}

}  // namespace jss::io
