// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/key_command.h"

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "jss/app/key_ring_file.h"
#include "jss/cli/choice_option.h"
#include "jss/io/text_table.h"

namespace jss::cli {
namespace {

struct KeyOptions {
  std::string ring;
  std::string secret;
  std::string new_secret;
  std::string key;
  std::string format = "text";
};

using Act = Result<void> (*)(const KeyOptions&, Context&);

// A new key in a file of its own and in the ring. The secret comes first: a ring never names a key
// that nobody has.
Result<app::SigningKey> make(const std::string& secret, app::KeyRingFile& ring, Timestamp now) {
  auto key = app::SigningKey::create();
  if (!key) return key;
  if (auto kept = key->keep(secret); !kept) return tl::unexpected(kept.error());
  if (auto added = ring.add(*key, now); !added) return tl::unexpected(added.error());
  return key;
}

Result<void> create(const KeyOptions& options, Context& context) {
  auto ring = app::KeyRingFile::read_or_begin(options.ring);
  if (!ring) return tl::unexpected(ring.error());
  const auto key = make(options.secret, *ring, context.clock());
  if (!key) return tl::unexpected(key.error());
  if (auto written = ring->write(); !written) return written;
  context.out << "key " << key->id() << " signs from now on: its secret is in " << options.secret
              << ",\nits public half in " << options.ring << ", which everybody may have\n";
  return {};
}

Result<void> rotate(const KeyOptions& options, Context& context) {
  auto ring = app::KeyRingFile::read(options.ring);
  if (!ring) return tl::unexpected(ring.error());
  const auto old = app::SigningKey::read(options.secret);
  if (!old) return tl::unexpected(old.error());
  const Timestamp now = context.clock();
  if (auto retired = ring->retire(old->id(), now); !retired) return retired;
  const auto key = make(options.new_secret, *ring, now);
  if (!key) return tl::unexpected(key.error());
  if (auto written = ring->write(); !written) return written;
  context.out << "key " << key->id() << " signs from now on: its secret is in "
              << options.new_secret << "\nkey " << old->id()
              << " is retired: what it signed before stays good, and " << options.secret
              << "\ncan be destroyed\n";
  return {};
}

Result<void> retire(const KeyOptions& options, Context& context) {
  auto ring = app::KeyRingFile::read(options.ring);
  if (!ring) return tl::unexpected(ring.error());
  const Timestamp now = context.clock();
  if (auto retired = ring->retire(options.key, now); !retired) return retired;
  if (auto written = ring->write(); !written) return written;
  context.out << "key " << options.key << " is retired: what it signs from " << to_string(now)
              << " on is worth nothing\n";
  return {};
}

std::string retired_at(const io::RingKey& key) {
  return key.retired_at ? to_string(*key.retired_at) : "";
}

Result<void> list(const KeyOptions& options, Context& context) {
  const auto ring = app::KeyRingFile::read(options.ring);
  if (!ring) return tl::unexpected(ring.error());
  if (options.format == "json") {
    context.out << io::key_ring_text(ring->keys());
    return {};
  }
  io::TextTable table({{.heading = "key"}, {.heading = "made"}, {.heading = "retired"}});
  for (const io::RingKey& key : ring->keys()) {
    table.add({key.key, to_string(key.created_at), retired_at(key)});
  }
  context.out << table.text(text_style(context));
  return {};
}

Result<void> show(const KeyOptions& options, Context& context) {
  const auto ring = app::KeyRingFile::read(options.ring);
  if (!ring) return tl::unexpected(ring.error());
  const auto key = ring->find(options.key);
  if (!key) return tl::unexpected(key.error());
  if (options.format == "json") {
    context.out << io::key_ring_text({*key, 1});
  } else if (options.format == "pem") {
    context.out << app::public_key_pem((*key)->public_key);
  } else {
    context.out << "key " << (*key)->key << "\n  made     " << to_string((*key)->created_at)
                << '\n';
    if ((*key)->retired_at) context.out << "  retired  " << retired_at(**key) << '\n';
    context.out << "  public   " << (*key)->public_key << '\n';
  }
  return {};
}

CLI::App* add_act(CLI::App& keys, const std::string& name, const std::string& what, Act act,
                  const std::shared_ptr<KeyOptions>& options, Context& context) {
  CLI::App* command = keys.add_subcommand(name, what);
  command->add_option("RING", options->ring, "The file of public keys")
      ->required()
      ->type_name("FILE");
  command->callback([act, options, &context] {
    if (const auto done = act(*options, context); !done) context.complain(done.error());
  });
  return command;
}

void add_key(CLI::App& command, KeyOptions& options) {
  command.add_option("KEY", options.key, "The id of a key in the ring")
      ->required()
      ->type_name("ID");
}

}  // namespace

void add_key_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<KeyOptions>();
  CLI::App* keys = program.add_subcommand("key", "Keys that sign certificates of scores");
  keys->require_subcommand(1);
  keys->footer(
      "A secret key stays with whoever publishes; the ring is for everybody.\n"
      "\n"
      "Examples:\n"
      "  jss key create keys.jsonl desk.key\n"
      "  jss key rotate keys.jsonl desk.key desk-2027.key\n"
      "  jss key show keys.jsonl 0123456789abcdef --format pem");
  CLI::App* made = add_act(*keys, "create", "A new key, and its public half in the ring", create,
                           options, context);
  made->add_option("SECRET", options->secret, "The new file of the secret key")
      ->required()
      ->type_name("FILE");
  CLI::App* listed =
      add_act(*keys, "list", "The keys of a ring, and when they signed", list, options, context);
  add_text_or_json(*listed, options->format);
  CLI::App* rotated = add_act(*keys, "rotate", "A new key in place of one, which is retired",
                              rotate, options, context);
  rotated->add_option("SECRET", options->secret, "The file of the secret key so far")
      ->required()
      ->type_name("FILE");
  rotated->add_option("NEW", options->new_secret, "The new file of the new secret key")
      ->required()
      ->type_name("FILE");
  add_key(*add_act(*keys, "retire", "From now on nothing that this key signs is to be believed",
                   retire, options, context),
          *options);
  CLI::App* shown = add_act(*keys, "show", "The public half of a key", show, options, context);
  add_key(*shown, *options);
  add_choice(*shown, "--format", options->format, {"text", "json", "pem"},
             "For people, for programs, or for other tools that verify signatures")
      ->capture_default_str();
}

}  // namespace jss::cli
