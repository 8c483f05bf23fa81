// SPDX-License-Identifier: Apache-2.0
#include "jss/io/export_join.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

constexpr std::size_t kNamed = 5;
constexpr std::array<ExportKind, 3> kKinds{ExportKind::work_history, ExportKind::weekly_summary,
                                           ExportKind::transaction_history};

std::size_t position(ExportKind kind) { return static_cast<std::size_t>(kind); }

std::string name_of(const ExportedContract& contract) {
  if (!contract.id.empty()) return quoted(contract.id);
  if (contract.client_name.empty()) return quoted(contract.title);
  return quoted(contract.title) + " of " + quoted(contract.client_name);
}

// A contract while it is put together: its money by the kind of file that told of it.
struct Part {
  ExportedContract told;
  std::array<std::vector<Movement>, 3> money;
  std::set<std::string> keys;
};

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return hash;
}

std::string hexadecimal(std::uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; value /= 16) text[i] = "0123456789abcdef"[value % 16];
  return text;
}

// Gives each row of a file a short key: equal rows of one file get keys of their own, and the same
// ones in every file.
void shorten_keys(ExportedFile& file) {
  std::map<std::string, int> seen;
  for (ExportedContract& contract : file.contracts) {
    for (Movement& movement : contract.movements) {
      const int ordinal = ++seen[movement.key];
      movement.key = hexadecimal(hash_of(movement.key)) + "-" + std::to_string(ordinal);
    }
  }
}

Cents net(const std::vector<Movement>& money) {
  Cents sum;
  for (const Movement& movement : money) {
    sum = movement.refund ? sum - movement.amount : sum + movement.amount;
  }
  return sum;
}

class Joiner {
 public:
  explicit Joiner(std::vector<std::string>& warnings) : warnings_(warnings) {}

  std::vector<JoinedContract> join(std::vector<ExportedFile> files) {
    for (ExportedFile& file : files) shorten_keys(file);
    for (const ExportKind kind : kKinds) {
      for (const ExportedFile& file : files) {
        if (file.kind == kind) add_identified(file);
      }
    }
    for (const ExportKind kind : kKinds) add_unidentified(kind, files);
    std::vector<JoinedContract> joined;
    for (Part& part : parts_) joined.push_back(finish(std::move(part)));
    name_contracts(joined);
    name_clients(joined);
    std::sort(joined.begin(), joined.end(), [](const JoinedContract& a, const JoinedContract& b) {
      return a.told.id < b.told.id;
    });
    return joined;
  }

 private:
  void add_identified(const ExportedFile& file) {
    for (const ExportedContract& contract : file.contracts) {
      if (contract.id.empty()) continue;
      const auto [at, is_new] = part_of_id_.try_emplace(contract.id, parts_.size());
      if (is_new) parts_.emplace_back();
      absorb(parts_[at->second], contract, file);
    }
  }

  // Contracts without an id, those of one title and client put together over all files of a kind.
  void add_unidentified(ExportKind kind, const std::vector<ExportedFile>& files) {
    std::map<std::array<std::string, 3>, Part> groups;
    for (const ExportedFile& file : files) {
      if (file.kind != kind) continue;
      for (const ExportedContract& contract : file.contracts) {
        if (!contract.id.empty()) continue;
        absorb(groups[{contract.title, contract.client_name, contract.client_id}], contract, file);
      }
    }
    std::map<std::string, int> groups_of_title;
    for (const auto& [key, group] : groups) ++groups_of_title[key[0]];
    const std::size_t others = parts_.size();
    std::vector<std::string> alone;
    for (auto& [key, group] : groups) {
      std::vector<std::size_t> fitting;
      for (std::size_t i = 0; i < others; ++i) {
        const std::string& client = parts_[i].told.client_name;
        const bool client_fits = client.empty() || key[1].empty() || client == key[1];
        if (!key[0].empty() && parts_[i].told.title == key[0] && client_fits) fitting.push_back(i);
      }
      if (fitting.size() == 1 && groups_of_title[key[0]] == 1) {
        merge(parts_[fitting.front()], std::move(group));
        continue;
      }
      if (fitting.empty()) alone.push_back(name_of(group.told));
      if (!fitting.empty()) warn_ambiguous(group.told, fitting);
      parts_.push_back(std::move(group));
    }
    if (others > 0) warn_alone(kind, alone);
  }

  void warn_ambiguous(const ExportedContract& contract, const std::vector<std::size_t>& fitting) {
    std::string ids;
    for (const std::size_t i : fitting) ids += (ids.empty() ? "" : ", ") + name_of(parts_[i].told);
    warnings_.push_back("the contract " + name_of(contract) +
                        " stays apart: its title alone does not tell which of the files' "
                        "contracts it is (" +
                        ids + "); its money may stand in both");
  }

  void warn_alone(ExportKind kind, const std::vector<std::string>& alone) {
    if (alone.empty()) return;
    constexpr std::array<std::string_view, 3> kWords{"transaction history", "weekly summary",
                                                     "work history"};
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, alone.size()); ++i) {
      names += (i > 0 ? ", " : "") + alone[i];
    }
    if (alone.size() > kNamed) names += ", …";
    warnings_.push_back("the title of " + std::to_string(alone.size()) +
                        " of the contracts in the " + std::string(kWords.at(position(kind))) +
                        " stands in no other file; they stay apart: " + names);
  }

  // Takes the value that is there; of two that differ the first, with a warning.
  template <class Value>
  void fill(Value& mine, const Value& other, const Value& absent, std::string_view what,
            const ExportedContract& contract, const std::string& file) {
    if (other == absent) return;
    if (mine == absent) {
      mine = other;
    } else if (mine != other) {
      warnings_.push_back(file + ": tells another " + std::string(what) + " of the contract " +
                          name_of(contract) + " than the file before: that one's is kept");
    }
  }

  void absorb(Part& part, const ExportedContract& contract, const ExportedFile& file) {
    tell(part.told, contract, file.name);
    std::vector<Movement>& money = part.money.at(position(file.kind));
    for (const Movement& movement : contract.movements) {
      if (part.keys.insert(movement.key).second) money.push_back(movement);
    }
  }

  void merge(Part& part, Part group) {
    tell(part.told, group.told, "the files together");
    for (std::size_t i = 0; i < part.money.size(); ++i) {
      auto& money = part.money.at(i);
      money.insert(money.end(), group.money.at(i).begin(), group.money.at(i).end());
    }
  }

  void tell(ExportedContract& mine, const ExportedContract& other, const std::string& file) {
    if (mine.id.empty()) mine.id = other.id;
    const std::string nothing;
    fill(mine.title, other.title, nothing, "title", mine, file);
    fill(mine.client_id, other.client_id, nothing, "client", mine, file);
    fill(mine.client_name, other.client_name, nothing, "client name", mine, file);
    fill(mine.started_on, other.started_on, kNoDay, "start", mine, file);
    fill(mine.ended_on, other.ended_on, kNoDay, "end", mine, file);
    fill(mine.feedback.stars, other.feedback.stars, scoring::kNoStars, "rating", mine, file);
    fill(mine.feedback.day, other.feedback.day, kNoDay, "day of feedback", mine, file);
    fill(mine.feedback_given.stars, other.feedback_given.stars, scoring::kNoStars,
         "rating of the client", mine, file);
    fill(mine.feedback_given.day, other.feedback_given.day, kNoDay, "day of feedback", mine, file);
    fill(mine.total, other.total, std::optional<Cents>(), "total", mine, file);
    if (!mine.kind) mine.kind = other.kind;
    if (!mine.feedback.scores) mine.feedback.scores = other.feedback.scores;
    if (!mine.feedback_given.scores) mine.feedback_given.scores = other.feedback_given.scores;
    // A later export knows of an end that an earlier one did not.
    mine.known_open = (mine.known_open || other.known_open) && !mine.ended_on.present();
    mine.knows_feedback |= other.knows_feedback;
  }

  JoinedContract finish(Part part) {
    JoinedContract joined{.told = std::move(part.told),
                          .client = {},
                          .started_on = {},
                          .payments = {},
                          .ended_on = {},
                          .stars = {},
                          .ended_by = {}};
    ExportedContract& told = joined.told;
    choose_money(part, told);
    put_payments(joined);
    put_start(joined);
    if (told.ended_on.present() || told.known_open) joined.ended_on.state = FactState::known;
    if (told.knows_feedback || told.feedback.present() || told.known_open) {
      joined.stars.state = FactState::known;
    }
    return joined;
  }

  void choose_money(Part& part, ExportedContract& told) {
    const auto& history = part.money.at(position(ExportKind::transaction_history));
    const auto& weekly = part.money.at(position(ExportKind::weekly_summary));
    told.movements = history.empty() ? weekly : history;
    if (told.movements.empty()) return;
    const Cents sum = net(told.movements);
    const auto warn = [&](std::string_view file, Cents other) {
      warnings_.push_back("the payments of the contract " + name_of(told) + " add up to " +
                          hundredths_to_string(sum.count) + ", the " + std::string(file) + " has " +
                          hundredths_to_string(other.count) +
                          ": give payments of the whole time, or the contract counts as smaller");
    };
    if (!history.empty() && net(weekly) > sum) warn("weekly summary", net(weekly));
    if (told.total && *told.total > sum) warn("work history", *told.total);
  }

  static void put_payments(JoinedContract& joined) {
    const ExportedContract& told = joined.told;
    const bool nothing_paid = told.total && told.total->count == 0;
    if (!told.movements.empty() || nothing_paid) joined.payments.state = FactState::known;
  }

  static void put_start(JoinedContract& joined) {
    ExportedContract& told = joined.told;
    if (told.started_on.present()) {
      joined.started_on.state = FactState::known;
      return;
    }
    for (const Movement& movement : told.movements) {
      if (movement.refund) continue;
      if (!told.started_on.present() || movement.day < told.started_on) {
        told.started_on = movement.day;
      }
    }
    if (told.started_on.present()) joined.started_on = {FactState::inferred, "the first payment"};
  }

  void name_contracts(std::vector<JoinedContract>& joined) {
    std::set<std::string> used;
    for (const JoinedContract& contract : joined) used.insert(contract.told.id);
    for (JoinedContract& contract : joined) {
      ExportedContract& told = contract.told;
      if (!told.id.empty()) continue;
      const std::string client =
          told.client_name.empty() ? std::string("unknown client") : told.client_name;
      const std::string name =
          client + " / " + (told.title.empty() ? std::string("untitled") : told.title);
      told.id = name;
      for (int i = 2; !used.insert(told.id).second; ++i) {
        told.id = name + " (" + std::to_string(i) + ")";
      }
    }
  }

  void name_clients(std::vector<JoinedContract>& joined) {
    std::map<std::string, std::set<std::string>> ids_of_name;
    for (const JoinedContract& contract : joined) {
      const ExportedContract& told = contract.told;
      if (!told.client_name.empty() && !told.client_id.empty()) {
        ids_of_name[told.client_name].insert(told.client_id);
      }
    }
    for (const auto& [name, ids] : ids_of_name) {
      if (ids.size() < 2) continue;
      warnings_.push_back("the client name " + quoted(name) + " stands for " +
                          std::to_string(ids.size()) +
                          " clients: contracts that carry only the name keep an unknown client");
    }
    for (JoinedContract& contract : joined) name_client(contract, ids_of_name);
  }

  static void name_client(JoinedContract& contract,
                          const std::map<std::string, std::set<std::string>>& ids_of_name) {
    ExportedContract& told = contract.told;
    if (!told.client_id.empty()) {
      contract.client.state = FactState::known;
      return;
    }
    const auto ids = ids_of_name.find(told.client_name);
    if (told.client_name.empty() || (ids != ids_of_name.end() && ids->second.size() > 1)) {
      told.client_id = "client of " + told.id;
      return;
    }
    contract.client = {FactState::inferred, "the client's name"};
    told.client_id = ids == ids_of_name.end() ? told.client_name : *ids->second.begin();
  }

  std::vector<std::string>& warnings_;
  std::vector<Part> parts_;
  std::map<std::string, std::size_t> part_of_id_;
};

}  // namespace

std::vector<JoinedContract> join_exports(std::vector<ExportedFile> files,
                                         std::vector<std::string>& warnings) {
  return Joiner(warnings).join(std::move(files));
}

}  // namespace jss::io
