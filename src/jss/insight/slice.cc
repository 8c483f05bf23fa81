// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/slice.h"

#include <cassert>

namespace jss::insight {

using scoring::ClientRecord;
using scoring::ContractRow;
using scoring::ContractTable;
using scoring::Question;

Slice slice(const ContractTable& table, FreelancerIndex freelancer, const Question& question,
            const Edit& edit) {
  scoring::ContractTableBuilder builder;
  Slice slice;
  const scoring::RowRange rows = table.rows_of(freelancer);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    ContractRow contract = table.row(row, freelancer);
    edit(contract.state);
    [[maybe_unused]] const auto problem = builder.add(contract);
    assert(!problem);
    if (question.records.empty()) continue;
    // Clients come in rising order in both tables, so each new one appends.
    if (row == rows.begin || table.client[row] != table.client[row - 1]) {
      slice.others.push_back(question.records[table.client[row].value]);
    }
    slice.others.back() =
        slice.others.back() -
        scoring::client_record(table, {row, row + 1}, question.rules, question.as_of);
  }
  const std::int8_t completeness = table.profile_completeness[freelancer.value];
  if (completeness >= 0) builder.set_profile(table.freelancer_id(freelancer), completeness);
  slice.table = builder.finish();
  return slice;
}

scoring::Score score(const Slice& slice, const scoring::Rules& rules, Day as_of) {
  std::vector<ClientRecord> records = scoring::client_records(slice.table, rules, as_of);
  for (std::size_t i = 0; i < records.size(); ++i) records[i] += slice.others[i];
  return scoring::score(slice.table, {0}, {rules, as_of, records});
}

}  // namespace jss::insight
