// SPDX-License-Identifier: Apache-2.0
#include "jss/service/page_files.h"

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "jss/app/file_reader.h"
#include "jss/io/plain_text.h"
#include "jss/service/answer_text.h"
#include "jss/service/compression.h"

namespace jss::service {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kIndex = "index.html";
constexpr std::uintmax_t kMostBytes = std::uintmax_t{256} * 1024 * 1024;

constexpr std::string_view kOtherType = "application/octet-stream";

// Whatever a page may load comes from the service itself, and nobody may frame it. Icons are
// written into the page.
constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTypes{{
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".webmanifest", "application/manifest+json"},
    {".woff2", "font/woff2"},
}};

// Empty for an ending that no file of a page has, as `/freelancers/j.doe`.
std::string_view type_of(std::string_view path) {
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return {};
}

tl::unexpected<Error> unreadable(const std::string& folder, const std::error_code& code) {
  return fail(ErrorCode::unavailable, folder + ": cannot be read: " + code.message());
}

}  // namespace

Result<PageFiles> PageFiles::read(const std::string& folder) {
  PageFiles pages;
  std::error_code code;
  const fs::path root(folder);
  if (!fs::is_regular_file(root / kIndex, code)) {
    return fail(ErrorCode::not_found,
                folder + ": there is no " + std::string(kIndex) +
                    " in it: give the folder of the pages, as 'make site' builds it");
  }
  std::uintmax_t bytes = 0;
  fs::recursive_directory_iterator walk(root, code);
  if (code) return unreadable(folder, code);
  for (const fs::recursive_directory_iterator end; walk != end; walk.increment(code)) {
    if (code) return unreadable(folder, code);
    if (walk->path().filename().string().starts_with('.')) {
      walk.disable_recursion_pending();
      continue;
    }
    if (!fs::is_regular_file(walk->symlink_status(code))) continue;
    bytes += walk->file_size(code);
    if (bytes > kMostBytes) {
      return invalid(folder + ": has more than " + std::to_string(kMostBytes / 1024 / 1024) +
                     " MiB of files: these are hardly the pages alone");
    }
    auto text = app::read_text(walk->path().string());
    if (!text) return tl::unexpected(text.error());
    const std::string path = walk->path().lexically_relative(root).generic_string();
    File file{.bytes = std::move(*text), .compressed = {}, .type = type_of(path), .entity_tag = {}};
    if (file.type.empty()) file.type = kOtherType;
    file.entity_tag = entity_tag(file.bytes);
    std::string small = gzip(file.bytes);
    if (small.size() < file.bytes.size()) file.compressed = std::move(small);
    pages.files_.emplace(path, std::move(file));
  }
  if (code) return unreadable(folder, code);
  return pages;
}

const PageFiles::File* PageFiles::find(const Target& target) const {
  std::string path;
  bool is_path = true;
  for (const std::string& segment : target.path) {
    is_path = is_path && segment.find('/') == std::string::npos;
    path.append(path.empty() ? "" : "/").append(segment);
  }
  const auto found = is_path ? files_.find(path) : files_.end();
  if (found != files_.end()) return &found->second;
  const bool is_asked_of_the_service = !target.path.empty() && target.path.front() == "v1";
  if (is_asked_of_the_service || !type_of(path).empty()) return nullptr;
  return &files_.find(kIndex)->second;
}

std::optional<Response> PageFiles::answer(const Request& request, const Target& target) const {
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  const File* file = find(target);
  if (file == nullptr) return std::nullopt;
  const bool is_small =
      !file->compressed.empty() && accepts_gzip(request.header("accept-encoding"));
  Response response{.content_type = std::string(file->type),
                    .body = is_small ? file->compressed : file->bytes,
                    .headers = {{"Cross-Origin-Opener-Policy", "same-origin"},
                                {"Permissions-Policy",
                                 "camera=(), geolocation=(), microphone=(), payment=(), usb=()"}},
                    .route = "/",
                    .entity_tag = file->entity_tag};
  response.is_compressed = is_small;
  response.cache_control = "no-cache";
  response.content_policy = kContentPolicy;
  return response;
}

}  // namespace jss::service
