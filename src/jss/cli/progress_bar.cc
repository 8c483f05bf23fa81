// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/progress_bar.h"

#include <algorithm>
#include <ostream>

#include "jss/io/text_table.h"

namespace jss::cli {
namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kBetweenFrames = std::chrono::milliseconds(100);
constexpr std::size_t kBarCells = 30;
constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20;

std::string bar(std::uint64_t done, std::uint64_t total) {
  const auto full = static_cast<std::size_t>(std::min(done, total) * kBarCells / total);
  std::string cells;
  for (std::size_t i = 0; i < kBarCells; ++i) cells += i < full ? "█" : "░";
  return cells + " " + std::to_string(std::min(done, total) * 100 / total) + " %";
}

}  // namespace

ProgressBar::ProgressBar(std::string label, Context& context)
    : label_(std::move(label)), context_(context), started_(Clock::now()) {}

ProgressBar::~ProgressBar() {
  if (visible_) context_.err << "\r\x1b[K" << std::flush;
}

void ProgressBar::update(std::uint64_t done, std::uint64_t total) {
  const auto now = Clock::now();
  if (!context_.err_is_terminal || now - started_ < kPatience || now - drawn_ < kBetweenFrames) {
    return;
  }
  drawn_ = now;
  visible_ = true;
  const std::string state =
      total > 0 ? bar(done, total) : std::to_string(done / kMebibyte) + " MiB";
  const auto width = static_cast<std::size_t>(std::max(context_.err_width - 1, 1));
  context_.err << "\r\x1b[K" << io::fit(label_ + " " + state, width) << std::flush;
}

}  // namespace jss::cli
