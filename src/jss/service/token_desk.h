// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "jss/app/token_office.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/ledger/event_ledger.h"

namespace jss::service {

/// The tokens of a ledger, looked up in memory by any number of threads. `writing` is held by
/// whoever uses the ledger.
class TokenDesk {
 public:
  TokenDesk(ledger::EventLedger& ledger, std::mutex& writing, std::function<Timestamp()> clock)
      : ledger_(ledger), writing_(writing), clock_(std::move(clock)) {}

  /// Whose secret that is now; nullptr where it is nobody's.
  [[nodiscard]] std::shared_ptr<const io::AccessToken> find(std::string_view secret) const;

  /// Those of `app::TokenOffice`, known to all at once.
  [[nodiscard]] Result<std::vector<io::AccessToken>> list();
  [[nodiscard]] Result<app::NewToken> create(const io::TokenRequest& request);
  [[nodiscard]] Result<app::NewToken> open_session(const io::AccessToken& opener);
  [[nodiscard]] Result<io::AccessToken> revoke(const std::string& id);

  /// Learns what others did. REQUIRES: `writing` is held.
  [[nodiscard]] Result<void> learn();

 private:
  template <class Made>
  [[nodiscard]] Result<Made> known(Result<Made> made);

  ledger::EventLedger& ledger_;
  std::mutex& writing_;
  std::function<Timestamp()> clock_;
  mutable std::mutex looking_up_;  // of the pointer; the book itself never changes
  std::shared_ptr<const app::TokenBook> book_;
};

}  // namespace jss::service
