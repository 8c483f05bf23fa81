// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/serve_command.h"

#include <charconv>
#include <cstdint>
#include <memory>

#include "jss/app/ledger_place.h"
#include "jss/app/review_desk.h"
#include "jss/cli/choice_option.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

struct ServeOptions {
  std::string listen = "127.0.0.1:8080";
  std::string ledger;
  std::string certificate;
  std::string key;
  std::uint32_t rate = 1000;
  std::uint32_t max_body = 8;
  int review_days = app::kReviewDays;
  bool log_requests = false;
  std::string publish_at;
  std::string origin;
  std::string pages;
};

constexpr std::uint32_t kLargestBody = 1024;

// `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
Result<void> read_place(const std::string& listen, ServeRequest& request) {
  const std::size_t colon = listen.rfind(':');
  const auto wrong = [&listen] {
    return invalid("--listen " + io::quoted(listen) +
                   " is no address with a port: write it as 127.0.0.1:8080 or [::1]:8080");
  };
  if (colon == std::string::npos || colon == 0) return wrong();
  const char* const end = listen.data() + listen.size();
  const auto read = std::from_chars(listen.data() + colon + 1, end, request.port);
  if (read.ec != std::errc{} || read.ptr != end) return wrong();
  request.address = listen.substr(0, colon);
  const bool is_in_brackets =
      request.address.size() > 2 && request.address.front() == '[' && request.address.back() == ']';
  if (is_in_brackets) request.address = request.address.substr(1, request.address.size() - 2);
  const bool has_colon = request.address.find(':') != std::string::npos;
  if (has_colon != is_in_brackets) return wrong();
  return {};
}

// `06:30`, as minutes after midnight.
std::optional<int> read_minute(std::string_view text) {
  constexpr std::string_view kForm = "dd:dd";
  if (text.size() != kForm.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !is_digit : text[i] != kForm[i]) return std::nullopt;
  }
  const auto number = [text](std::size_t at) {
    return 10 * (text[at] - '0') + (text[at + 1] - '0');
  };
  if (number(0) > 23 || number(3) > 59) return std::nullopt;
  return 60 * number(0) + number(3);
}

// A scheme, a host in lower case and perhaps a port, as browsers tell it.
bool is_origin(std::string_view text) {
  const std::size_t begin = text.starts_with("https://") ? 8 : 7;
  if (begin == 7 && !text.starts_with("http://")) return false;
  text.remove_prefix(begin);
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.:[]") ==
                              std::string_view::npos;
}

Result<void> run(const ServeOptions& options, const Serve& serve) {
  if (!app::names_ledger(options.ledger)) {
    return invalid(io::quoted(options.ledger) +
                   " names no ledger: write it as sqlite:market.db or postgresql://…");
  }
  if (options.certificate.empty() != options.key.empty()) {
    return invalid("--tls-certificate and --tls-key go together");
  }
  if (options.max_body < 1 || options.max_body > kLargestBody) {
    return invalid("--max-body is 1 to " + std::to_string(kLargestBody) + " megabytes, not " +
                   std::to_string(options.max_body));
  }
  if (!options.origin.empty() && !is_origin(options.origin)) {
    return invalid("--origin " + io::quoted(options.origin) +
                   " is no origin: write it as https://scores.example.org, without a path");
  }
  if (options.review_days < 1 || options.review_days > app::kMostReviewDays) {
    return invalid("--review-days is 1 to " + std::to_string(app::kMostReviewDays) + ", not " +
                   std::to_string(options.review_days));
  }
  ServeRequest request{.ledger = options.ledger,
                       .tls_certificate = options.certificate,
                       .tls_key = options.key,
                       .rate = options.rate,
                       .max_body_bytes = std::size_t{options.max_body} * 1024 * 1024,
                       .review_days = options.review_days,
                       .log_requests = options.log_requests,
                       .origin = options.origin,
                       .pages = options.pages};
  if (!options.publish_at.empty()) {
    request.publish_at = read_minute(options.publish_at);
    if (!request.publish_at) {
      return invalid("--publish-at " + io::quoted(options.publish_at) +
                     " is no time of the day: write it as 06:30, in UTC");
    }
  }
  if (auto read = read_place(options.listen, request); !read) return read;
  return serve(request);
}

}  // namespace

void add_serve_command(CLI::App& program, Context& context, const Serve& serve) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App* command = program.add_subcommand("serve", "A ledger as a service over HTTP");
  add_ledger_argument(*command, options->ledger);
  command
      ->add_option("--listen", options->listen, "Address and port; port 0 takes any that is free")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command
      ->add_option("--tls-certificate", options->certificate,
                   "The chain, in PEM, for HTTPS without a proxy before it")
      ->type_name("FILE");
  command->add_option("--tls-key", options->key, "Its key, in PEM")->type_name("FILE");
  command
      ->add_option("--rate", options->rate,
                   "Requests a second from one token or address; 0: no limit")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--max-body", options->max_body, "Megabytes that a request may send")
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--review-days", options->review_days,
                   "After so many days a review that is asked for is due")
      ->type_name("N")
      ->capture_default_str();
  command->add_flag("--log-requests", options->log_requests,
                    "A line of the log for each request, not only for failures");
  command
      ->add_option("--publish-at", options->publish_at,
                   "Publish every day at this time, in UTC, and what was missed")
      ->type_name("HH:MM");
  command
      ->add_option("--origin", options->origin,
                   "Where people find the service, if not where it listens: "
                   "behind a proxy, https://scores.example.org")
      ->type_name("URL");
  command
      ->add_option("--pages", options->pages,
                   "The folder of the pages; else those that were installed")
      ->type_name("FOLDER");
  command->footer(
      "Runs until SIGTERM; then what is under way is answered. The first start of a\n"
      "ledger prints the secret of an operator's token once. The log goes to standard\n"
      "error, one JSON object a line.\n"
      "\n"
      "Examples:\n"
      "  jss serve sqlite:market.db\n"
      "  jss serve postgresql://jss@db/market --listen 0.0.0.0:8443\n"
      "      --tls-certificate chain.pem --tls-key key.pem\n"
      "  curl -H \"Authorization: Bearer $TOKEN\" localhost:8080/v1/freelancers");
  command->callback([options, serve, &context] {
    if (const auto done = run(*options, serve); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli
