// SPDX-License-Identifier: Apache-2.0
#include "jss/io/json_fields.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "jss/io/json_plain.h"
#include "jss/io/json_scalars.h"
#include "jss/io/plain_text.h"

namespace jss::io {

std::string_view to_string(JsonKind kind) {
  switch (kind) {
    case JsonKind::text:
      return "a text";
    case JsonKind::number:
      return "a number";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::null:
      return "null";
    case JsonKind::object:
      return "an object";
    case JsonKind::array:
      return "a list";
  }
  return "nothing";
}

// The names of its members are those that the parser calls.
class JsonFields::Handler : public JsonScalars<JsonFields::Handler> {
 public:
  explicit Handler(JsonFields& target) : target_(target) {}

  bool start_object(std::size_t) {
    open(JsonKind::object);
    return true;
  }
  bool key(std::string& key) {
    std::swap(key_, key);
    return true;
  }
  bool end_object() {
    open_.pop_back();
    return true;
  }
  bool start_array(std::size_t) {
    if (open_.empty()) return refuse_root();
    open(JsonKind::array);
    return true;
  }
  bool end_array() {
    open_.pop_back();
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& exception) {
    problem_ = "is not valid JSON at byte " + std::to_string(position) + ": " +
               plain_text(reason_of(exception.what()));
    return false;
  }

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  friend JsonScalars<Handler>;
  static constexpr std::uint32_t kLeftOut = JsonField::kRoot - 1;
  static constexpr std::size_t kDeepest = 3;

  // The parser's own words, without its name, its place and what it read last.
  static std::string_view reason_of(std::string_view what) {
    constexpr std::string_view kSyntax = "syntax error ";
    const std::size_t begin = what.find(kSyntax);
    if (begin == std::string_view::npos) return "a number is too large";
    what.remove_prefix(begin + kSyntax.size());
    return what.substr(0, what.find("; last read"));
  }

  bool refuse_root() {
    problem_ = "is not a JSON object: an event is one {…} a line";
    return false;
  }

  bool scalar(JsonKind kind, std::string text) {
    if (open_.empty()) return refuse_root();
    if (open_.back() != kLeftOut) add(kind, std::move(text));
    return true;
  }

  void open(JsonKind kind) {
    if (open_.empty()) {
      open_.push_back(JsonField::kRoot);
    } else if (open_.back() == kLeftOut) {
      open_.push_back(kLeftOut);
    } else {
      const std::uint32_t field = add(kind, {});
      const bool keeps_inside = kind == JsonKind::object && open_.size() < kDeepest;
      open_.push_back(keeps_inside ? field : kLeftOut);
    }
  }

  std::uint32_t add(JsonKind kind, std::string text) {
    target_.fields_.push_back({.parent = open_.back(),
                               .kind = kind,
                               .key = target_.keep(std::move(key_)),
                               .text = target_.keep(std::move(text))});
    return static_cast<std::uint32_t>(target_.fields_.size() - 1);
  }

  JsonFields& target_;
  std::vector<std::uint32_t> open_;  // for each open object or list: its field, or kLeftOut
  std::string key_;
  std::string problem_;
};

JsonFields::JsonFields() : plain_(std::make_unique<PlainJson>()) {}
JsonFields::JsonFields(JsonFields&& other) noexcept = default;
JsonFields& JsonFields::operator=(JsonFields&& other) noexcept = default;
JsonFields::~JsonFields() = default;

std::optional<std::string> JsonFields::parse(std::string_view text) {
  fields_.clear();
  if (plain_->read(text, fields_)) return std::nullopt;
  return parse_carefully(text);
}

std::optional<std::string> JsonFields::parse_carefully(std::string_view text) {
  fields_.clear();
  kept_count_ = 0;
  Handler handler(*this);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &handler)) return std::nullopt;
  return handler.problem();
}

std::string_view JsonFields::keep(std::string text) {
  if (kept_count_ == kept_.size()) kept_.emplace_back();
  std::string& kept = kept_[kept_count_++];
  kept = std::move(text);
  return kept;
}

}  // namespace jss::io
