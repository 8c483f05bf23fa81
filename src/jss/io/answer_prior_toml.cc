// SPDX-License-Identifier: Apache-2.0
#include "jss/io/answer_prior_toml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "jss/base/money.h"
#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"
#include "jss/io/problems.h"
#include "jss/io/toml_tree.h"

namespace jss::io {
namespace {

using insight::Answer;
using insight::AnswerPrior;
using insight::AnswerShares;
using Kind = TomlNode::Kind;

constexpr std::string_view kDefault =
    R"(# What clients answer in private, before any score is seen, in thousandths.
# Copy this file, change what you know better, and give it with --prior.

title = "Stars and private answers mostly agree"
source = "chosen by this project: no marketplace publishes private answers"
grade = "assumed"

# By public stars: from so many up to the next line.
stars = [
  { from = "1.00", good = 20, neutral = 80, bad = 900 },
  { from = "3.00", good = 100, neutral = 400, bad = 500 },
  { from = "4.00", good = 450, neutral = 350, bad = 200 },
  { from = "4.75", good = 850, neutral = 100, bad = 50 },
]

# Clients who left nothing in public may have answered all the same.
without_stars = { none = 700, good = 140, neutral = 60, bad = 100 }
)";

constexpr int kWhole = 1000;
constexpr std::int64_t kFewestStars = 100;
constexpr std::int64_t kMostStars = 500;
constexpr std::size_t kMostBands = 100;

class PriorReader {
 public:
  PriorReader(std::string_view file, Problems& problems) : file_(file), problems_(problems) {}

  AnswerPrior read(const TomlNode& root) {
    check_keys(root, {"title", "source", "grade", "stars", "without_stars"}, {});
    AnswerPrior prior{.title = text(root, "title"), .source = text(root, "source")};
    read_grade(root, prior);
    read_bands(root, prior);
    if (const TomlNode* shares = root.find("without_stars")) {
      prior.without_stars = read_shares(*shares, "without_stars", true);
    }
    return prior;
  }

 private:
  using Names = std::vector<std::string_view>;

  void complain(std::uint32_t line, std::string_view key, const std::string& message) {
    problems_.add({file_, line, key}, message);
  }

  // `place` is the key that holds the table, for messages.
  void check_keys(const TomlNode& table, const Names& names, std::string_view place) {
    for (const TomlEntry& entry : table.entries) {
      if (std::find(names.begin(), names.end(), entry.key) != names.end()) continue;
      const std::string_view near = nearest_name(entry.key, names);
      complain(entry.node.line, place.empty() ? std::string_view(entry.key) : place,
               "key " + quoted(entry.key) + " is unknown" +
                   (near.empty() ? "" : "; did you mean " + std::string(near) + "?"));
    }
    for (const std::string_view name : names) {
      if (table.find(name) != nullptr) continue;
      complain(table.line, place.empty() ? name : place,
               place.empty() ? "is missing" : "lacks " + std::string(name));
    }
  }

  std::string text(const TomlNode& root, std::string_view key) {
    const TomlNode* node = root.find(key);
    if (node == nullptr) return {};
    if (node->kind != Kind::text || node->text.empty() || has_control_character(node->text)) {
      complain(node->line, key, described(*node) + " is no line of text: put it between quotes");
      return {};
    }
    return node->text;
  }

  void read_grade(const TomlNode& root, AnswerPrior& prior) {
    const TomlNode* node = root.find("grade");
    if (node == nullptr) return;
    for (const auto grade :
         {scoring::Grade::documented, scoring::Grade::reported, scoring::Grade::assumed}) {
      if (node->kind != Kind::text || node->text != to_string(grade)) continue;
      prior.grade = grade;
      return;
    }
    complain(node->line, "grade",
             described(*node) + R"( is not "documented", "reported" or "assumed")");
  }

  void read_bands(const TomlNode& root, AnswerPrior& prior) {
    const TomlNode* node = root.find("stars");
    if (node == nullptr) return;
    if (node->kind != Kind::list || node->items.empty() || node->items.size() > kMostBands) {
      complain(node->line, "stars",
               R"(is no list of { from = "1.00", good = …, neutral = …, bad = … })");
      return;
    }
    std::int64_t last = 0;
    for (const TomlNode& item : node->items) {
      const AnswerShares shares = read_shares(item, "stars", false);
      const TomlNode* from_node = item.kind == Kind::table ? item.find("from") : nullptr;
      if (from_node == nullptr) continue;
      const auto from = from_node->kind == Kind::text ? parse_hundredths(from_node->text)
                                                      : std::optional<std::int64_t>();
      if (!from || *from < kFewestStars || *from > kMostStars) {
        complain(item.line, "stars",
                 "from " + described(*from_node) + R"( is not from "1.00" to "5.00", in quotes)");
        continue;
      }
      if (last == 0 ? *from != kFewestStars : *from <= last) {
        complain(item.line, "stars",
                 "from " + described(*from_node) +
                     (last == 0 ? R"( has to be "1.00" on the first line)"
                                : " is not more than on the line before"));
      }
      last = *from;
      prior.stars.push_back({static_cast<std::int16_t>(*from), shares});
    }
  }

  AnswerShares read_shares(const TomlNode& node, std::string_view place, bool may_be_none) {
    AnswerShares shares{};
    if (node.kind != Kind::table) {
      complain(node.line, place, described(node) + " is no { … } of shares");
      return shares;
    }
    Names names{"good", "neutral", "bad"};
    names.emplace_back(may_be_none ? "none" : "from");
    check_keys(node, names, place);
    int sum = 0;
    bool whole = true;
    for (std::size_t a = may_be_none ? 0 : 1; a < insight::kAnswerCount; ++a) {
      const std::string_view name = to_string(static_cast<Answer>(a));
      const TomlNode* share = node.find(name);
      if (share == nullptr) {
        whole = false;
        continue;
      }
      if (share->kind != Kind::integer || share->integer < 1 || share->integer >= kWhole) {
        complain(node.line, place,
                 std::string(name) + " " + described(*share) +
                     " is not a whole number of thousandths from 1 to 999: what "
                     "cannot be ruled out has a share, if a small one");
        whole = false;
        continue;
      }
      shares.at(a) = static_cast<int>(share->integer);
      sum += shares.at(a);
    }
    if (whole && sum != kWhole) {
      complain(node.line, place,
               "the shares are " + std::to_string(sum) + " together: they have to be 1000");
    }
    return shares;
  }

  std::string_view file_;
  Problems& problems_;
};

}  // namespace

Result<AnswerPrior> read_answer_prior(std::string_view text, std::string_view file) {
  Problems problems;
  const TomlNode root = parse_toml(text, file, problems);
  AnswerPrior prior;
  if (problems.empty()) prior = PriorReader(file, problems).read(root);
  if (!problems.empty()) return tl::unexpected(problems.error());
  return prior;
}

std::string_view default_answer_prior_text() { return kDefault; }

}  // namespace jss::io
