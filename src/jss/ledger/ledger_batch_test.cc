// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/ledger_batch.h"

#include <gtest/gtest.h>

#include <memory>

#include "jss/ledger/ledger_fixture.h"

namespace jss::ledger {
namespace {

// What a store does that dies while it keeps a batch.
struct Death {
  bool kept = false;    // the batch was kept before
  bool answers = true;  // it can be asked again
};

class DyingStore final : public RecordStore {
 public:
  explicit DyingStore(Death death) : death_(death) {}

  Result<Tail> begin() override { return Tail{}; }
  Result<std::vector<StoredRecord>> find_records(std::span<const std::string_view>) override {
    return std::vector<StoredRecord>();
  }
  Result<std::vector<Person>> find_persons(std::span<const PersonName>) override {
    return std::vector<Person>();
  }
  Result<void> add(std::span<const Person>, std::span<const StoredRecord> records) override {
    last_ = records.back().digest;
    return {};
  }
  Result<void> commit() override { return fail(ErrorCode::unavailable, "the line is dead"); }
  void roll_back() override {}
  Result<void> forget(const Person&) override { return {}; }
  Result<void> write(const Note&) override { return {}; }
  Result<void> erase_note(const std::string&, const std::string&) override { return {}; }
  Result<std::vector<Note>> notes(const std::string&) override { return std::vector<Note>(); }
  Result<Traces> traces_of(const Person&) override { return Traces{}; }
  Result<void> sweep() override { return {}; }
  Result<Head> head() override { return Head{}; }
  Result<bool> has(std::uint64_t seq, const Digest& digest) override {
    if (!death_.answers) return fail(ErrorCode::unavailable, "still dead");
    return death_.kept && seq == 3 && digest == last_;
  }
  Result<void> read(const Selection&, const Visitor&) override { return {}; }
  Result<std::optional<std::string>> self_check() override { return std::optional<std::string>(); }

 private:
  Death death_;
  Digest last_{};
};

Result<Receipt> append_to(Death death) {
  EventLedger ledger(std::make_unique<DyingStore>(death));
  return ledger.append(entries(3), instant(0), OnConflict::leave_out);
}

TEST(LedgerBatch, IsAcceptedWhereTheStoreKeptItAndCouldNotSaySo) {
  const auto receipt = append_to({.kept = true});
  ASSERT_TRUE(receipt) << receipt.error().message;
  EXPECT_EQ(receipt->fates, std::vector<Fate>(3, Fate::accepted));
}

TEST(LedgerBatch, IsAFailureWhereTheStoreDidNotKeepIt) {
  const auto receipt = append_to({.kept = false});
  ASSERT_FALSE(receipt);
  EXPECT_EQ(receipt.error(), (Error{ErrorCode::unavailable, "the line is dead"}));
}

TEST(LedgerBatch, SaysThatNobodyKnowsWhereTheStoreNeverAnswersAgain) {
  const auto receipt = append_to({.kept = true, .answers = false});
  ASSERT_FALSE(receipt);
  EXPECT_NE(receipt.error().message.find("is not known"), std::string::npos);
}

}  // namespace
}  // namespace jss::ledger
