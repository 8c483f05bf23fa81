// SPDX-License-Identifier: Apache-2.0
#include "jss/app/ledger_import.h"

#include <gtest/gtest.h>

#include <fstream>

#include "jss/app/ledger_export.h"
#include "jss/io/event_json.h"
#include "jss/ledger/memory_ledger.h"

namespace jss::app {
namespace {

constexpr const char* kStart =
    R"({"id":"1","type":"contract_started","at":"2026-01-10T00:00:00Z","contract":"c1",)"
    R"("freelancer":"ana","client":"acme","kind":"fixed","title":"A logo"})";
constexpr const char* kEnd =
    R"({"id":"2","type":"contract_ended","at":"2026-02-01T00:00:00Z","contract":"c1",)"
    R"("by":"client"})";

class LedgerImporting : public testing::Test {
 protected:
  LedgerImporting() : ledger_(ledger::memory_ledger()) {}

  static std::string file_with(const std::string& name, const std::string& text) {
    const std::string path = testing::TempDir() + name;
    std::ofstream(path) << text;
    return path;
  }

  Result<ImportCounts> import_file(const std::string& path, bool strict = false) {
    rejections_.clear();
    return import_events(
        ledger_,
        {.paths = {path},
         .strict = strict,
         .clock = [this] { return now_; },
         .on_rejection = [this](const Rejection& one) -> Result<void> {
           rejections_.push_back(one);
           return {};
         },
         .on_warning = [this](const std::string& warning) { warnings_.push_back(warning); }});
  }

  static std::string exported(ledger::EventLedger& ledger, ExportForm form = ExportForm::events) {
    std::string text;
    const auto done = export_ledger(ledger, form,
                                    [&text](const std::string& line) -> Result<void> {
                                      text += line;
                                      return {};
                                    },
                                    {});
    EXPECT_TRUE(done);
    return text;
  }

  ledger::EventLedger ledger_;
  Timestamp now_{1'780'000'000, 0};
  std::vector<Rejection> rejections_;
  std::vector<std::string> warnings_;
};

std::string lines(std::initializer_list<const char*> all) {
  std::string text;
  for (const char* line : all) text.append(line).append("\n");
  return text;
}

TEST_F(LedgerImporting, GivesBackWhatWasSent) {
  const std::string text = lines({kStart, kEnd});
  EXPECT_EQ(import_file(file_with("import1.jsonl", text)), (ImportCounts{2, 0, 0}));
  EXPECT_EQ(exported(ledger_), text);
}

TEST_F(LedgerImporting, TakesNoPublicationOfADayThatIsYetToCome) {
  const auto opened = [](const char* id, Day day) {
    const std::string digest(64, 'a');
    return io::event_json(
               {.id = id,
                .at = *parse_timestamp("2026-01-01"),
                .body = history::PublicationOpened{.publication = id,
                                                   .as_of = day,
                                                   .known_at = *parse_timestamp("2026-01-01"),
                                                   .records = 1,
                                                   .head = digest,
                                                   .policy = "2026-01",
                                                   .digest = digest,
                                                   .text = "id = '2026-01'"}}) +
           "\n";
  };
  const Day today = day_of(now_);
  const std::string path = file_with("shown.jsonl", opened("p1", today) + opened("p2", today + 1));
  EXPECT_EQ(import_file(path), (ImportCounts{1, 0, 1}));
  ASSERT_EQ(rejections_.size(), 1U);
  EXPECT_EQ(rejections_[0].key, "as_of");
  EXPECT_EQ(rejections_[0].reason,
            to_string(today + 1) + " is yet to come: nothing was shown of it");
}

TEST_F(LedgerImporting, IsHarmlessTwice) {
  const std::string path = file_with("import2.jsonl", lines({kStart, kEnd}));
  ASSERT_TRUE(import_file(path));
  EXPECT_EQ(import_file(path), (ImportCounts{0, 2, 0}));
}

TEST_F(LedgerImporting, KeepsTheGoodBesideTheBadAndSaysWhy) {
  const std::string path =
      file_with("import3.jsonl", lines({kStart, "", "{", R"({"id":"9","type":"paid"})", kEnd}));
  EXPECT_EQ(import_file(path), (ImportCounts{2, 0, 2}));
  ASSERT_EQ(rejections_.size(), 2U);
  EXPECT_EQ(rejections_[0].line, 3U);
  EXPECT_EQ(rejections_[0].text, "{");
  EXPECT_EQ(rejections_[1].line, 4U);
  EXPECT_EQ(rejections_[1].key, "at");
  EXPECT_FALSE(rejections_[1].reason.empty());
  EXPECT_EQ(rejections_[1].file, path);
}

TEST_F(LedgerImporting, RejectsOtherContentUnderAUsedId) {
  ASSERT_TRUE(import_file(file_with("import4.jsonl", lines({kStart}))));
  std::string other = kStart;
  other.replace(other.find("A logo"), 6, "A card");
  EXPECT_EQ(import_file(file_with("import5.jsonl", other + "\n" + kEnd)), (ImportCounts{1, 0, 1}));
  ASSERT_EQ(rejections_.size(), 1U);
  EXPECT_EQ(rejections_[0].key, "id");
  EXPECT_EQ(rejections_[0].text, other);
}

TEST_F(LedgerImporting, IsAllOrNothingWhereItIsStrict) {
  const std::string path = file_with("import6.jsonl", lines({kStart, "{", kEnd}));
  const auto refused = import_file(path, true);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  EXPECT_NE(refused.error().message.find(path + ":2"), std::string::npos);
  EXPECT_TRUE(exported(ledger_).empty());
  EXPECT_EQ(import_file(file_with("import7.jsonl", lines({kStart, kEnd})), true),
            (ImportCounts{2, 0, 0}));
}

TEST_F(LedgerImporting, MovesALedgerWithItsPast) {
  ASSERT_TRUE(import_file(file_with("import8.jsonl", lines({kStart}))));
  now_.seconds += 1000;
  ASSERT_TRUE(import_file(file_with("import9.jsonl", lines({kEnd}))));
  const std::string records = exported(ledger_, ExportForm::records);
  ledger_ = ledger::memory_ledger();
  const std::string path = file_with("import10.jsonl", records);
  EXPECT_EQ(import_file(path), (ImportCounts{2, 0, 0}));
  EXPECT_EQ(exported(ledger_, ExportForm::records), records);
  EXPECT_EQ(import_file(path), (ImportCounts{0, 2, 0}));
  ledger_ = ledger::memory_ledger();
  ASSERT_TRUE(import_file(file_with("import11.jsonl", lines({kEnd}))));
  const auto refused = import_file(path);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
}

TEST_F(LedgerImporting, DropsATimeThatIsNotTheLedgersOwn) {
  std::string line = kEnd;
  line.insert(line.size() - 1, R"(,"recorded_at":"2020-01-01T00:00:00Z")");
  ASSERT_TRUE(import_file(file_with("import12.jsonl", line)));
  EXPECT_EQ(warnings_.size(), 1U);
  EXPECT_EQ(exported(ledger_), lines({kEnd}));
}

TEST_F(LedgerImporting, RefusesAContractTable) {
  const auto refused = import_file(file_with("import13.csv", "contract_id,freelancer_id\n"));
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("contract table"), std::string::npos);
}

// Loses its connection so many times when it is to begin a batch.
class FarStore final : public ledger::RecordStore {
 public:
  explicit FarStore(int losses) : losses_(losses) {}

  Result<Tail> begin() override {
    lost_ = losses_-- > 0;
    if (lost_) return fail(ErrorCode::unavailable, "the line is dead");
    return Tail{};
  }
  Result<std::vector<ledger::StoredRecord>> find_records(
      std::span<const std::string_view>) override {
    return std::vector<ledger::StoredRecord>();
  }
  Result<std::vector<ledger::Person>> find_persons(std::span<const ledger::PersonName>) override {
    return std::vector<ledger::Person>();
  }
  Result<void> add(std::span<const ledger::Person>,
                   std::span<const ledger::StoredRecord>) override {
    return {};
  }
  Result<void> forget(const ledger::Person&) override { return {}; }
  Result<void> commit() override { return {}; }
  void roll_back() override {}
  Result<ledger::Head> head() override { return ledger::Head{}; }
  Result<bool> has(std::uint64_t, const ledger::Digest&) override { return false; }
  [[nodiscard]] bool is_lost() const override { return lost_; }
  Result<void> read(const ledger::Selection&, const Visitor&) override { return {}; }
  Result<void> write(const ledger::Note&) override { return {}; }
  Result<void> erase_note(const std::string&, const std::string&) override { return {}; }
  Result<std::vector<ledger::Note>> notes(const std::string&) override {
    return std::vector<ledger::Note>();
  }
  Result<Traces> traces_of(const ledger::Person&) override { return Traces{}; }
  Result<void> sweep() override { return {}; }
  Result<std::optional<std::string>> self_check() override { return std::optional<std::string>(); }

 private:
  int losses_;
  bool lost_ = false;
};

TEST_F(LedgerImporting, GoesOnWhereALostConnectionComesBack) {
  ledger_ = ledger::EventLedger(std::make_unique<FarStore>(3));
  EXPECT_EQ(import_file(file_with("import15.jsonl", lines({kStart, kEnd}))),
            (ImportCounts{2, 0, 0}));
  ASSERT_EQ(warnings_.size(), 3U);
  EXPECT_NE(warnings_[0].find("the line is dead"), std::string::npos);
}

TEST_F(LedgerImporting, GivesUpWhereAConnectionStaysLost) {
  ledger_ = ledger::EventLedger(std::make_unique<FarStore>(100));
  const auto refused = import_file(file_with("import16.jsonl", lines({kStart, kEnd})));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (Error{ErrorCode::unavailable, "the line is dead"}));
  EXPECT_EQ(warnings_.size(), 3U);
}

TEST_F(LedgerImporting, IsDurableInBatches) {
  std::string text;
  for (int i = 0; i < 2500; ++i) {
    std::string line = kEnd;
    text += line.replace(line.find("\"2\""), 3, "\"e" + std::to_string(i) + "\"") + "\n";
  }
  std::vector<std::uint64_t> batches;
  const auto done = import_events(
      ledger_, {.paths = {file_with("import14.jsonl", text)},
                .clock = [this] { return now_; },
                .on_batch = [&](const ImportCounts& c) { batches.push_back(c.accepted); }});
  EXPECT_EQ(done, (ImportCounts{2500, 0, 0}));
  EXPECT_EQ(batches, (std::vector<std::uint64_t>{1000, 2000, 2500}));
}

}  // namespace
}  // namespace jss::app
