// SPDX-License-Identifier: Apache-2.0
#include "jss/service/question_routes.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jss/engine/request.h"
#include "jss/io/page_json.h"
#include "jss/io/plain_text.h"
#include "jss/scoring/population.h"
#include "jss/service/answer_text.h"
#include "jss/service/question_body.h"

namespace jss::service {
namespace {

using Options = std::vector<engine::NamedOption>;

Response nobody(const std::string& freelancer) {
  return problem(404, "there is no freelancer " + io::quoted(freelancer));
}

Options query_options(const Call& call) {
  Options options;
  for (const auto& [name, value] : call.target.query) {
    const auto same = std::ranges::find(options, name, &engine::NamedOption::name);
    if (same == options.end()) {
      options.push_back({name, {value}});
    } else {
      same->values.push_back(value);
    }
  }
  return options;
}

// `format`, which is not the command's in full: text is for people at a terminal.
Result<std::string> take_format(const Question& question, Options& options) {
  const auto given = std::ranges::find(options, "format", &engine::NamedOption::name);
  if (given == options.end()) return std::string(question.formats.front());
  std::string known;
  for (const std::string_view format : question.formats) {
    if (given->values == std::vector{std::string(format)}) {
      options.erase(given);
      return std::string(format);
    }
    known.append(known.empty() ? "" : ", ").append(format);
  }
  return invalid("format: give it once, as one of " + known);
}

std::string_view media_type_of(std::string_view format) {
  if (format == "csv") return "text/csv; charset=utf-8";
  if (format == "svg") return "image/svg+xml";
  if (format == "ics") return "text/calendar; charset=utf-8";
  return "application/json";
}

// Messages call options as they are called here, not as on a command line.
std::string with_names_of_options(std::string_view message) {
  std::string text;
  for (std::size_t i = 0; i < message.size();) {
    const bool is_option = message.substr(i).starts_with("--") && i + 2 < message.size() &&
                           message[i + 2] >= 'a' && message[i + 2] <= 'z';
    if (!is_option) {
      text += message[i++];
      continue;
    }
    for (i += 2; i < message.size(); ++i) {
      const char c = message[i];
      if (c != '-' && (c < 'a' || c > 'z')) break;
      text += c == '-' ? '_' : c;
    }
  }
  return text;
}

Response ask(const Call& call, engine::Source source, Options options) {
  const Question& question = *call.route->question;
  const auto format = take_format(question, options);
  if (!format) return refusal_of(call, format.error());
  options.push_back({"format", {*format}});
  for (std::size_t i = 0; i < question.places.size(); ++i) {
    options.push_back({std::string(question.places[i]), {call.parameters[i]}});
  }
  scoring::SerialExecutor executor;
  std::string body;
  engine::Door door{
      .executor = executor,
      .open_shelf = [&]() -> Result<engine::PolicyShelf> { return call.market.shelf(); },
      .open_source = [&]() -> Result<engine::Source*> { return &source; },
      .read_text = [](const std::string& name) -> Result<std::string> {
        return fail(ErrorCode::not_found, io::quoted(name) + ": there are no files here");
      },
      .write = [&](std::string_view text) { body += text; },
      .warn = [](const std::string&) {},
      .tell = [](std::string_view) {},
      .progress = {},
      .style = {}};
  const auto verdict =
      engine::answer({.question = std::string(question.name), .options = std::move(options)}, door);
  if (!verdict) return refusal_of(call, verdict.error());
  if (*format == "json" && !question.list.empty()) body = list_json(question.list, body) + "\n";
  Response response{.content_type = std::string(media_type_of(*format)), .body = std::move(body)};
  response.entity_tag = entity_tag(response.body);
  return response;
}

}  // namespace

Response refusal_of(const Call& call, Error error) {
  error.message = with_names_of_options(error.message);
  if (error.code == ErrorCode::invalid_input && call.request.method == "POST") {
    return problem(422, error.message);
  }
  return problem(error);
}

std::string list_json(std::string_view name, std::string_view lines) {
  std::vector<std::string> list;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    list.emplace_back(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return io::page_json(name, list, {});
}

tl::expected<engine::Source, Response> source_for(const Call& call) {
  if (!call.route->question->is_about_one()) return call.market.whole_source();
  const std::string& freelancer = call.parameters[0];
  if (call.token->role == io::Role::freelancer) {
    return tl::unexpected(
        problem(403, "a freelancer's token is good for the score that was published last"));
  }
  if (!call.market.knows(freelancer)) return tl::unexpected(nobody(freelancer));
  return call.market.source(freelancer);
}

Response answer_score(Call& call) {
  if (!call.target.query.empty()) return answer_question(call);
  const std::string& freelancer = call.parameters[0];
  if (call.token->role == io::Role::freelancer) {
    const auto published = call.market.published_score(freelancer);
    if (!published) return problem(404, "no score of yours has been published yet");
    return json_response(*published);
  }
  const auto line = call.market.score(freelancer);
  return line ? json_response(*line) : nobody(freelancer);
}

Response answer_question(Call& call) {
  Options options;
  if (call.request.method == "POST") {
    if (auto refused = refuse_other_than_json(call.request)) return std::move(*refused);
    auto read = read_question_body(call.request.body, call.route->question->options);
    if (!read) return problem(read.error());
    options = std::move(*read);
  } else {
    options = query_options(call);
  }
  auto source = source_for(call);
  if (!source) return std::move(source.error());
  return ask(call, std::move(*source), std::move(options));
}

}  // namespace jss::service
