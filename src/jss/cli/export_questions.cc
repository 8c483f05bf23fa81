// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/export_questions.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jss/io/csv_field.h"
#include "jss/io/export_value.h"
#include "jss/io/import_report.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

constexpr std::string_view kHeading = "contract_id,field,value\n";

class Questions {
 public:
  Questions(io::ImportRequest& request, io::ImportedHistory& imported, Context& context)
      : request_(request), imported_(imported), context_(context) {}

  void ask() {
    std::vector<std::string> ids;
    for (const io::JoinedContract* contract : io::incomplete_contracts(imported_)) {
      ids.push_back(contract->told.id);
    }
    if (ids.empty()) return;
    context_.err << "The exports leave something unknown; contracts to ask about: " << ids.size()
                 << ". Press Enter where you do not know, q to stop asking.\n";
    for (const std::string& id : ids) {
      if (!ask_about(id)) return;
    }
  }

 private:
  // False when no more is to be asked.
  bool ask_about(const std::string& id) {
    const io::JoinedContract* contract = find(id);
    if (contract == nullptr) return true;
    context_.err << "\n"
                 << io::plain_text(id) << "  " << io::plain_text(contract->told.title) << ", since "
                 << to_string(contract->told.started_on) << "\n";
    if (contract->unknown().end &&
        !ask_field(id, "ended_on", "  Ended on (YYYY-MM-DD, or open): ")) {
      return false;
    }
    contract = find(id);
    const bool asks_stars =
        contract != nullptr && contract->told.ended_on.present() && contract->unknown().feedback;
    return !asks_stars || ask_field(id, "stars", "  The client's stars (1.00 to 5.00, or none): ");
  }

  bool ask_field(const std::string& id, std::string_view field, std::string_view question) {
    while (true) {
      context_.err << question << std::flush;
      std::string line;
      if (!std::getline(std::cin, line)) return false;
      const std::string value(io::trimmed(line));
      if (value == "q") return false;
      if (value.empty()) return true;
      const bool open = field == "ended_on" && value == "open";
      if (add(id, open ? "open" : field, open ? "yes" : value)) return true;
    }
  }

  bool add(const std::string& id, std::string_view field, std::string_view value) {
    io::ImportRequest attempt = request_;
    if (!attempt.answers) attempt.answers = io::ExportText{"answer", std::string(kHeading)};
    std::string& text = attempt.answers->text;
    if (!text.empty() && text.back() != '\n') text += '\n';
    io::append_csv_field(text, id);
    text += "," + std::string(field) + ",";
    io::append_csv_field(text, value);
    text += "\n";
    auto imported = io::import_exports(attempt);
    if (!imported) {
      context_.err << "  " << imported.error().message << "\n";
      return false;
    }
    request_ = std::move(attempt);
    imported_ = std::move(*imported);
    return true;
  }

  [[nodiscard]] const io::JoinedContract* find(const std::string& id) const {
    const auto found =
        std::find_if(imported_.contracts.begin(), imported_.contracts.end(),
                     [&id](const io::JoinedContract& contract) { return contract.told.id == id; });
    return found == imported_.contracts.end() ? nullptr : &*found;
  }

  io::ImportRequest& request_;
  io::ImportedHistory& imported_;
  Context& context_;
};

}  // namespace

bool may_ask(const Context& context) {
  return context.err_is_terminal && isatty(STDIN_FILENO) == 1;
}

void ask_what_is_missing(io::ImportRequest& request, io::ImportedHistory& imported,
                         Context& context) {
  Questions(request, imported, context).ask();
}

}  // namespace jss::cli
