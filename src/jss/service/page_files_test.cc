// SPDX-License-Identifier: Apache-2.0
#include "jss/service/page_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace jss::service {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class PageFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder / "parts");
    write("index.html", "<!doctype html>" + std::string(2000, ' '));
    write("page.js", "1");
    write("parts/engine.wasm", "w");
    write(".secret", "s");
    fs::create_symlink("/etc/passwd", folder / "link.txt");
  }
  void TearDown() override { fs::remove_all(folder); }

  void write(const fs::path& path, const std::string& text) {
    std::ofstream(folder / path) << text;
  }

  std::optional<Response> ask(const std::string& target, const std::string& method = "GET",
                              std::vector<HeaderField> headers = {}) {
    const auto pages = PageFiles::read(folder.string());
    EXPECT_TRUE(pages.has_value()) << pages.error().message;
    const auto parsed = parse_target(target);
    EXPECT_TRUE(parsed.has_value());
    return pages->answer({.method = method, .headers = std::move(headers)}, *parsed);
  }

  fs::path folder =
      fs::path(testing::TempDir()) /
      (std::string("jss-") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(PageFilesTest, GivesFilesByTheirNamesAndTypes) {
  EXPECT_EQ(ask("/page.js")->body, "1");
  EXPECT_EQ(ask("/page.js")->content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(ask("/parts/engine.wasm")->content_type, "application/wasm");
  EXPECT_EQ(ask("/page.js", "HEAD")->status, 200);
}

TEST_F(PageFilesTest, GivesThePageForAddressesThatItLeadsTo) {
  const std::string page = ask("/")->body;
  EXPECT_THAT(page, HasSubstr("<!doctype html>"));
  for (const char* target : {"/freelancers/ana", "/reviews", "/v2", "/freelancers/a%2Fb",
                             "/freelancers/j.doe", "/.secret"}) {
    const auto answer = ask(target);
    ASSERT_TRUE(answer.has_value()) << target;
    EXPECT_EQ(answer->body, page);
    EXPECT_EQ(answer->content_type, "text/html; charset=utf-8");
  }
}

TEST_F(PageFilesTest, GivesNothingElse) {
  for (const char* target :
       {"/v1", "/v1/nothing", "/missing.js", "/link.txt", "/parts%2Fengine.wasm", "/passwd.txt"}) {
    EXPECT_EQ(ask(target), std::nullopt) << target;
  }
  EXPECT_EQ(ask("/page.js", "POST"), std::nullopt);
}

TEST_F(PageFilesTest, AreCompressedOnceAndHaveOneTagInEitherForm) {
  const auto plain = ask("/");
  const auto small = ask("/", "GET", {{"Accept-Encoding", "gzip"}});
  EXPECT_TRUE(small->is_compressed);
  EXPECT_LT(small->body.size(), plain->body.size());
  EXPECT_EQ(small->entity_tag, plain->entity_tag);
  EXPECT_NE(ask("/page.js")->entity_tag, plain->entity_tag);
  // One byte gains nothing.
  EXPECT_FALSE(ask("/page.js", "GET", {{"Accept-Encoding", "gzip"}})->is_compressed);
}

TEST_F(PageFilesTest, MayLoadWhatIsTheirsAlone) {
  EXPECT_THAT(std::string(ask("/")->content_policy), HasSubstr("script-src 'self'"));
  EXPECT_THAT(std::string(ask("/")->content_policy), testing::Not(HasSubstr("unsafe")));
}

TEST_F(PageFilesTest, AreNoneWithoutAnIndex) {
  fs::remove(folder / "index.html");
  const auto pages = PageFiles::read(folder.string());
  ASSERT_FALSE(pages.has_value());
  EXPECT_EQ(pages.error().code, ErrorCode::not_found);
  EXPECT_THAT(pages.error().message, HasSubstr("index.html"));
}

}  // namespace
}  // namespace jss::service
