// SPDX-License-Identifier: Apache-2.0
// Any bytes as a contract table and as profiles, whole and in pieces: both readings agree, a
// refusal has words, and what is accepted is written and read back as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "jss/io/contract_csv.h"
#include "jss/io/profiles_csv.h"

namespace {

using jss::scoring::ContractTable;

void require(bool holds) {
  if (!holds) std::abort();
}

// Pieces of 1 to 61 bytes, other ones for another text.
template <class Reader>
void feed_in_pieces(Reader& reader, std::string_view text) {
  std::size_t state = text.size();
  while (!text.empty()) {
    state = state * 31 + static_cast<std::uint8_t>(text.front());
    const std::string_view piece = text.substr(0, 1 + state % 61);
    reader.feed(piece);
    text.remove_prefix(piece.size());
  }
}

jss::Result<ContractTable> read(std::string_view text) {
  jss::io::ContractCsvReader reader("fuzz.csv");
  reader.feed(text);
  return reader.finish();
}

void require_equal(const ContractTable& one, const ContractTable& other) {
  require(one.freelancer_begin == other.freelancer_begin);
  require(one.client == other.client);
  require(one.latest_day() == other.latest_day());
  for (std::uint32_t f = 0; f < one.freelancer_count(); ++f) {
    const jss::scoring::RowRange rows = one.rows_of({f});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      require(one.row(row, {f}) == other.row(row, {f}));
    }
  }
}

void try_contracts(std::string_view text) {
  const auto whole = read(text);
  jss::io::ContractCsvReader reader("fuzz.csv");
  feed_in_pieces(reader, text);
  const auto pieces = reader.finish();
  require(whole.has_value() == pieces.has_value());
  if (!whole) {
    require(!whole.error().message.empty());
    require(whole.error() == pieces.error());
    return;
  }
  require_equal(*whole, *pieces);
  const std::string written = jss::io::write_contract_csv(*whole);
  const auto again = read(written);
  require(again.has_value());
  require_equal(*whole, *again);
  require(jss::io::write_contract_csv(*again) == written);
}

void try_profiles(std::string_view text) {
  jss::scoring::ContractTableBuilder builder;
  jss::io::ProfilesCsvReader whole("fuzz.csv");
  whole.feed(text);
  jss::io::ProfilesCsvReader pieces("fuzz.csv");
  feed_in_pieces(pieces, text);
  const auto result = whole.finish(builder);
  require(result.has_value() == pieces.finish(builder).has_value());
  require(result.has_value() || !result.error().message.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try_contracts(text);
  try_profiles(text);
  return 0;
}
