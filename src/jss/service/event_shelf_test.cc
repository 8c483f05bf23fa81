// SPDX-License-Identifier: Apache-2.0
#include "jss/service/event_shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

history::Event event(const std::string& id, history::EventBody body) {
  return {.id = id, .at = {1'780'000'000, 0}, .recorded_at = std::nullopt, .body = std::move(body)};
}

history::Event start(const std::string& contract, const std::string& freelancer,
                     const std::string& client) {
  return event(contract, history::ContractStarted{
                             .contract = contract, .freelancer = freelancer, .client = client});
}

history::Event paid(const std::string& id, const std::string& contract) {
  return event(id, history::Paid{contract, {100}});
}

std::vector<std::string> ids_about(const EventShelf& shelf, const std::string& freelancer) {
  std::vector<std::string> ids;
  for (const history::Event& one : shelf.about(freelancer)) ids.push_back(one.id);
  return ids;
}

TEST(EventShelf, FindsTheContractsOfAFreelancerAndOfTheirClients) {
  EventShelf shelf;
  shelf.add(paid("early", "c2"));
  shelf.add(start("c1", "ana", "acme"));
  shelf.add(start("c2", "bob", "acme"));
  shelf.add(start("c3", "bob", "tidewater"));
  shelf.add(paid("p3", "c3"));
  EXPECT_THAT(ids_about(shelf, "ana"), ElementsAre("early", "c1", "c2"));
  EXPECT_THAT(ids_about(shelf, "bob"), ElementsAre("early", "c1", "c2", "c3", "p3"));
  EXPECT_THAT(ids_about(shelf, "carol"), IsEmpty());
  EXPECT_FALSE(shelf.knows("carol"));
}

TEST(EventShelf, FindsWhatIsToldOfThePeople) {
  EventShelf shelf;
  shelf.add(event("profile", history::ProfileUpdated{"ana", 80}));
  shelf.add(event("other", history::ProfileUpdated{"bob", 80}));
  shelf.add(
      event("standing", history::ClientStandingChanged{"acme", scoring::Standing::suspended, ""}));
  shelf.add(start("c1", "ana", "acme"));
  EXPECT_THAT(ids_about(shelf, "ana"), ElementsAre("profile", "standing", "c1"));
}

TEST(EventShelf, FindsWhatWasRetractedAndDecidedWheneverThatWasTold) {
  EventShelf shelf;
  shelf.add(event("retracted", history::Retracted{"p1", ""}));
  shelf.add(event("decided", history::ReviewDecided{.review = "r1", .by = "rae"}));
  shelf.add(event("undecided", history::Retracted{"decided", ""}));
  shelf.add(event("foreign", history::Retracted{"p9", ""}));
  shelf.add(start("c1", "ana", "acme"));
  shelf.add(paid("p1", "c1"));
  shelf.add(event("review", history::ReviewRequested{"r1", "ana", "c1", "why"}));
  EXPECT_THAT(ids_about(shelf, "ana"),
              ElementsAre("retracted", "decided", "undecided", "c1", "p1", "review"));
}

TEST(EventShelf, KeepsEventsWhereTheyAre) {
  EventShelf shelf;
  const history::Event& first = shelf.add(paid("p0", "c1"));
  for (int i = 1; i < 5000; ++i) shelf.add(paid("p" + std::to_string(i), "c1"));
  EXPECT_EQ(shelf.find("p0"), &first);
  EXPECT_EQ(first.id, "p0");
  EXPECT_EQ(shelf.find("none"), nullptr);
}

}  // namespace
}  // namespace jss::service
