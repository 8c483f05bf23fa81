// SPDX-License-Identifier: Apache-2.0
#include "jss/app/file_writer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace jss::app {
namespace {

namespace fs = std::filesystem;

class WriteFile : public testing::Test {
 protected:
  WriteFile()
      : folder_(fs::path(testing::TempDir()) /
                fs::path(testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  }
  ~WriteFile() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const char* name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }
  static std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  fs::path folder_;
};

TEST_F(WriteFile, MakesAFileAndReplacesOne) {
  ASSERT_TRUE(write_file(path("a"), "first and long"));
  ASSERT_TRUE(write_file(path("a"), std::string_view("se\0cond", 7)));
  EXPECT_EQ(text_of(path("a")), std::string("se\0cond", 7));
  EXPECT_EQ(files(), 1U);
}

TEST_F(WriteFile, RefusesAFolder) {
  const auto written = write_file(path(""), "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(files(), 0U);
}

TEST_F(WriteFile, LeavesNothingWhereThereIsNoFolder) {
  const auto written = write_file(path("no/such/a"), "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::unavailable);
  EXPECT_EQ(files(), 0U);
}

TEST_F(WriteFile, FollowsALinkAndLeavesItThere) {
  ASSERT_TRUE(write_file(path("a"), "old"));
  fs::create_symlink("a", path("link"));
  ASSERT_TRUE(write_file(path("link"), "new"));
  EXPECT_EQ(text_of(path("a")), "new");
  EXPECT_TRUE(fs::is_symlink(path("link")));
}

TEST_F(WriteFile, WritesToADeviceAsItIs) {
  ASSERT_TRUE(write_file("/dev/null", "text"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace jss::app
