// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jss/app/policy_office.h"
#include "jss/app/review_desk.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/engine/policy_shelf.h"
#include "jss/engine/score_keeper.h"
#include "jss/engine/source.h"
#include "jss/history/review_book.h"
#include "jss/io/problem_json.h"
#include "jss/io/publication_json.h"
#include "jss/ledger/event_ledger.h"
#include "jss/service/broadcast.h"
#include "jss/service/event_shelf.h"
#include "jss/service/token_desk.h"

namespace jss::service {

/// What became of a batch of events.
struct Appended {
  std::uint64_t accepted = 0;
  std::uint64_t repeated = 0;  ///< They were there already.
  ledger::Head head;           ///< After the batch.
  /// Why nothing was kept: ids that are there with other content. Empty if all went well.
  std::vector<io::ItemProblem> conflicts;
};

/// Events, each beside its line in what was sent.
using Batch = std::vector<std::pair<std::uint64_t, history::Event>>;

/// What whoever runs a service may choose of how its market is kept.
struct MarketDials {
  int review_days = app::kReviewDays;  ///< After so many days a review is due.
};

/// A page of something that is numbered or named.
struct Page {
  std::vector<std::string> lines;  ///< JSON, one thing each.
  std::string next;                ///< Where the next page begins; empty where there is none.
};

/// One ledger held in memory and kept up to date: everybody's score of today, what anybody may ask
/// about, what was published. Events that others put into the ledger are learned of, too.
///
/// Any number of threads may ask while one changes something.
class Market {
 public:
  /// Reads the ledger of that name whole, making it where it is not there.
  ///
  /// Errors: those of `app::open_ledger`; `corruption`; those of `PolicyShelf`.
  [[nodiscard]] static Result<std::unique_ptr<Market>> open(const std::string& ledger,
                                                            std::function<Timestamp()> clock);

  /// To be called before anybody asks.
  void set_dials(const MarketDials& dials) { dials_ = dials; }
  [[nodiscard]] const MarketDials& dials() const { return dials_; }

  /// Keeps events, all of them durably or none, and reckons the scores they change.
  ///
  /// Errors: `unavailable` where the store failed: sending the same again is harmless.
  [[nodiscard]] Result<Appended> append(const Batch& events);

  /// Keeps the events that `make` gives once all that is recorded is known, while nobody else
  /// changes anything; none if it gives none. It may ask this market.
  ///
  /// Errors: those of `append` and of `make`.
  [[nodiscard]] Result<Appended> append_made(const std::function<Result<Batch>()>& make);

  /// Learns what others recorded, and goes on to today. To be called every second or so.
  ///
  /// Errors: `unavailable`, `corruption`; `invalid_input` for a policy of the ledger's own that
  /// cannot be read: then the rules before it go on.
  [[nodiscard]] Result<void> catch_up();

  /// A freelancer's score of today as one line of JSON, the one of `jss score`; nothing where
  /// nobody is there by that id.
  [[nodiscard]] std::optional<std::string> score(std::string_view freelancer) const;

  /// What `score` gives, and a number above zero that changes whenever it may be another.
  struct VersionedScore {
    std::uint64_t version = 0;
    std::string line;  ///< Empty where the version is one that the caller knows.
  };
  /// The score, unless its version is `known`. Nothing where nobody is there by that id, and where
  /// a change is under way and one would have to wait for its end.
  [[nodiscard]] std::optional<VersionedScore> score_at_once(std::string_view freelancer,
                                                            std::uint64_t known) const;

  /// The scores of those whose ids come after `after`, in the order of their ids.
  [[nodiscard]] Page scores(std::string_view after, std::size_t limit) const;

  /// Whether there is somebody by that id.
  [[nodiscard]] bool knows(std::string_view freelancer) const;

  /// A source for questions about one freelancer.
  [[nodiscard]] engine::Source source(std::string_view freelancer) const;
  /// The same of what the freelancer may know, and nothing else (`history::visible_events`): what
  /// is reckoned from it is an estimate that tells nothing private.
  [[nodiscard]] engine::Source visible_source(std::string_view freelancer) const;
  /// A source for questions about everybody: a copy of all events, as large as they are.
  [[nodiscard]] engine::Source whole_source() const;
  /// The policies at hand, for one question.
  [[nodiscard]] engine::PolicyShelf shelf() const { return ships_; }
  /// The ledger's own policies are on it, too, as known at `known_at` if given.
  [[nodiscard]] engine::PolicyShelf shelf_with_own(
      const std::optional<Timestamp>& known_at = std::nullopt) const;

  /// A step in the life of a policy that was taken.
  struct PolicyStepTaken {
    std::string line;  ///< JSON, the line of `jss policy draft` and its like.
    bool is_new = true;
  };
  /// Takes a step in the life of the ledger's own policies; where it changes the rules of today,
  /// everybody's score follows before this gives back.
  ///
  /// Errors: those of the step, and of `catch_up`.
  [[nodiscard]] Result<PolicyStepTaken> take_policy_step(
      const std::function<Result<app::PolicyStep>(app::PolicyOffice& office, Timestamp now)>& step);

  /// What was recorded of a contract, whoever's it is, and of the standing of its client, in the
  /// order of the records.
  [[nodiscard]] std::vector<history::Event> events_of(std::string_view contract) const;
  /// Calls `read` with all reviews; nothing changes meanwhile.
  void read_reviews(const std::function<void(const history::ReviewBook&)>& read) const;
  /// The day whose scores are told.
  [[nodiscard]] Day today() const;

  /// The score that was published of a freelancer last, without what would tell more than its
  /// integer; nothing where none was.
  [[nodiscard]] std::optional<std::string> published_score(std::string_view freelancer) const;
  /// Publications in the order in which they were opened, after the first so many.
  [[nodiscard]] Page publications(std::size_t after, std::size_t limit) const;

  /// The records after `after`, each with its `seq`, `recorded_at` and event.
  ///
  /// Errors: those of `EventLedger::read`.
  [[nodiscard]] Result<Page> records(std::uint64_t after, std::size_t limit);

  /// Whose secret that is now; nullptr where it is nobody's.
  [[nodiscard]] std::shared_ptr<const io::AccessToken> token_of(std::string_view secret) const {
    return tokens_.find(secret);
  }
  [[nodiscard]] TokenDesk& tokens() { return tokens_; }

  /// From now on tells those who listen whose score changes (`score_changed`, a line as `score`
  /// gives it), what is published (`published`), and that all may be otherwise (`reset`). The
  /// broadcast must outlive the market.
  void tell_to(Broadcast& broadcast) {
    const std::unique_lock lock(state_);
    broadcast_ = &broadcast;
  }

  /// What metrics tell.
  struct Size {
    std::uint64_t records = 0;
    std::uint64_t events = 0;
    std::uint64_t freelancers = 0;
    Day day;
  };
  /// Nothing where a change is under way and one would have to wait for its end.
  [[nodiscard]] std::optional<Size> size_at_once() const;

 private:
  struct Publication {
    history::PublicationOpened opened;
    Timestamp at;
    std::uint64_t freelancers = 0;
    bool complete = false;
    std::unordered_map<std::string, history::ScorePublished> shown;  // until a later one is closed
  };

  Market(std::string name, ledger::EventLedger writer, ledger::EventLedger reader,
         engine::PolicyShelf ships, std::function<Timestamp()> clock);

  [[nodiscard]] Result<Appended> keep(const Batch& events);
  [[nodiscard]] Result<void> learn_news();
  [[nodiscard]] Result<std::vector<history::Event>> read_news();
  [[nodiscard]] Result<void> learn(std::vector<history::Event> news);
  [[nodiscard]] Result<void> begin_keeping(Day today);
  void move_to(Day today);
  void tell(const insight::DayPass& pass);
  [[nodiscard]] static std::string publication_line(const Publication& publication);
  void learn_published(const history::Event& event);
  [[nodiscard]] std::string score_line(FreelancerIndex freelancer) const;

  std::string name_;
  std::function<Timestamp()> clock_;
  MarketDials dials_;

  std::mutex writing_;  // held by whoever changes something, before `state_`
  ledger::EventLedger writer_;
  std::atomic<std::uint64_t> known_records_ = 0;  // changed by whoever writes alone

  TokenDesk tokens_;

  std::mutex reading_;
  ledger::EventLedger reader_;

  mutable std::shared_mutex state_;  // of all below
  Broadcast* broadcast_ = nullptr;
  engine::PolicyShelf ships_;
  EventShelf events_;
  history::ReviewBook reviews_;
  std::vector<history::Event> policy_events_;
  std::unique_ptr<engine::PolicyShelf> kept_by_;  // the keeper refers to its policies
  std::string kept_rules_;                        // by those: which hold from when, written out
  std::unique_ptr<engine::ScoreKeeper> keeper_;
  std::map<std::string, FreelancerIndex, std::less<>> numbers_;
  std::vector<std::uint64_t> versions_;  // by freelancer
  std::uint64_t last_version_ = 0;
  std::vector<Publication> publications_;
  std::unordered_map<std::string, std::size_t> publication_of_id_;
  std::optional<std::size_t> shown_last_;
};

}  // namespace jss::service
