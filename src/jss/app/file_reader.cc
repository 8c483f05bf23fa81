// SPDX-License-Identifier: Apache-2.0
#include "jss/app/file_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace jss::app {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{4} << 20;

tl::unexpected<Error> failure(const std::string& path) {
  const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable;
  return fail(code, path + ": cannot be read: " + std::strerror(errno));
}

// Closes what it opened; standard input stays open.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : owned_(path != "-"), number_(owned_ ? open(path.c_str(), O_RDONLY | O_CLOEXEC) : 0) {}
  ~Descriptor() {
    if (owned_ && number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

 private:
  bool owned_;
  int number_;
};

}  // namespace

Result<void> read_file(const std::string& path, const std::function<void(std::string_view)>& take,
                       const Progress& progress) {
  const auto take_all = [&take](std::string_view bytes) -> Result<void> {
    take(bytes);
    return {};
  };
  return read_file_while(path, take_all, progress);
}

Result<void> read_file_while(const std::string& path,
                             const std::function<Result<void>(std::string_view)>& take,
                             const Progress& progress) {
  const Descriptor file(path);
  struct stat status{};
  if (file.number() < 0 || fstat(file.number(), &status) != 0) return failure(path);
  if (S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return failure(path);
  }
  const std::uint64_t total =
      S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  std::uint64_t done = 0;
  std::vector<char> chunk(kChunkBytes);
  while (true) {
    const ssize_t count = read(file.number(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(path);
    if (count == 0) return {};
    auto taken = take({chunk.data(), static_cast<std::size_t>(count)});
    if (!taken) return taken;
    done += static_cast<std::uint64_t>(count);
    if (progress) progress(done, total);
  }
}

std::uint64_t file_size(const std::string& path) {
  struct stat status{};
  if (path == "-" || stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return static_cast<std::uint64_t>(status.st_size);
}

Result<std::string> read_text(const std::string& path) {
  std::string text;
  const auto take = [&text](std::string_view bytes) { text.append(bytes); };
  if (auto done = read_file(path, take, {}); !done) return tl::unexpected(done.error());
  return text;
}

}  // namespace jss::app
