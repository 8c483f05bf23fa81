// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/population.h"

#include <algorithm>
#include <new>
#include <type_traits>

namespace jss::scoring {
namespace {

// Small enough that threads finish together, large enough that handing out costs nothing.
constexpr std::size_t kFreelancersAPiece = 1024;
constexpr std::size_t kClientsAPiece = 1 << 16;

}  // namespace

void SerialExecutor::run(std::size_t count, const std::function<void(std::size_t)>& piece) {
  for (std::size_t i = 0; i < count; ++i) piece(i);
}

std::vector<ClientRecord> client_records(const ContractTable& table, const Rules& rules, Day as_of,
                                         Executor& executor) {
  const std::size_t parts = executor.width();
  if (!uses_client_records(rules) || parts == 1) return client_records(table, rules, as_of);
  std::vector<std::vector<ClientRecord>> partial(parts);
  executor.run(parts, [&](std::size_t part) {
    partial[part].resize(table.client_count());
    const auto begin = static_cast<std::uint32_t>(std::uint64_t{table.size()} * part / parts);
    const auto end = static_cast<std::uint32_t>(std::uint64_t{table.size()} * (part + 1) / parts);
    add_to_records(table, {begin, end}, rules, as_of, partial[part]);
  });
  std::vector<ClientRecord> records = std::move(partial[0]);
  executor.run((records.size() + kClientsAPiece - 1) / kClientsAPiece, [&](std::size_t piece) {
    const std::size_t begin = piece * kClientsAPiece;
    const std::size_t end = std::min(records.size(), begin + kClientsAPiece);
    for (std::size_t part = 1; part < parts; ++part) {
      for (std::size_t i = begin; i < end; ++i) records[i] += partial[part][i];
    }
  });
  return records;
}

static_assert(std::is_trivially_destructible_v<Score>);

void score_freelancers(const ContractTable& table, const Question& question, FreelancerIndex first,
                       std::span<Score> scores, Executor& executor) {
  const std::size_t pieces = (scores.size() + kFreelancersAPiece - 1) / kFreelancersAPiece;
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t begin = piece * kFreelancersAPiece;
    const std::size_t end = std::min(scores.size(), begin + kFreelancersAPiece);
    for (std::size_t i = begin; i < end; ++i) {
      const FreelancerIndex freelancer{first.value + static_cast<std::uint32_t>(i)};
      // Made in place, because a score is large to copy.
      ::new (static_cast<void*>(&scores[i])) Score(score(table, freelancer, question));
    }
  });
}

}  // namespace jss::scoring
