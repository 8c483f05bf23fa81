// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "jss/io/toml_tree.h"

namespace jss::io {
namespace {

using testing::HasSubstr;
using Kind = TomlNode::Kind;

TomlNode parse(std::string_view text) {
  Problems problems;
  TomlNode root = parse_toml(text, "p", problems);
  EXPECT_EQ(problems.text(), "") << text;
  return root;
}

std::string problem_of(std::string_view text) {
  Problems problems;
  EXPECT_TRUE(parse_toml(text, "p", problems).entries.empty());
  EXPECT_EQ(problems.count(), 1U) << text;
  return problems.text();
}

/// The text of a key `a`, or what is wrong with it.
std::string text_of(const std::string& written) {
  Problems problems;
  const TomlNode root = parse_toml("a = " + written, "p", problems);
  return problems.empty() ? root.find("a")->text : problems.text();
}

Kind kind_of(const std::string& written) { return parse("a = " + written).find("a")->kind; }

TEST(Toml, KeepsEveryValueWithItsKindAndLine) {
  const TomlNode root = parse(
      "# A comment with ü\n"
      "text = \"a\"\r\n"
      "whole = 1_000 # another\n"
      "\n"
      "answer = true\n"
      "day = 2020-03-01\n"
      "[table]\n"
      "list = [ # three\n 1,\n\n 2, [3], ]\n"
      "braces = { a = 1, \"b c\" = { } }");
  EXPECT_EQ(root.find("text")->text, "a");
  EXPECT_EQ(root.find("whole")->integer, 1000);
  EXPECT_EQ(root.find("whole")->line, 3U);
  EXPECT_TRUE(root.find("answer")->boolean);
  EXPECT_EQ(to_string(root.find("day")->day), "2020-03-01");
  EXPECT_EQ(root.find("table")->line, 7U);
  const TomlNode* list = root.find("table")->find("list");
  ASSERT_EQ(list->items.size(), 3U);
  EXPECT_EQ(list->line, 8U);
  EXPECT_EQ(list->items[1].line, 11U);
  EXPECT_EQ(list->items[2].items[0].integer, 3);
  EXPECT_EQ(root.find("table")->find("braces")->find("a")->integer, 1);
  EXPECT_EQ(root.find("table")->find("braces")->find("b c")->kind, Kind::table);
  EXPECT_EQ(root.find("nothing"), nullptr);
}

TEST(Toml, TakesAnEmptyFileAndAByteOrderMark) {
  EXPECT_TRUE(parse("").entries.empty());
  EXPECT_TRUE(parse(" \t\n\r\n# a").entries.empty());
  EXPECT_EQ(parse("\xEF\xBB\xBF"
                  "a = 1")
                .find("a")
                ->integer,
            1);
}

TEST(Toml, KeepsEntriesInTheOrderInWhichTheyStand) {
  const TomlNode root = parse("b = 1\na = 2\n[c]\nz = 1\ny = 2\n");
  ASSERT_EQ(root.entries.size(), 3U);
  EXPECT_EQ(root.entries[0].key, "b");
  EXPECT_EQ(root.entries[1].key, "a");
  EXPECT_EQ(root.entries[2].node.entries[0].key, "z");
}

TEST(Toml, ReadsWholeNumbersInPlainDigits) {
  EXPECT_EQ(parse("a = -0").find("a")->integer, 0);
  EXPECT_EQ(parse("a = +17").find("a")->integer, 17);
  EXPECT_EQ(parse("a = -9223372036854775808").find("a")->integer, INT64_MIN);
  for (const char* other : {"9223372036854775808", "007", "1_", "1__0", "0x10", "1.5", "1e3", "-",
                            "+inf", "--1", "+-1", "2020-02-30", "0000-01-01"}) {
    EXPECT_EQ(kind_of(other), Kind::decimal) << other;
  }
}

TEST(Toml, TellsTimesFromDays) {
  EXPECT_EQ(kind_of("2020-03-01T10:00:00Z"), Kind::time);
  EXPECT_EQ(kind_of("10:00:00"), Kind::time);
  EXPECT_EQ(kind_of("2020-03-01"), Kind::day);
}

TEST(Toml, ReadsTextWithEscapesAndWithout) {
  EXPECT_EQ(text_of(R"("ü \" \\ \t \u00e9 \U0001F600")"), "ü \" \\ \t é 😀");
  EXPECT_EQ(text_of(R"('C:\n "ü"')"), "C:\\n \"ü\"");
  EXPECT_EQ(text_of("\"\""), "");
  EXPECT_EQ(text_of("''"), "");
}

TEST(Toml, RefusesTextThatIsNone) {
  EXPECT_EQ(text_of("\"b"), "p:1: has text whose closing \" is missing");
  EXPECT_EQ(text_of("'b\n'"), "p:1: has text whose closing ' is missing");
  EXPECT_EQ(text_of("\"b\\"),
            "p:1: has \\ before the end of the file, which means nothing; write "
            "\\\\ for a backslash");
  for (const char* escape : {R"("\d")", R"("\u12")", R"("\u12g4")", R"("\ud800")",
                             R"("\U00110000")", R"("\U-0000001")", "\"\\u123"}) {
    EXPECT_THAT(text_of(escape), HasSubstr("which means nothing; write \\\\")) << escape;
  }
  EXPECT_EQ(text_of("\"\"\"b\"\"\""), "p:1: has text of several lines; write it on one");
  EXPECT_EQ(text_of("'''b'''"), "p:1: has text of several lines; write it on one");
}

TEST(Toml, RefusesWhatIsNoValueOrKeyWithItsLine) {
  EXPECT_EQ(problem_of("a = 1\nb = \n"), "p:2: has the end of the line where a value should stand");
  EXPECT_EQ(problem_of("a = four"),
            "p:1: has 'four' where a value should stand; text needs quotes");
  EXPECT_EQ(problem_of("\na = ü"), "p:2: has 'ü' where a value should stand");
  EXPECT_EQ(problem_of("\n\nü = 1"),
            "p:3: has 'ü' where a key should stand; write it of letters, digits, _ and -, or in "
            "quotes");
  EXPECT_EQ(problem_of("a"), "p:1: has the end of the file where = should stand after the key");
  EXPECT_EQ(problem_of("a = 1 b = 2"), "p:1: has 'b' where the line should end");
  EXPECT_THAT(problem_of("= 1"), HasSubstr("has '=' where a key should stand"));
  EXPECT_THAT(problem_of("a..b = 1"), HasSubstr("has '.' where a key should stand"));
  EXPECT_THAT(problem_of("[\n[a]"), HasSubstr("has the end of the line where a key should stand"));
  EXPECT_THAT(problem_of("[]"), HasSubstr("has ']' where a key should stand"));
  EXPECT_EQ(problem_of("[a"), "p:1: has the end of the file where ] should close the [table]");
  EXPECT_EQ(problem_of("[a] b"), "p:1: has 'b' where the line should end");
  EXPECT_EQ(problem_of("[[a]]"), "p:1: has [[ ]], which policy files do not use; write [ ]");
}

TEST(Toml, RefusesOpenListsAndBraces) {
  EXPECT_EQ(problem_of("a = [1\n2]"), "p:2: has '2' where , or ] should stand in a list");
  EXPECT_EQ(problem_of("a = ["), "p:1: has the end of the file where a value should stand");
  EXPECT_THAT(problem_of("a = [1"), HasSubstr("the end of the file where , or ] should stand"));
  EXPECT_THAT(problem_of("a = [,]"), HasSubstr("has ',' where a value should stand"));
  EXPECT_EQ(problem_of("a = { b = 1\n}"),
            "p:1: has the end of the line where , or } should stand; braces open and close on one "
            "line");
  EXPECT_THAT(problem_of("a = { b = 1, }"), HasSubstr("has '}' where a key should stand"));
  EXPECT_THAT(problem_of("a = { b }"), HasSubstr("has '}' where = should stand"));
  EXPECT_THAT(problem_of("a = [ # b\n c ]"), HasSubstr("p:2: has 'c' where a value"));
  EXPECT_THAT(problem_of("a = [ # b\n 1 2 ]"), HasSubstr("p:2: has '2' where , or ]"));
}

TEST(Toml, NestsTablesByDottedKeysAndHeaders) {
  const TomlNode root = parse("a.b = 1\na . \"c\" . d = 2\n[e.f]\n[e]\ng = 3\n[a.h]\ni.j = 4\n");
  EXPECT_EQ(root.find("a")->find("b")->integer, 1);
  EXPECT_EQ(root.find("a")->find("c")->find("d")->integer, 2);
  EXPECT_EQ(root.find("e")->find("f")->entries.size(), 0U);
  EXPECT_EQ(root.find("e")->find("g")->integer, 3);
  EXPECT_EQ(root.find("a")->find("h")->find("i")->find("j")->integer, 4);
}

TEST(Toml, RefusesARepeatedKeyOrTable) {
  for (const char* text :
       {"a = 1\n\na = 2", "a = 1\n\n[a]", "[a]\n\n[a]", "a.b = 1\n\na.b = 2", "a.b = 1\n\n[a]",
        "a = { b = 1 }\n\na.c = 2", "a = { b = 1 }\n\n[a.c]", "[a.b]\n[a]\nb.c = 1",
        "[a.b]\n[a]\nb = 1", "a = []\n\n[a.b]", "a = 1\n\na.b = 1", "\n\na = { b = 1, b = 2 }",
        "\n\na = { b = {}, b.c = 2 }"}) {
    EXPECT_THAT(problem_of(text), HasSubstr("p:3: has the key ")) << text;
    EXPECT_THAT(problem_of(text), HasSubstr(" a second time; keep one")) << text;
  }
}

TEST(Toml, RefusesWhatIsNotUtf8AndControlCharacters) {
  for (const char* text : {"a = 1\n# \xFF", "a = 1\n# \xC3", "a = 1\n# \xED\xA0\x80",
                           "a = 1\n# \xC0\xAF", "a = 1\n# \xF4\x90\x80\x80"}) {
    EXPECT_EQ(problem_of(text), "p:2: is not UTF-8; save the file in that encoding") << text;
  }
  for (const std::string_view text : {"\n# \x1b", "\n\ra = 1", "\na = '\x7F'"}) {
    EXPECT_EQ(problem_of(text), "p:2: has a control character; take it out") << text;
  }
  EXPECT_EQ(problem_of(std::string_view("\n\0", 2)), "p:2: has a control character; take it out");
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Toml, BoundsWhatATextCanCost) {
  EXPECT_TRUE(parse(std::string(kLargestToml, '\n')).entries.empty());
  EXPECT_EQ(problem_of(std::string(kLargestToml + 1, '\n')),
            "p: has 262145 bytes; a policy file has at most 262144");
  parse(repeated("a.", 7) + "a = 1");
  EXPECT_EQ(problem_of(repeated("a.", 8) + "a = 1"), "p:1: has a key of more than 8 parts");
  EXPECT_EQ(problem_of("[" + repeated("a.", 8) + "a]"), "p:1: has a key of more than 8 parts");
  parse("a = " + repeated("[", 8) + repeated("]", 8));
  EXPECT_EQ(problem_of("a = " + repeated("[", 9) + repeated("]", 9)),
            "p:1: has more than 8 values within each other");
  EXPECT_THAT(problem_of("a = " + repeated("{a=", 100)), HasSubstr("more than 8 values"));
  std::string keys;
  for (std::size_t i = 0; i < kMostTomlKeys; ++i) keys += "a" + std::to_string(i) + " = 1\n";
  EXPECT_EQ(parse(keys).entries.size(), kMostTomlKeys);
  EXPECT_EQ(problem_of(keys + "b = 1"), "p:1001: has more than 1000 keys in one table");
}

TEST(Toml, DescribesValuesForMessages) {
  const TomlNode root = parse("a = 4.50\nb = 'x'\nc = []\nd = {}\ne = false\n");
  EXPECT_EQ(described(*root.find("a")), "'4.50'");
  EXPECT_EQ(described(*root.find("b")), "'x'");
  EXPECT_EQ(described(*root.find("c")), "a list");
  EXPECT_EQ(described(*root.find("d")), "a table");
  EXPECT_EQ(described(*root.find("e")), "'false'");
}

}  // namespace
}  // namespace jss::io
