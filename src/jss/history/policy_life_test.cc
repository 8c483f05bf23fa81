// SPDX-License-Identifier: Apache-2.0
#include "jss/history/policy_life.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jss/history/made_policy_events.h"

namespace jss::history {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Day day(const char* text) { return *parse_day(text); }

// One thing after the other, a minute apart on the day that was set last.
class Story {
 public:
  Story& on(const char* text) {
    now_ = start_of(day(text));
    return *this;
  }
  Story& draft(const std::string& id, const std::string& text, const char* by) {
    return add(PolicyDrafted{id, made_digest(text), text, by});
  }
  Story& approve(const std::string& id, const std::string& text, const char* by) {
    return add(PolicyApproved{id, made_digest(text), by});
  }
  Story& schedule(const std::string& id, const std::string& text, const char* from) {
    return add(PolicyScheduled{id, made_digest(text), day(from), "ben"});
  }
  Story& roll_back(const std::string& id, const std::string& text) {
    return add(PolicyRolledBack{id, made_digest(text), "ben", "too harsh"});
  }
  Story& publish(const char* as_of) {
    return add(PublicationOpened{.publication = as_of,
                                 .as_of = day(as_of),
                                 .known_at = now_,
                                 .records = 1,
                                 .head = made_digest("head"),
                                 .policy = "2026-01",
                                 .digest = made_digest("text"),
                                 .text = "text"});
  }
  Story& add(EventBody body) {
    now_.seconds += 60;
    events_.push_back({.id = std::to_string(100 + events_.size()),
                       .at = now_,
                       .recorded_at = now_,
                       .body = std::move(body)});
    return *this;
  }
  // The usual way of a policy up to its schedule.
  Story& bring(const std::string& id, const std::string& text, const char* from) {
    return draft(id, text, "ana").approve(id, text, "ben").schedule(id, text, from);
  }

  [[nodiscard]] PolicyLife life() const { return {events_, std::nullopt, made_digest}; }
  [[nodiscard]] PolicyLife life_known_on(const char* text) const {
    return {events_, start_of(day(text)), made_digest};
  }

 private:
  Timestamp now_;
  std::vector<Event> events_;
};

std::string holder(const PolicyLife& life, const char* text) {
  const LedgerPolicy* const policy = life.on(day(text));
  return policy == nullptr ? "none" : policy->id;
}

std::vector<std::string> complaints(const PolicyLife& life) {
  std::vector<std::string> all;
  for (const Anomaly& anomaly : life.anomalies()) all.push_back(anomaly.message);
  return all;
}

PolicyStage stage(const PolicyLife& life, const char* id, const char* text) {
  return life.stage(*life.find(id), day(text));
}

TEST(PolicyLife, OfNothingIsEmpty) {
  const PolicyLife life = Story().life();
  EXPECT_THAT(life.policies(), IsEmpty());
  EXPECT_EQ(life.find("one"), nullptr);
  EXPECT_EQ(holder(life, "2026-05-01"), "none");
  EXPECT_FALSE(life.published_until().present());
}

TEST(PolicyLife, HoldsFromItsFirstDayOn) {
  const PolicyLife life = Story().on("2026-04-01").bring("one", "a", "2026-05-01").life();
  EXPECT_THAT(complaints(life), IsEmpty());
  EXPECT_EQ(holder(life, "2026-04-30"), "none");
  EXPECT_EQ(holder(life, "2026-05-01"), "one");
  EXPECT_EQ(holder(life, "9999-12-31"), "one");
  EXPECT_THAT(life.change_days(), ElementsAre(day("2026-05-01")));
}

TEST(PolicyLife, GoesThroughItsStages) {
  Story story;
  story.on("2026-04-01").draft("one", "a", "ana");
  EXPECT_EQ(stage(story.life(), "one", "2026-04-01"), PolicyStage::draft);
  story.approve("one", "a", "ben");
  EXPECT_EQ(stage(story.life(), "one", "2026-04-01"), PolicyStage::approved);
  story.schedule("one", "a", "2026-05-01");
  EXPECT_EQ(stage(story.life(), "one", "2026-04-30"), PolicyStage::scheduled);
  EXPECT_EQ(stage(story.life(), "one", "2026-05-01"), PolicyStage::in_force);
  story.on("2026-05-02").bring("two", "b", "2026-06-01");
  EXPECT_EQ(stage(story.life(), "one", "2026-05-31"), PolicyStage::in_force);
  EXPECT_EQ(stage(story.life(), "one", "2026-06-01"), PolicyStage::superseded);
  story.on("2026-06-10").roll_back("two", "b");
  EXPECT_EQ(stage(story.life(), "two", "2026-06-09"), PolicyStage::in_force);
  EXPECT_EQ(stage(story.life(), "two", "2026-06-10"), PolicyStage::rolled_back);
  EXPECT_EQ(stage(story.life(), "one", "2026-06-10"), PolicyStage::in_force);
  EXPECT_THAT(complaints(story.life()), IsEmpty());
}

TEST(PolicyLife, NeedsASecondPerson) {
  const PolicyLife life = Story()
                              .on("2026-04-01")
                              .draft("one", "a", "ana")
                              .approve("one", "a", "ana")
                              .schedule("one", "a", "2026-05-01")
                              .life();
  EXPECT_THAT(complaints(life), ElementsAre(HasSubstr("by 'ana', who drafted it"),
                                            HasSubstr("which nobody has approved")));
  EXPECT_EQ(holder(life, "2026-05-01"), "none");
}

TEST(PolicyLife, LetsNobodyApproveATextThatTheyDraftedToo) {
  const PolicyLife life = Story()
                              .on("2026-04-01")
                              .draft("one", "a", "ana")
                              .draft("one", "a", "ben")
                              .approve("one", "a", "ben")
                              .life();
  EXPECT_THAT(complaints(life), ElementsAre(HasSubstr("by 'ben', who drafted it")));
}

TEST(PolicyLife, KeepsEachApproverOnce) {
  const PolicyLife life = Story()
                              .on("2026-04-01")
                              .draft("one", "a", "ana")
                              .approve("one", "a", "ben")
                              .approve("one", "a", "cy")
                              .approve("one", "a", "ben")
                              .life();
  EXPECT_THAT(complaints(life), IsEmpty());
  EXPECT_EQ(life.find("one")->approvals.size(), 2U);
}

TEST(PolicyLife, ReplacesADraftUntilOneIsApproved) {
  Story story;
  story.on("2026-04-01").draft("one", "a", "ana").draft("one", "b", "ana");
  EXPECT_EQ(story.life().find("one")->text, "b");
  EXPECT_EQ(story.life().stage(story.life().policies()[0], day("2026-04-01")),
            PolicyStage::replaced);
  story.draft("one", "a", "ana");
  EXPECT_EQ(story.life().find("one")->text, "a") << "the former text was taken up again";
  story.approve("one", "a", "ben").draft("one", "b", "ana").draft("one", "c", "ana");
  const PolicyLife life = story.life();
  EXPECT_EQ(life.find("one")->text, "a");
  EXPECT_THAT(complaints(life), ElementsAre(HasSubstr("give the new one another id"),
                                            HasSubstr("give the new one another id")));
}

TEST(PolicyLife, BindsEveryStepToTheText) {
  const PolicyLife life = Story()
                              .on("2026-04-01")
                              .draft("one", "a", "ana")
                              .approve("one", "b", "ben")
                              .approve("one", "a", "ben")
                              .schedule("one", "b", "2026-05-01")
                              .roll_back("one", "b")
                              .add(PolicyDrafted{"two", made_digest("x"), "y", "ana"})
                              .approve("two", "y", "ben")
                              .life();
  EXPECT_THAT(complaints(life),
              ElementsAre(HasSubstr("approves a text of 'one' that nobody has drafted"),
                          HasSubstr("schedules a text of 'one' that nobody has drafted"),
                          HasSubstr("rolls back a text of 'one' that nobody has drafted"),
                          HasSubstr("a digest that is not its text's"),
                          HasSubstr("'two', which nobody has drafted")));
}

TEST(PolicyLife, ChangesNothingThatWasPublished) {
  Story story;
  story.on("2026-04-01").draft("one", "a", "ana").approve("one", "a", "ben");
  story.publish("2026-04-30");
  const PolicyLife life = Story(story).schedule("one", "a", "2026-04-30").life();
  EXPECT_THAT(complaints(life), ElementsAre(HasSubstr("the scores of 2026-04-30 are published")));
  EXPECT_THAT(complaints(Story(story).schedule("one", "a", "2026-05-01").life()), IsEmpty());
  const PolicyLife before = Story().bring("one", "a", "2026-04-30").publish("2026-04-30").life();
  EXPECT_THAT(complaints(before), IsEmpty()) << "what is published later forbids nothing";
  EXPECT_EQ(before.published_until(), day("2026-04-30"));
}

TEST(PolicyLife, GivesADayToThePolicyThatBeganLast) {
  const PolicyLife life = Story()
                              .on("2026-04-01")
                              .bring("late", "a", "2026-06-01")
                              .bring("early", "b", "2026-05-01")
                              .bring("same", "c", "2026-06-01")
                              .life();
  EXPECT_THAT(complaints(life), IsEmpty());
  EXPECT_EQ(holder(life, "2026-05-31"), "early");
  EXPECT_EQ(holder(life, "2026-06-01"), "same") << "of two for one day the one scheduled last";
}

TEST(PolicyLife, SchedulesOnlyWhereThatChangesSomething) {
  Story story;
  story.on("2026-04-01").bring("one", "a", "2026-05-01").schedule("one", "a", "2026-05-01");
  EXPECT_THAT(complaints(story.life()), IsEmpty()) << "twice is once";
  EXPECT_EQ(story.life().find("one")->schedules.size(), 1U);
  story.schedule("one", "a", "2026-06-01");
  EXPECT_THAT(complaints(story.life()),
              ElementsAre(HasSubstr("holds on that day already, from 2026-05-01 on")));
  story.bring("two", "b", "2026-05-20").schedule("one", "a", "2026-06-10");
  EXPECT_EQ(complaints(story.life()).size(), 1U) << "after another it may come back";
  EXPECT_EQ(holder(story.life(), "2026-06-09"), "two");
  EXPECT_EQ(holder(story.life(), "2026-06-10"), "one");
}

TEST(PolicyLife, GoesBackToWhatHeldBefore) {
  Story story;
  story.on("2026-04-01").bring("one", "a", "2026-05-01").bring("two", "b", "2026-06-01");
  story.on("2026-06-10").roll_back("two", "b");
  EXPECT_EQ(holder(story.life(), "2026-06-09"), "two") << "what was, was";
  EXPECT_EQ(holder(story.life(), "2026-06-10"), "one");
  story.roll_back("one", "a");
  EXPECT_EQ(holder(story.life(), "2026-06-09"), "two");
  EXPECT_EQ(holder(story.life(), "2026-06-10"), "none");
  story.schedule("two", "b", "2026-07-01");
  EXPECT_THAT(complaints(story.life()), IsEmpty());
  EXPECT_EQ(holder(story.life(), "2026-07-01"), "two") << "it may be given another chance";
  story.roll_back("one", "a");
  EXPECT_THAT(complaints(story.life()), ElementsAre(HasSubstr("which is not scheduled")));
}

TEST(PolicyLife, NeverBeganIfItIsRolledBackBefore) {
  const PolicyLife life = Story()
                              .on("2026-04-01")
                              .bring("one", "a", "2026-05-01")
                              .on("2026-04-20")
                              .roll_back("one", "a")
                              .life();
  EXPECT_EQ(holder(life, "2026-05-01"), "none");
  EXPECT_EQ(stage(life, "one", "2026-04-20"), PolicyStage::rolled_back);
}

TEST(PolicyLife, IsWhatWasKnown) {
  Story story;
  story.on("2026-04-01").bring("one", "a", "2026-03-01").on("2026-04-10").roll_back("one", "a");
  EXPECT_EQ(holder(story.life_known_on("2026-04-01"), "2026-03-15"), "none");
  EXPECT_EQ(holder(story.life_known_on("2026-04-05"), "2026-04-15"), "one");
  EXPECT_EQ(holder(story.life(), "2026-03-15"), "one") << "a schedule may begin in the past";
  EXPECT_EQ(holder(story.life(), "2026-04-15"), "none");
}

TEST(PolicyLife, PassesOverWhatIsNoEventOfItsKind) {
  Story story;
  story.on("2026-04-01").bring("one", "a", "2026-05-01");
  const PolicyLife without = story.life();
  story.add(Paid{"c1", Cents{100}}).add(Retracted{"100", "a mistake"});
  EXPECT_EQ(story.life().policies(), without.policies());
  EXPECT_THAT(complaints(story.life()), IsEmpty()) << "the replay of states lists the retraction";
  story.add(PolicyApproved{"one", "no digest", "cy"});
  EXPECT_EQ(complaints(story.life()).size(), 1U);
}

}  // namespace
}  // namespace jss::history
