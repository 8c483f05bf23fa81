// SPDX-License-Identifier: Apache-2.0
#include "jss/io/certificate.h"

#include <initializer_list>

#include "jss/io/event_key_reader.h"
#include "jss/io/event_key_writer.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

constexpr const char* kFormat = "jss-certificate-1";
constexpr std::string_view kDigits = "0123456789abcdef";

void visit_statement(auto& keys, auto& certificate, auto& format) {
  keys.text("format", format);
  keys.text("freelancer", certificate.freelancer);
  keys.text("publication", certificate.publication);
  keys.day("as_of", certificate.as_of);
  keys.instant("known_at", certificate.known_at);
  keys.count("records", certificate.records);
  keys.text("head", certificate.head);
  keys.text("policy", certificate.policy);
  keys.text("policy_digest", certificate.policy_digest);
  keys.optional_score("score", certificate.score);
  keys.optional_exact("exact", certificate.exact);
  keys.optional_text("window", certificate.window);
  keys.optional_text("reason", certificate.reason);
  keys.instant("signed_at", certificate.signed_at);
  keys.text("key", certificate.key);
}

struct Hex {
  std::string_view key;
  const std::string& text;
  std::size_t digits;
};

std::optional<std::string> problem_of(const Certificate& certificate) {
  for (const auto& [key, text, digits] :
       {Hex{"head", certificate.head, 64}, Hex{"policy_digest", certificate.policy_digest, 64},
        Hex{"signature", certificate.signature, 128}}) {
    if (text.size() != digits || text.find_first_not_of(kDigits) != std::string::npos) {
      return std::string(key) + ": is not " + std::to_string(digits) +
             " lower-case hexadecimal digits";
    }
  }
  const bool is_score = certificate.score && certificate.exact && !certificate.window.empty() &&
                        certificate.reason.empty();
  const bool is_none = !certificate.score && !certificate.exact && certificate.window.empty() &&
                       !certificate.reason.empty();
  if (is_score || is_none) return std::nullopt;
  return "score: goes with exact and window and without reason; where there is no score, reason "
         "stands alone";
}

}  // namespace

std::string certificate_statement(const Certificate& certificate) {
  KeyWriter keys;
  const std::string_view format = kFormat;
  visit_statement(keys, certificate, format);
  return keys.finish();
}

std::string certificate_line(const Certificate& certificate) {
  std::string line = certificate_statement(certificate);
  line.pop_back();
  line += ",\"signature\":";
  append_json_text(line, certificate.signature);
  return line + "}";
}

Result<Certificate> read_certificate(std::string_view line) {
  JsonFields fields;
  if (auto problem = fields.parse(line)) return invalid(*problem);
  EventKeyReader::Keys names;
  EventKeyReader keys(fields.fields(), JsonField::kRoot, names);
  Certificate certificate;
  std::string format;
  visit_statement(keys, certificate, format);
  keys.text("signature", certificate.signature);
  if (const auto problem = keys.finish("a certificate")) {
    return invalid(problem->key + ": " + problem->message);
  }
  if (format != kFormat) {
    return invalid("format: " + quoted(format) + " is not '" + kFormat +
                   "', the only one that this program knows");
  }
  if (const auto problem = problem_of(certificate)) return invalid(*problem);
  if (certificate_line(certificate) != line) {
    return invalid(
        "says what a certificate says, but not byte for byte as it is written: somebody wrote it "
        "anew, so ask for the line itself");
  }
  return certificate;
}

}  // namespace jss::io
