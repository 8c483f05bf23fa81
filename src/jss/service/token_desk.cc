// SPDX-License-Identifier: Apache-2.0
#include "jss/service/token_desk.h"

#include <utility>

namespace jss::service {

std::shared_ptr<const io::AccessToken> TokenDesk::find(std::string_view secret) const {
  std::shared_ptr<const app::TokenBook> book;
  {
    const std::lock_guard looking_up(looking_up_);
    book = book_;
  }
  const io::AccessToken* token = book->find(secret, clock_());
  if (token == nullptr) return nullptr;
  return {std::move(book), token};
}

Result<void> TokenDesk::learn() {
  auto all = app::TokenOffice(ledger_).list();
  if (!all) return tl::unexpected(all.error());
  auto book = std::make_shared<const app::TokenBook>(std::move(*all));
  const std::lock_guard looking_up(looking_up_);
  book_ = std::move(book);
  return {};
}

template <class Made>
Result<Made> TokenDesk::known(Result<Made> made) {
  if (!made) return made;
  if (auto learned = learn(); !learned) return tl::unexpected(learned.error());
  return made;
}

Result<std::vector<io::AccessToken>> TokenDesk::list() {
  const std::lock_guard writing(writing_);
  return app::TokenOffice(ledger_).list();
}

Result<app::NewToken> TokenDesk::create(const io::TokenRequest& request) {
  const std::lock_guard writing(writing_);
  return known(app::TokenOffice(ledger_).create(request, clock_()));
}

Result<app::NewToken> TokenDesk::open_session(const io::AccessToken& opener) {
  const std::lock_guard writing(writing_);
  return known(app::TokenOffice(ledger_).open_session(opener, clock_()));
}

Result<io::AccessToken> TokenDesk::revoke(const std::string& id) {
  const std::lock_guard writing(writing_);
  return known(app::TokenOffice(ledger_).revoke(id, clock_()));
}

}  // namespace jss::service
