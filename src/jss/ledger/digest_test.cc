// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/digest.h"

#include <gtest/gtest.h>

namespace jss::ledger {
namespace {

// The examples of FIPS 180-2.
TEST(Digest, IsSha256) {
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, IsReadFromHexadecimalDigitsOfEitherCase) {
  const Digest digest = sha256("abc");
  std::string hex = to_hex(digest);
  EXPECT_EQ(parse_digest(hex), digest);
  for (char& c : hex) c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  EXPECT_EQ(parse_digest(hex), digest);
}

TEST(Digest, IsReadFromNothingElse) {
  const std::string hex = to_hex(sha256("abc"));
  EXPECT_FALSE(parse_digest(""));
  EXPECT_FALSE(parse_digest(hex.substr(1)));
  EXPECT_FALSE(parse_digest(hex + "0"));
  EXPECT_FALSE(parse_digest("g" + hex.substr(1)));
  EXPECT_FALSE(parse_digest(" " + hex.substr(1)));
}

TEST(KeyedDigest, IsThatOfTheStandard) {
  // RFC 4231, the second case.
  EXPECT_EQ(to_hex(keyed_digest("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Secrets, AreTheSameOnlyAsAWhole) {
  EXPECT_TRUE(is_same_secret("abc", "abc"));
  EXPECT_FALSE(is_same_secret("abc", "abd"));
  EXPECT_FALSE(is_same_secret("abc", "ab"));
  EXPECT_FALSE(is_same_secret("abc", ""));
}

TEST(RandomSecret, IsAnotherEachTime) {
  const auto one = random_secret();
  ASSERT_TRUE(one);
  EXPECT_NE(one, random_secret());
}

}  // namespace
}  // namespace jss::ledger
