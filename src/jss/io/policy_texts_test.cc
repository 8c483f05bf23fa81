// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace jss::io {
namespace {

TEST(PolicyTexts, AreThePolicyFilesByteForByteInTheOrderOfTheirNames) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(JSS_SOURCE_DIR "/policies")) {
    if (entry.path().extension() == ".toml" && entry.path().stem() != "badges") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  const auto texts = embedded_policy_texts();
  ASSERT_EQ(texts.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::ifstream file(files[i], std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(texts[i].name, files[i].stem().string());
    EXPECT_EQ(texts[i].text, bytes) << files[i];
  }
}

}  // namespace
}  // namespace jss::io
