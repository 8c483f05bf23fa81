// SPDX-License-Identifier: Apache-2.0
#include "jss/wasm/browser_door.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "jss/engine/source_reader.h"
#include "jss/io/json_line.h"
#include "jss/io/plain_text.h"

namespace jss::wasm {
namespace {

using io::JsonKind;
using io::JsonNode;

// What is answered beside the answer itself, and what it came to.
struct Told {
  int status = 0;
  std::string complaint;
  std::vector<std::string> warnings;

  void fail(const Error& error) {
    status = engine::exit_code(error);
    complaint += io::plain_lines(error.message);
  }
};

// The beginning of every reply.
io::JsonLine line_of(const Told& told) {
  io::JsonLine line;
  line.number("status", told.status);
  line.text("complaint", told.complaint);
  line.texts("warnings", told.warnings);
  return line;
}

std::string refusal(const Error& error) {
  Told told;
  told.fail(error);
  return line_of(told).finish();
}

Result<std::string> text_of(const JsonNode& request, std::string_view key) {
  const JsonNode& node = request[key];
  if (node.is(JsonKind::text) || node.is_null()) return node.text;
  return invalid("the request's " + io::quoted(key) + " is " + std::string(to_string(node.kind)) +
                 ": give a text");
}

Result<std::optional<std::string>> optional_text(const JsonNode& request, std::string_view key) {
  auto text = text_of(request, key);
  if (!text) return tl::unexpected(text.error());
  return text->empty() ? std::nullopt : std::optional(std::move(*text));
}

Result<std::vector<std::string>> texts_of(const JsonNode& node, std::string_view name) {
  std::vector<std::string> texts;
  for (const JsonNode& each : node.inside) {
    if (!each.is(JsonKind::text)) {
      return invalid(io::quoted(name) + " has " + std::string(to_string(each.kind)) +
                     " in its list: give texts");
    }
    texts.push_back(each.text);
  }
  return texts;
}

// Numbers and truth values go on as they were written.
Result<engine::NamedOption> option_of(const JsonNode& node) {
  switch (node.kind) {
    case JsonKind::text:
    case JsonKind::number:
    case JsonKind::boolean:
      return engine::NamedOption{node.key, {node.text}};
    case JsonKind::array: {
      auto texts = texts_of(node, node.key);
      if (!texts) return tl::unexpected(texts.error());
      return engine::NamedOption{node.key, std::move(*texts)};
    }
    case JsonKind::null:
    case JsonKind::object:
      break;
  }
  return invalid("the option " + io::quoted(node.key) + " is " + std::string(to_string(node.kind)) +
                 ": give a text, a number, true, false or a list of texts");
}

Result<engine::Request> request_of(const JsonNode& node) {
  auto question = text_of(node, "question");
  if (!question) return tl::unexpected(question.error());
  engine::Request request{.question = std::move(*question), .options = {}};
  const JsonNode& options = node["options"];
  if (!options.is_null() && !options.is(JsonKind::object)) {
    return invalid("the request's 'options' are " + std::string(to_string(options.kind)) +
                   ": give an object");
  }
  for (const JsonNode& each : options.inside) {
    auto option = option_of(each);
    if (!option) return tl::unexpected(option.error());
    request.options.push_back(std::move(*option));
  }
  return request;
}

std::string_view kind_of(const engine::Source& source) {
  if (source.imported() != nullptr) return "exports";
  return source.is_table() ? "contracts" : "events";
}

// Who is there on the source's latest day, and since when.
Result<void> describe(engine::Source& source, io::JsonLine& line) {
  const auto latest = source.latest_day();
  if (!latest) return tl::unexpected(latest.error());
  const auto table = source.states_on(*latest, std::nullopt);
  if (!table) return tl::unexpected(table.error());
  std::vector<std::string> freelancers;
  for (std::uint32_t i = 0; i < (*table)->freelancer_count(); ++i) {
    freelancers.emplace_back((*table)->freelancer_id({i}));
  }
  Day first;
  for (const Day started : (*table)->started_on) {
    if (!first.present() || started < first) first = started;
  }
  line.text("kind", kind_of(source));
  line.texts("freelancers", freelancers);
  line.text("latest_day", to_string(*latest));
  line.optional_text("first_day", first.present() ? std::optional(to_string(first)) : std::nullopt);
  return {};
}

}  // namespace

char* BrowserDoor::put_file(std::string name, std::uint64_t bytes) {
  std::erase_if(files_, [&name](const File& file) { return file.name == name; });
  std::uint64_t held = 0;
  for (const File& file : files_) held += file.text.size();
  files_.push_back({.name = std::move(name), .text = {}, .bytes = bytes});
  if (bytes > kMostBytes || held + bytes > kMostBytes) return nullptr;
  std::string& text = files_.back().text;
  text.assign(static_cast<std::size_t>(bytes), '\0');
  return text.data();
}

std::string BrowserDoor::reply_to(std::string_view request) {
  const auto node = io::read_json_tree(request);
  std::string reply;
  if (!node) {
    reply = refusal({ErrorCode::invalid_input, "the request " + node.error().message});
  } else if (!node->is(JsonKind::object) || node->has("open") == node->has("question")) {
    reply = refusal({ErrorCode::invalid_input,
                     "the request is neither an opening nor a question: give an object with one "
                     "of both"});
  } else {
    reply = node->has("open") ? open(*node) : answer(*node);
  }
  files_.clear();
  return reply;
}

Result<std::string> BrowserDoor::read_text(const std::string& name) const {
  for (const File& file : files_) {
    if (file.name != name) continue;
    if (file.text.size() == file.bytes) return file.text;
    constexpr std::uint64_t kMegabyte = 1'000'000;
    return invalid(name + ": has " + std::to_string(file.bytes / kMegabyte) +
                   " MB: a browser takes files of " + std::to_string(kMostBytes / kMegabyte) +
                   " MB together; the program jss takes any");
  }
  return fail(ErrorCode::not_found, name + ": is not among the files that were given");
}

Result<engine::Source> BrowserDoor::read_source(const JsonNode& request) {
  engine::SourceRequest files;
  const JsonNode& paths = request["open"];
  if (!paths.is(JsonKind::array)) return invalid("the request's 'open' is no list of files");
  auto names = texts_of(paths, "open");
  if (!names) return tl::unexpected(names.error());
  files.paths = std::move(*names);
  if (files.paths.empty()) return invalid("give a source");
  auto profiles = optional_text(request, "profiles");
  if (!profiles) return tl::unexpected(profiles.error());
  files.profiles = std::move(*profiles);
  auto answers = optional_text(request, "answers");
  if (!answers) return tl::unexpected(answers.error());
  files.answers = std::move(*answers);
  auto freelancer = text_of(request, "freelancer");
  if (!freelancer) return tl::unexpected(freelancer.error());
  files.freelancer = std::move(*freelancer);

  engine::SourceReader reader(files.paths.front());
  {
    const auto text = read_text(files.paths.front());
    if (!text) return tl::unexpected(text.error());
    reader.feed(*text);
  }
  return reader.finish(files, [this](const std::string& name) { return read_text(name); });
}

std::string BrowserDoor::open(const JsonNode& request) {
  source_.reset();
  auto source = read_source(request);
  if (!source) return refusal(source.error());
  const Told told{.status = 0, .complaint = {}, .warnings = source->warnings()};
  io::JsonLine line = line_of(told);
  if (const auto described = describe(*source, line); !described) {
    return refusal(described.error());
  }
  source_.emplace(std::move(*source));
  return line.finish();
}

std::string BrowserDoor::answer(const JsonNode& request) {
  const auto asked = request_of(request);
  if (!asked) return refusal(asked.error());
  Told told;
  std::string output;
  scoring::SerialExecutor executor;
  const auto read = [this](const std::string& name) { return read_text(name); };
  engine::Door door{.executor = executor,
                    .open_shelf = [&read] { return engine::PolicyShelf::open(read); },
                    .open_source = [this]() -> Result<engine::Source*> {
                      if (source_) return &*source_;
                      return invalid("nothing is open: open a source before you ask about it");
                    },
                    .read_text = read,
                    .write = [&output](std::string_view text) { output += text; },
                    .warn =
                        [&told](const std::string& message) {
                          told.warnings.push_back(io::plain_lines(message));
                        },
                    .tell = [&told](std::string_view text) { told.complaint += text; },
                    .progress = {},
                    .style = {}};
  const auto answered = engine::answer(*asked, door);
  if (answered) {
    told.status = engine::exit_code(*answered);
  } else {
    told.fail(answered.error());
  }
  io::JsonLine line = line_of(told);
  line.text("output", output);
  return line.finish();
}

}  // namespace jss::wasm
