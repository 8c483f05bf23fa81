// SPDX-License-Identifier: Apache-2.0
// jss-population: writes a made-up population as a contract table (bench/README.md).
#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/population.h"

namespace {

constexpr const char* kUsage =
    "usage: jss-population --freelancers N [--seed S] [--as-of DAY] [-o FILE]\n"
    "\n"
    "Writes the contracts of N made-up freelancers, about six each, as a contract table.\n"
    "Equal arguments give equal bytes.\n"
    "\n"
    "  --freelancers N  how many, 1 to 500000000\n"
    "  --seed S         another population of the same kind for each number (1)\n"
    "  --as-of DAY      the day of the snapshot (2026-06-30)\n"
    "  -o FILE          where to write (standard output)\n";

constexpr int kDone = 0;
constexpr int kBadUsage = 2;
constexpr int kNotWritten = 3;

struct Arguments {
  jss::bench::PopulationOptions population{.freelancers = 0, .seed = 1, .as_of = {}};
  std::string file;
};

bool parse_number(std::string_view text, std::uint64_t& number) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto parsed = std::from_chars(begin, end, number);
  return parsed.ec == std::errc() && parsed.ptr == end;
}

// One option with its value; false if it is none of ours or the value does not fit.
bool take(std::string_view option, std::string_view value, Arguments& arguments) {
  if (option == "--freelancers") {
    return parse_number(value, arguments.population.freelancers) &&
           arguments.population.freelancers >= 1 &&
           arguments.population.freelancers <= jss::bench::kMostFreelancers;
  }
  if (option == "--seed") return parse_number(value, arguments.population.seed);
  if (option == "--as-of") {
    const std::optional<jss::Day> day = jss::parse_day(value);
    if (!day || *day < *jss::day_of(1000, 1, 1) || *day > *jss::day_of(9000, 1, 1)) return false;
    arguments.population.as_of = *day;
    return true;
  }
  arguments.file = value;
  return option == "-o" && !value.empty();
}

std::optional<Arguments> parse(const std::vector<std::string_view>& words) {
  Arguments arguments;
  arguments.population.as_of = *jss::day_of(2026, 6, 30);
  for (std::size_t i = 0; i < words.size(); i += 2) {
    const bool has_value = i + 1 < words.size();
    if (!has_value || !take(words[i], words[i + 1], arguments)) {
      std::fprintf(stderr, "jss-population: '%s%s%s' is no option with a value that fits\n\n%s",
                   std::string(words[i]).c_str(), has_value ? " " : "",
                   has_value ? std::string(words[i + 1]).c_str() : "", kUsage);
      return std::nullopt;
    }
  }
  if (arguments.population.freelancers > 0) return arguments;
  std::fprintf(stderr, "jss-population: --freelancers is missing\n\n%s", kUsage);
  return std::nullopt;
}

bool write(const jss::bench::PopulationOptions& options, std::FILE* file) {
  constexpr std::size_t kBlock = std::size_t{1} << 20U;
  std::string text = jss::bench::csv_header();
  text.reserve(2 * kBlock);
  bool written = true;
  const auto flush = [&] {
    written = written && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    text.clear();
  };
  jss::bench::Population(options).visit_contracts([&](const jss::scoring::ContractRow& row) {
    jss::bench::append_csv_row(row, text);
    if (text.size() >= kBlock) flush();
  });
  flush();
  return std::fflush(file) == 0 && written;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  if (words.size() == 1 && (words[0] == "--help" || words[0] == "-h")) {
    std::fputs(kUsage, stdout);
    return kDone;
  }
  const std::optional<Arguments> arguments = parse(words);
  if (!arguments) return kBadUsage;
  std::FILE* const file =
      arguments->file.empty() ? stdout : std::fopen(arguments->file.c_str(), "wb");
  bool written = file != nullptr && write(arguments->population, file);
  if (file != nullptr && file != stdout) written = std::fclose(file) == 0 && written;
  if (written) return kDone;
  std::perror(("jss-population: cannot write " +
               (arguments->file.empty() ? "to standard output" : arguments->file))
                  .c_str());
  return kNotWritten;
}
