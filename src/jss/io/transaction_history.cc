// SPDX-License-Identifier: Apache-2.0
#include "jss/io/transaction_history.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "jss/io/export_table.h"
#include "jss/io/export_value.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

enum Column : std::size_t {
  kDate,
  kType,
  kSummary,
  kAmount,
  kClient,
  kTransaction,
  kRef,
  kBalance
};
constexpr std::size_t kColumns = 8;
constexpr std::size_t kRequired = 4;

constexpr std::array<std::string_view, kColumns> kCurrent{
    "date",           "transaction type", "transaction summary", "amount $", "client team",
    "transaction id", "ref id",           "current balance $"};
constexpr std::array<std::string_view, kColumns> kOlder{
    "date", "type", "description", "amount", "team", "transaction id", "ref id", "balance"};

enum class RowType { hourly, fixed, refund, elsewhere, unknown };

constexpr std::array<std::string_view, 6> kFixed{"fixed-price", "fixed price",   "milestone",
                                                 "bonus",       "reimbursement", "expense"};
constexpr std::array<std::string_view, 2> kRefunds{"refund to client", "refund"};
constexpr std::array<std::string_view, 14> kElsewhere{"withdrawal",
                                                      "withdrawal fee",
                                                      "vat",
                                                      "wht",
                                                      "withholding tax",
                                                      "connects",
                                                      "subscription",
                                                      "membership",
                                                      "payment",
                                                      "processing fee",
                                                      "service fee",
                                                      "service fee refund",
                                                      "membership fee",
                                                      "payment processing fee"};

template <std::size_t kCount>
bool is_one_of(std::string_view word, const std::array<std::string_view, kCount>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

RowType row_type(std::string_view lower) {
  if (lower == "hourly") return RowType::hourly;
  if (is_one_of(lower, kFixed)) return RowType::fixed;
  if (is_one_of(lower, kRefunds)) return RowType::refund;
  return is_one_of(lower, kElsewhere) ? RowType::elsewhere : RowType::unknown;
}

// The description of an invoice without what changes from one to the next.
std::string older_title(std::string_view description) {
  constexpr std::string_view kInvoice = "invoice for ";
  const std::string lower = lower_case(description);
  if (lower.starts_with(kInvoice)) description.remove_prefix(kInvoice.size());
  if (const std::size_t hours = description.find(" hrs @ "); hours != std::string_view::npos) {
    const std::size_t dash = description.substr(0, hours).rfind(" - ");
    description = description.substr(0, dash == std::string_view::npos ? 0 : dash);
  }
  const bool is_week = !description.empty() &&
                       description.find_first_not_of("0123456789/-. ") == std::string_view::npos;
  return is_week ? std::string() : export_label(description);
}

// A refund whose contract is still to be found.
struct LooseRefund {
  std::string client;
  std::string title;
  Movement movement;
};

class HistoryReader {
 public:
  HistoryReader(const ExportText& file, Problems& problems) : file_(file), problems_(problems) {
    result_.kind = ExportKind::transaction_history;
    result_.name = file.name;
    const std::vector<std::string> header = export_header(file.text);
    const auto has = [&header](std::string_view name) {
      return std::find(header.begin(), header.end(), name) != header.end();
    };
    is_current_ = has("transaction type");
    names_ = is_current_ ? kCurrent : kOlder;
    // Both amounts are seen without and with the currency.
    if (is_current_ && !has("amount $")) names_[kAmount] = "amount";
    if (!is_current_ && has("amount $")) names_[kAmount] = "amount $";
    if (!is_current_ && !has("team") && has("client team")) names_[kClient] = "client team";
  }

  ExportedFile read() {
    read_export_table(file_.name, file_.text, names_, kRequired, problems_,
                      [this](const ExportRow& row) { take(row); });
    settle_refunds();
    drop_pending();
    for (auto& [key, contract] : contracts_) {
      if (!contract.movements.empty()) result_.contracts.push_back(std::move(contract));
    }
    tell_what_was_left_out();
    return std::move(result_);
  }

 private:
  struct PendingMovement {
    std::pair<std::string, std::string> contract;
    std::string key;
  };

  void problem(const ExportRow& row, Column column, std::string_view rule) {
    problems_.add({.file = file_.name, .line = row.line(), .column = names_.at(column)},
                  quoted(row[column]) + std::string(rule));
  }

  void take(const ExportRow& row) {
    const std::string type = lower_case(row[kType]);
    const RowType kind = row_type(type);
    has_balances_ |= !row[kBalance].empty();
    if (kind == RowType::elsewhere || kind == RowType::unknown) {
      ++(kind == RowType::unknown ? unknown_types_ : left_out_)[export_label(row[kType])];
      return;
    }
    const auto day = parse_export_day(row[kDate]);
    if (!day) {
      return problem(row, kDate, " is not a day: expected one such as Oct 2, 2026 or 2026-10-02");
    }
    const auto amount = parse_export_amount(row[kAmount]);
    if (!amount) {
      return problem(row, kAmount,
                     " is not an amount: expected one such as 1,234.50, $1,234.50 or -22.92");
    }
    if (amount->count == 0) return;
    const bool gives_back = amount->count < 0;
    if (kind == RowType::refund && !gives_back) {
      // What the marketplace gives back to the freelancer.
      ++left_out_[export_label(row[kType])];
      return;
    }
    add(row, kind, type,
        {.day = *day,
         .amount = gives_back ? Cents{-amount->count} : *amount,
         .refund = gives_back,
         .key = {}});
  }

  void add(const ExportRow& row, RowType kind, const std::string& type, Movement movement) {
    const std::string client = export_label(row[kClient]);
    const std::string title =
        is_current_ ? export_label(row[kSummary]) : older_title(row[kSummary]);
    movement.key = std::string(row[kTransaction]) + '\n' + std::string(row[kRef]) + '\n' + type +
                   '\n' + to_string(movement.day) + '\n' +
                   hundredths_to_string(movement.amount.count) + '\n' + client + '\n' + title;
    if (kind == RowType::refund) {
      refunds_.push_back({client, title, std::move(movement)});
      return;
    }
    if (row[kBalance].empty()) pending_.push_back({{client, title}, movement.key});
    ExportedContract& contract = contracts_[{client, title}];
    contract.client_name = client;
    contract.title = title;
    if (kind == RowType::hourly) contract.kind = history::ContractKind::hourly;
    if (kind == RowType::fixed && !contract.kind && type != "bonus" && type != "reimbursement") {
      contract.kind = history::ContractKind::fixed;
    }
    contract.movements.push_back(std::move(movement));
  }

  void settle_refunds() {
    const Payers payers = payers_by_amount();
    for (const auto& [client, title, movement] : refunds_) {
      auto found = contracts_.find({client, title});
      if (found == contracts_.end()) {
        const auto payer = payers.find({client, movement.amount});
        if (payer != payers.end()) found = payer->second;
      }
      if (found != contracts_.end()) {
        found->second.movements.push_back(movement);
        continue;
      }
      result_.warnings.push_back(
          file_.name + ": the refund of " + hundredths_to_string(movement.amount.count) + " to " +
          quoted(client) + " on " + to_string(movement.day) +
          " is left out: no single contract of that client can be told to be its own");
    }
  }

  using Contracts = std::map<std::pair<std::string, std::string>, ExportedContract>;

  // By client and amount the one contract that was paid it; the end where there are several.
  using Payers = std::map<std::pair<std::string_view, Cents>, Contracts::iterator>;

  Payers payers_by_amount() {
    Payers payers;
    for (auto at = contracts_.begin(); at != contracts_.end(); ++at) {
      for (const Movement& movement : at->second.movements) {
        if (movement.refund) continue;
        const auto [known, is_new] = payers.try_emplace({at->first.first, movement.amount}, at);
        if (!is_new && known->second != at) known->second = contracts_.end();
      }
    }
    return payers;
  }

  // Where a file has balances, a row without one has not been paid out yet.
  void drop_pending() {
    if (!has_balances_ || pending_.empty()) return;
    std::map<std::pair<std::string, std::string>, std::set<std::string>> keys;
    for (const PendingMovement& pending : pending_) keys[pending.contract].insert(pending.key);
    for (const auto& [contract, dropped] : keys) {
      std::erase_if(contracts_.at(contract).movements,
                    [&dropped](const Movement& m) { return dropped.contains(m.key); });
    }
    result_.warnings.push_back(
        file_.name + ": pending payments, without a balance, are left out: " +
        std::to_string(pending_.size()) + "; import again when they are paid");
  }

  void tell_what_was_left_out() {
    std::string kinds;
    for (const auto& [type, count] : left_out_) {
      kinds += (kinds.empty() ? "" : ", ") + type + " " + std::to_string(count);
    }
    if (!kinds.empty()) {
      result_.notes.push_back(file_.name + ": left out, as they are no contract's money: " + kinds);
    }
    for (const auto& [type, count] : unknown_types_) {
      result_.warnings.push_back(file_.name + ": rows of the unknown type " + quoted(type) +
                                 " are left out: " + std::to_string(count));
    }
  }

  const ExportText& file_;
  Problems& problems_;
  ExportedFile result_;
  std::array<std::string_view, kColumns> names_{};
  bool is_current_ = false;
  bool has_balances_ = false;
  Contracts contracts_;
  std::vector<LooseRefund> refunds_;
  std::vector<PendingMovement> pending_;
  std::map<std::string, std::size_t> left_out_;
  std::map<std::string, std::size_t> unknown_types_;
};

}  // namespace

ExportedFile read_transaction_history(const ExportText& file, Problems& problems) {
  return HistoryReader(file, problems).read();
}

}  // namespace jss::io
