// SPDX-License-Identifier: Apache-2.0
#include "bench/measuring.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <new>

namespace {

std::atomic<std::uint64_t> allocation_count{0};

// As the library's own: `malloc`, but where more than its alignment is asked for.
void* allocate(std::size_t size, std::size_t alignment) {
  allocation_count.fetch_add(1, std::memory_order_relaxed);
  const std::size_t rounded =
      (std::max(size, std::size_t{1}) + alignment - 1) / alignment * alignment;
  void* const memory = alignment <= alignof(std::max_align_t)
                           ? std::malloc(rounded)
                           : std::aligned_alloc(alignment, rounded);
  if (memory == nullptr) std::abort();
  return memory;
}

double seconds(clockid_t clock) {
  std::timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

// The other forms of `new` and `delete` call these.
void* operator new(std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace jss::bench {

PopulationOptions population_of(std::uint64_t freelancers) {
  return {.freelancers = freelancers, .seed = 1, .as_of = *day_of(2026, 6, 30)};
}

Moment now() { return {seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID)}; }

std::uint64_t allocations() { return allocation_count.load(std::memory_order_relaxed); }

std::uint64_t read_plainly(std::span<const std::span<const std::byte>> columns,
                           scoring::Executor& executor) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const std::size_t parts = executor.width();
  std::atomic<std::uint64_t> total{0};
  executor.run(parts, [&](std::size_t part) {
    std::uint64_t sum = 0;
    for (const std::span<const std::byte> column : columns) {
      const std::size_t words = column.size() / kWord;
      const std::byte* const begin = column.data();
      for (std::size_t i = words * part / parts; i < words * (part + 1) / parts; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, begin + i * kWord, kWord);
        sum += word;
      }
    }
    total += sum;
  });
  return total;
}

}  // namespace jss::bench
