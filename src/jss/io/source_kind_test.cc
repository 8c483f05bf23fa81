// SPDX-License-Identifier: Apache-2.0
#include "jss/io/source_kind.h"

#include <gtest/gtest.h>

namespace jss::io {
namespace {

TEST(SourceKind, TellsEachFormByItsContent) {
  EXPECT_EQ(source_kind("contract_id,freelancer_id,client_id,started_on\n"),
            SourceKind::contract_table);
  EXPECT_EQ(source_kind("\xEF\xBB\xBF{\"id\":\"1\",\"type\":\"paid\"}\n"), SourceKind::event_file);
  EXPECT_EQ(source_kind("Date,Transaction ID,Transaction type\n"), SourceKind::marketplace_export);
  EXPECT_EQ(source_kind("Date,Ref ID,Type,Description\n"), SourceKind::marketplace_export);
  EXPECT_EQ(source_kind("\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\"\n"),
            SourceKind::marketplace_export);
  EXPECT_EQ(source_kind("\n {\"currentPage\": 1, \"pageItems\" : []}"),
            SourceKind::marketplace_export);
}

TEST(SourceKind, IsNotMisledByColumnsOfATable) {
  EXPECT_EQ(source_kind("contract_id,freelancer_id,client_id,started_on,hours,amount\n"),
            SourceKind::contract_table);
}

TEST(SourceKind, IsNotMisledByTextInAnEvent) {
  EXPECT_EQ(source_kind(R"({"id":"1","comment":"see \"pageItems\": there"})"),
            SourceKind::event_file);
  EXPECT_EQ(source_kind(R"({"id":"1","comment":"pageItems"})"), SourceKind::event_file);
}

}  // namespace
}  // namespace jss::io
