// SPDX-License-Identifier: Apache-2.0
#include "jss/io/ledger_json.h"

#include "jss/io/event_key_writer.h"
#include "jss/io/utf8.h"

namespace jss::io {
namespace {

void append_any_text(std::string& line, std::string_view text) {
  std::string whole;
  while (true) {
    const std::size_t good = first_byte_beside_utf8(text);
    whole += text.substr(0, good);
    if (good == text.size()) break;
    whole += "\xEF\xBF\xBD";
    text.remove_prefix(good + 1);
  }
  append_json_text(line, whole);
}

void append_text_or_null(std::string& line, std::string_view text) {
  if (text.empty()) {
    line += "null";
  } else {
    append_any_text(line, text);
  }
}

std::string number_or_null(std::uint64_t number) {
  return number == 0 ? "null" : std::to_string(number);
}

}  // namespace

std::string import_counts_json(std::uint64_t accepted, std::uint64_t repeated,
                               std::uint64_t rejected) {
  return "{\"accepted\":" + std::to_string(accepted) + ",\"repeated\":" + std::to_string(repeated) +
         ",\"rejected\":" + std::to_string(rejected) + "}";
}

std::string receipt_json(std::uint64_t accepted, std::uint64_t repeated, std::uint64_t records,
                         std::string_view head) {
  KeyWriter line;
  line.count("accepted", accepted);
  line.count("repeated", repeated);
  line.count("records", records);
  line.text("head", head);
  return line.finish();
}

std::string rejected_line_json(const RejectedLine& rejected) {
  std::string line = "{\"file\":";
  append_any_text(line, rejected.file);
  line += ",\"line\":" + number_or_null(rejected.line) + ",\"key\":";
  append_text_or_null(line, rejected.key);
  line += ",\"reason\":";
  append_any_text(line, rejected.reason);
  line += ",\"text\":";
  append_any_text(line, rejected.text);
  return line + "}";
}

std::string ledger_state_json(const LedgerState& state) {
  std::string line = "{\"ledger\":";
  append_any_text(line, state.ledger);
  line += std::string(",\"whole\":") + (state.whole ? "true" : "false") +
          ",\"records\":" + std::to_string(state.records) + ",\"head\":";
  append_any_text(line, state.head);
  line += ",\"damaged\":" + number_or_null(state.damaged.value_or(0)) + ",\"problem\":";
  append_text_or_null(line, state.problem);
  return line + ",\"forgotten_people\":" + std::to_string(state.forgotten_people) +
         ",\"forgotten_texts\":" + std::to_string(state.forgotten_texts) + "}";
}

std::string forgotten_person_json(const ForgottenPerson& person) {
  std::string line = "{\"ledger\":";
  append_any_text(line, person.ledger);
  line += ",\"kind\":";
  append_any_text(line, person.kind);
  line += ",\"id\":";
  append_any_text(line, person.id);
  line += std::string(",\"forgotten\":") + (person.forgotten ? "true" : "false") + ",\"alias\":";
  append_text_or_null(line, person.alias);
  line += ",\"records\":" + std::to_string(person.records) +
          ",\"contracts\":" + std::to_string(person.contracts) +
          ",\"texts\":" + std::to_string(person.texts);
  return line + "}";
}

}  // namespace jss::io
