// SPDX-License-Identifier: Apache-2.0
#include "jss/app/signing_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdio>
#include <fstream>

#include "jss/app/key_ring_file.h"

namespace jss::app {
namespace {

using testing::HasSubstr;

std::string fresh_path(const std::string& name) {
  const std::string path = testing::TempDir() + name;
  std::remove(path.c_str());
  return path;
}

// RFC 8032, section 7.1, tests 1 and 3.
constexpr std::string_view kSecret1 =
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
constexpr std::string_view kPublic1 =
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
constexpr std::string_view kSignature1 =
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
    "6bd25bf5f0595bbe24655141438e7a100b";
constexpr std::string_view kSecret3 =
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
constexpr std::string_view kSignature3 =
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6"
    "594a7c15e9716ed28dc027beceea1ec40a";

TEST(SigningKey, SignsAsTheStandardDoes) {
  const auto first = SigningKey::from_secret(kSecret1);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->public_key(), kPublic1);
  EXPECT_EQ(first->sign(""), kSignature1);
  const auto third = SigningKey::from_secret(kSecret3);
  ASSERT_TRUE(third);
  EXPECT_EQ(third->sign("\xaf\x82"), kSignature3);
  EXPECT_TRUE(signature_holds(third->public_key(), "\xaf\x82", kSignature3));
}

TEST(SigningKey, HoldsForNoOtherBytesKeyOrSignature) {
  EXPECT_TRUE(signature_holds(kPublic1, "", kSignature1));
  EXPECT_FALSE(signature_holds(kPublic1, "x", kSignature1));
  EXPECT_FALSE(signature_holds(kPublic1, "", kSignature3));
  EXPECT_FALSE(signature_holds(SigningKey::from_secret(kSecret3)->public_key(), "", kSignature1));
  EXPECT_FALSE(signature_holds("", "", kSignature1));
  EXPECT_FALSE(signature_holds(kPublic1, "", ""));
}

TEST(SigningKey, IsKeptWhereOnlyItsOwnerReadsIt) {
  const std::string path = fresh_path("desk.key");
  const auto key = SigningKey::create();
  ASSERT_TRUE(key);
  ASSERT_TRUE(key->keep(path));
  struct stat state{};
  ASSERT_EQ(stat(path.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0600);
  const auto read = SigningKey::read(path);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->public_key(), key->public_key());
  EXPECT_EQ(read->sign("x"), key->sign("x"));
  EXPECT_EQ(key->keep(path).error().code, ErrorCode::conflict) << "a key is never written over";
  chmod(path.c_str(), 0640);
  EXPECT_THAT(SigningKey::read(path).error().message, HasSubstr("others than its owner"));
}

TEST(SigningKey, IsNewEachTime) {
  EXPECT_NE(SigningKey::create()->public_key(), SigningKey::create()->public_key());
}

TEST(SigningKey, IsNotReadFromAnythingElse) {
  const std::string path = fresh_path("other.key");
  for (const char* text : {"", "jss-secret-key-1 ", "jss-secret-key-1 00\n", "x"}) {
    std::ofstream(path) << text;
    chmod(path.c_str(), 0600);
    EXPECT_THAT(SigningKey::read(path).error().message, HasSubstr("is no secret key")) << text;
  }
  EXPECT_EQ(SigningKey::read(fresh_path("none.key")).error().code, ErrorCode::not_found);
}

class Ring : public testing::Test {
 protected:
  Ring() : key_(*SigningKey::from_secret(kSecret1)) {
    auto ring = KeyRingFile::read_or_begin(path_);
    EXPECT_TRUE(ring && ring->add(key_, at("2026-05-01")) && ring->write());
  }

  static Timestamp at(std::string_view text) { return *parse_timestamp(text); }

  [[nodiscard]] io::Certificate signed_at(std::string_view time) const {
    io::Certificate made{.freelancer = "ana",
                         .publication = "p",
                         .as_of = *parse_day("2026-05-03"),
                         .head = std::string(64, '0'),
                         .policy = "2026-01",
                         .policy_digest = std::string(64, '0'),
                         .reason = "no_outcomes",
                         .signed_at = at(time),
                         .key = key_.id()};
    made.signature = key_.sign(io::certificate_statement(made));
    return made;
  }

  [[nodiscard]] std::string complaint(const io::Certificate& certificate) const {
    const auto done = KeyRingFile::read(path_)->check(certificate);
    return done ? "" : done.error().message;
  }

  std::string path_ = fresh_path("keys.jsonl");
  SigningKey key_;
};

TEST_F(Ring, BelievesWhatItsKeySigned) {
  EXPECT_EQ(complaint(signed_at("2026-05-04")), "");
  io::Certificate changed = signed_at("2026-05-04");
  changed.freelancer = "ben";
  EXPECT_THAT(complaint(changed), HasSubstr("the signature does not fit"));
  io::Certificate unknown = signed_at("2026-05-04");
  unknown.key = std::string(16, '0');
  EXPECT_THAT(complaint(unknown), HasSubstr("which is none of"));
}

TEST_F(Ring, BelievesARetiredKeyOnlyBeforeItsRetirement) {
  auto ring = KeyRingFile::read(path_);
  ASSERT_TRUE(ring->retire(key_.id(), at("2026-06-01")));
  ASSERT_TRUE(ring->write());
  EXPECT_EQ(complaint(signed_at("2026-05-31T23:59:59Z")), "");
  EXPECT_THAT(complaint(signed_at("2026-06-01")), HasSubstr("was retired at 2026-06-01"));
  EXPECT_THAT(complaint(signed_at("2026-04-30")), HasSubstr("was made at 2026-05-01"));
  EXPECT_EQ(ring->retire(key_.id(), at("2026-07-01")).error().code, ErrorCode::conflict);
}

TEST_F(Ring, NoticesAnotherKeyUnderTheSameId) {
  auto ring = KeyRingFile::read(path_);
  std::vector<io::RingKey> keys = ring->keys();
  keys[0].public_key = SigningKey::from_secret(kSecret3)->public_key();
  std::ofstream(path_) << io::key_ring_text(keys);
  const auto read = KeyRingFile::read(path_);
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message, HasSubstr("the line was changed"));
}

}  // namespace
}  // namespace jss::app
