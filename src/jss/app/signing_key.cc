// SPDX-License-Identifier: Apache-2.0
#include "jss/app/signing_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <span>

#include "jss/app/file_reader.h"
#include "jss/ledger/digest.h"

namespace jss::app {
namespace {

// The file is one line: these words, a blank, and the secret in hexadecimal digits.
constexpr std::string_view kHeading = "jss-secret-key-1 ";
constexpr std::size_t kKeyDigits = 64;

static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_PUBLICKEYBYTES == 32 &&
              crypto_sign_BYTES == 64);

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : bytes) {
    hex += kDigits[byte / 16];
    hex += kDigits[byte % 16];
  }
  return hex;
}

// Whether `hex` is exactly as many lower-case digits as `bytes` need.
bool from_hex(std::string_view hex, std::span<std::uint8_t> bytes) {
  if (hex.size() != bytes.size() * 2 ||
      hex.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    return false;
  }
  std::size_t length = 0;
  return sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length,
                        nullptr) == 0 &&
         length == bytes.size();
}

Result<void> begin() {
  if (sodium_init() >= 0) return {};
  return fail(ErrorCode::unavailable, "the system gives no random bytes to make or use keys with");
}

tl::unexpected<Error> cannot_write(const std::string& path) {
  return fail(ErrorCode::unavailable, path + ": cannot be written: " + std::strerror(errno));
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(file) == 0;
}

}  // namespace

Result<SigningKey> SigningKey::create() {
  if (auto ready = begin(); !ready) return tl::unexpected(ready.error());
  std::array<std::uint8_t, 32> seed{};
  randombytes_buf(seed.data(), seed.size());
  auto key = from_secret(to_hex(seed));
  sodium_memzero(seed.data(), seed.size());
  return key;
}

Result<SigningKey> SigningKey::from_secret(std::string_view hex) {
  if (auto ready = begin(); !ready) return tl::unexpected(ready.error());
  SigningKey key;
  if (!from_hex(hex, key.seed_)) {
    return invalid("a secret key is 64 lower-case hexadecimal digits, and this is something else");
  }
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> pair{};
  crypto_sign_seed_keypair(key.public_.data(), pair.data(), key.seed_.data());
  sodium_memzero(pair.data(), pair.size());
  return key;
}

Result<SigningKey> SigningKey::read(const std::string& path) {
  struct stat state{};
  constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
  if (stat(path.c_str(), &state) == 0 && S_ISREG(state.st_mode) && (state.st_mode & kOthers) != 0) {
    return invalid(path + ": others than its owner may read or write this secret key: 'chmod 600 " +
                   path + "', and think of retiring it");
  }
  auto text = read_text(path);
  if (!text) return tl::unexpected(text.error());
  std::string_view line = *text;
  if (line.ends_with('\n')) line.remove_suffix(1);
  const bool has_heading = line.starts_with(kHeading);
  auto key = from_secret(has_heading ? line.substr(kHeading.size()) : std::string_view());
  sodium_memzero(text->data(), text->size());
  if (!key && key.error().code == ErrorCode::invalid_input) {
    return invalid(path + ": is no secret key that 'jss key create' wrote");
  }
  return key;
}

SigningKey::~SigningKey() { sodium_memzero(seed_.data(), seed_.size()); }

Result<void> SigningKey::keep(const std::string& path) const {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0 && errno == EEXIST) {
    return fail(ErrorCode::conflict,
                path + ": is there already, and a secret key must not be lost: name a new file");
  }
  if (file < 0) return cannot_write(path);
  std::string line = std::string(kHeading) + to_hex(seed_) + "\n";
  const bool done = write_all(file, line);
  sodium_memzero(line.data(), line.size());
  const int reason = errno;
  close(file);
  if (done) return {};
  unlink(path.c_str());
  errno = reason;
  return cannot_write(path);
}

std::string SigningKey::public_key() const { return to_hex(public_); }

std::string SigningKey::id() const { return key_id(public_key()); }

std::string SigningKey::sign(std::string_view bytes) const {
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> pair{};
  std::array<std::uint8_t, 32> unused{};
  crypto_sign_seed_keypair(unused.data(), pair.data(), seed_.data());
  std::array<std::uint8_t, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, bytes_of(bytes), bytes.size(), pair.data());
  sodium_memzero(pair.data(), pair.size());
  return to_hex(signature);
}

std::string key_id(std::string_view public_key) {
  const auto key = ledger::parse_digest(public_key);
  return ledger::to_hex(ledger::sha256(key ? ledger::as_bytes(*key) : std::string_view()))
      .substr(0, 16);
}

bool signature_holds(std::string_view public_key, std::string_view bytes,
                     std::string_view signature) {
  std::array<std::uint8_t, 32> key{};
  std::array<std::uint8_t, crypto_sign_BYTES> signed_by{};
  if (!from_hex(public_key, key) || !from_hex(signature, signed_by) || sodium_init() < 0) {
    return false;
  }
  return crypto_sign_verify_detached(signed_by.data(), bytes_of(bytes), bytes.size(), key.data()) ==
         0;
}

std::string public_key_pem(std::string_view public_key) {
  // SubjectPublicKeyInfo of RFC 8410: what says that the 32 bytes after it are an Ed25519 key.
  constexpr std::array<std::uint8_t, 12> kPrefix{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                                 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
  std::array<std::uint8_t, kPrefix.size() + kKeyDigits / 2> bytes{};
  std::memcpy(bytes.data(), kPrefix.data(), kPrefix.size());
  from_hex(public_key, std::span(bytes).subspan(kPrefix.size()));
  std::array<char, sodium_base64_ENCODED_LEN(44, sodium_base64_VARIANT_ORIGINAL)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return "-----BEGIN PUBLIC KEY-----\n" + std::string(text.data()) + "\n-----END PUBLIC KEY-----\n";
}

}  // namespace jss::app
