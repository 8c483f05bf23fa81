// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/token_command.h"

#include <memory>
#include <ostream>
#include <string>

#include "jss/app/ledger_place.h"
#include "jss/app/token_office.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/ledger_act.h"
#include "jss/cli/source_options.h"
#include "jss/io/plain_text.h"
#include "jss/io/text_table.h"

namespace jss::cli {
namespace {

struct TokenOptions {
  std::string ledger;
  std::string role;
  std::string freelancer;
  std::string client;
  std::string scope;
  std::string name;
  std::string id;
  int days = io::kTokenDays;
  std::string format = "text";
};

std::string who(const io::AccessToken& token) {
  const std::string role(to_string(token.role));
  return token.subject.empty() ? role : role + " " + io::plain_text(token.subject);
}

std::string state(const io::AccessToken& token, Timestamp now) {
  if (token.revoked_at) return "revoked " + to_string(day_of(*token.revoked_at));
  return (now < token.expires_at ? "until " : "expired ") + to_string(day_of(token.expires_at));
}

Result<io::TokenRequest> request_of(const TokenOptions& options) {
  const auto role = io::parse_role(options.role);
  if (!role) return invalid("--role " + io::quoted(options.role) + " is no role");
  if (!options.freelancer.empty() && *role != io::Role::freelancer) {
    return invalid("--freelancer goes with --role freelancer");
  }
  if (!options.client.empty() && *role != io::Role::client) {
    return invalid("--client goes with --role client");
  }
  return io::TokenRequest{.role = *role,
                          .subject = options.freelancer + options.client,
                          .scope = options.scope,
                          .name = options.name,
                          .days = options.days};
}

Result<void> create(const TokenOptions& options, Context& context) {
  const auto request = request_of(options);
  if (!request) return tl::unexpected(request.error());
  auto ledger = app::open_ledger(options.ledger, ledger::Access::append);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto made = app::TokenOffice(*ledger).create(*request, context.clock());
  if (!made) return tl::unexpected(made.error());
  if (options.format == "json") {
    context.out << io::token_json(made->token, made->secret) << '\n';
    return {};
  }
  context.out << made->secret << '\n';
  context.err << io::wrap("jss: token " + made->token.id + " of " + who(made->token) +
                              ", good until " + to_string(made->token.expires_at) +
                              " for: " + to_string(made->token.scopes) +
                              ". It is shown this once and stored nowhere.",
                          static_cast<std::size_t>(context.err_width), 0)
              << '\n';
  return {};
}

Result<void> list(const TokenOptions& options, Context& context) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto tokens = app::TokenOffice(*ledger).list();
  if (!tokens) return tl::unexpected(tokens.error());
  if (options.format == "json") {
    for (const io::AccessToken& token : *tokens) context.out << io::token_json(token) << '\n';
    return {};
  }
  if (tokens->empty()) {
    context.out << "There are no tokens: 'jss token create' makes one.\n";
    return {};
  }
  io::TextTable table({{.heading = "token"},
                       {.heading = "whose", .elastic = true},
                       {.heading = "for", .elastic = true, .optional = true},
                       {.heading = "name", .elastic = true, .optional = true},
                       {.heading = "good"}});
  const Timestamp now = context.clock();
  for (const io::AccessToken& token : *tokens) {
    table.add({token.id, who(token), to_string(token.scopes), io::plain_text(token.title()),
               state(token, now)});
  }
  context.out << table.text(text_style(context));
  return {};
}

Result<void> revoke(const TokenOptions& options, Context& context) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::append);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto token = app::TokenOffice(*ledger).revoke(options.id, context.clock());
  if (!token) return tl::unexpected(token.error());
  if (options.format == "json") {
    context.out << io::token_json(*token) << '\n';
  } else {
    context.out << "token " << token->id << " of " << who(*token)
                << " is worth nothing any more; services that run know\nwithin a second\n";
  }
  return {};
}

}  // namespace

void add_token_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<TokenOptions>();
  CLI::App* tokens = program.add_subcommand("token", "Who may ask the service for what");
  tokens->require_subcommand(1);
  tokens->footer(
      "Examples:\n"
      "  jss token create sqlite:market.db --role operator --name ingest --scope events\n"
      "  jss token create sqlite:market.db --role freelancer --freelancer ana\n"
      "  jss token list sqlite:market.db\n"
      "  jss token revoke sqlite:market.db 0123456789abcdef");
  CLI::App* made =
      add_ledger_act(*tokens, "create", "A new token, shown this once", create, options, context);
  add_text_or_json(*made, options->format);
  add_choice(*made, "--role", options->role,
             {"operator", "reviewer", "auditor", "freelancer", "client"}, "Whose it is")
      ->required();
  made->add_option("--freelancer", options->freelancer, "Which freelancer")->type_name("ID");
  made->add_option("--client", options->client, "Which client")->type_name("ID");
  made->add_option("--scope", options->scope,
                   "What it is good for, of read, events, audit, tokens, policies and reviews; "
                   "default: all that the role may")
      ->type_name("SCOPES");
  made->add_option("--name", options->name, "What to call it")->type_name("NAME");
  made->add_option("--days", options->days, "How long it is good")
      ->type_name("N")
      ->capture_default_str();
  add_text_or_json(
      *add_ledger_act(*tokens, "list", "All tokens, without their secrets", list, options, context),
      options->format);
  CLI::App* revoked = add_ledger_act(*tokens, "revoke", "From now on a token is worth nothing",
                                     revoke, options, context);
  add_text_or_json(*revoked, options->format);
  revoked->add_option("TOKEN", options->id, "The id of a token")->required()->type_name("ID");
}

}  // namespace jss::cli
