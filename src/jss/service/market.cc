// SPDX-License-Identifier: Apache-2.0
#include "jss/service/market.h"

#include <algorithm>
#include <utility>

#include "jss/app/ledger_export.h"
#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/app/thread_executor.h"
#include "jss/history/visible_events.h"
#include "jss/io/policy_writer.h"
#include "jss/io/score_json.h"

namespace jss::service {
namespace {

using Lock = std::unique_lock<std::shared_mutex>;
using ReadLock = std::shared_lock<std::shared_mutex>;

// Ends a walk along the records that has what it wants.
constexpr const char* kEnough = "enough";

io::ItemProblem conflict_at(std::uint64_t line, const std::string& id) {
  return {.line = line,
          .id = id,
          .key = "id",
          .reason =
              "is recorded with other content: give each event an id of its own; to correct one, "
              "retract it and add another"};
}

// Which rules hold from which day on, every parameter of them: equal texts give equal scores.
std::string written_out(const scoring::PolicyCalendar& calendar) {
  std::string text;
  for (const Day day : calendar.change_days(kNoDay, kLastDay)) {
    text += to_string(day) + "\n" + io::whole_policy_toml(*calendar.on(day));
  }
  return text;
}

}  // namespace

Market::Market(std::string name, ledger::EventLedger writer, ledger::EventLedger reader,
               engine::PolicyShelf ships, std::function<Timestamp()> clock)
    : name_(std::move(name)),
      clock_(std::move(clock)),
      writer_(std::move(writer)),
      tokens_(writer_, writing_, clock_),
      reader_(std::move(reader)),
      ships_(std::move(ships)) {}

Result<std::unique_ptr<Market>> Market::open(const std::string& ledger,
                                             std::function<Timestamp()> clock) {
  auto writer = app::open_ledger(ledger, ledger::Access::create);
  if (!writer) return tl::unexpected(writer.error());
  auto reader = app::open_ledger(ledger, ledger::Access::read);
  if (!reader) return tl::unexpected(reader.error());
  auto ships = engine::PolicyShelf::open();
  if (!ships) return tl::unexpected(ships.error());
  std::unique_ptr<Market> market(new Market(app::shown_ledger(ledger), std::move(*writer),
                                            std::move(*reader), std::move(*ships),
                                            std::move(clock)));
  if (auto learned = market->catch_up(); !learned) return tl::unexpected(learned.error());
  return market;
}

Result<Appended> Market::append(const Batch& events) {
  const std::lock_guard writing(writing_);
  if (auto learned = learn_news(); !learned) return tl::unexpected(learned.error());
  return keep(events);
}

Result<Appended> Market::keep(const Batch& events) {
  Appended appended;
  std::vector<ledger::Entry> entries;
  std::unordered_map<std::string_view, const history::Event*> sent;
  for (const auto& [line, event] : events) {
    const auto [first, is_first] = sent.try_emplace(event.id, &event);
    const history::Event* there = is_first ? events_.find(event.id) : first->second;
    if (there != nullptr && !history::same_content(*there, event)) {
      appended.conflicts.push_back(conflict_at(line, event.id));
    }
    entries.push_back(app::ledger_entry(event));
  }
  if (!appended.conflicts.empty()) return appended;
  // Whom the ledger has forgotten it alone can compare; it has the last word in any case.
  const auto receipt = writer_.append(entries, clock_(), ledger::OnConflict::refuse_all);
  if (!receipt && receipt.error().code == ErrorCode::conflict) {
    appended.conflicts.push_back(
        {.line = 0, .id = {}, .key = {}, .reason = receipt.error().message});
    return appended;
  }
  if (!receipt) return tl::unexpected(receipt.error());
  for (const ledger::Fate fate : receipt->fates) {
    ++(fate == ledger::Fate::accepted ? appended.accepted : appended.repeated);
  }
  appended.head = receipt->head;
  if (auto learned = learn_news(); !learned) return tl::unexpected(learned.error());
  return appended;
}

Result<void> Market::catch_up() {
  const std::lock_guard writing(writing_);
  if (auto learned = tokens_.learn(); !learned) return learned;
  return learn_news();
}

Result<void> Market::learn_news() {
  auto news = read_news();
  if (!news) return tl::unexpected(news.error());
  return learn(std::move(*news));
}

// What the ledger has and the memory has not, as the ledger recorded it.
Result<std::vector<history::Event>> Market::read_news() {
  std::vector<history::Event> news;
  const auto head = writer_.head();
  if (!head) return tl::unexpected(head.error());
  if (head->seq == known_records_) return news;
  app::RecordReader reader;
  std::uint64_t last = known_records_;
  const auto done =
      writer_.read({.after = known_records_}, [&](const ledger::Record& record) -> Result<void> {
        auto event = reader.event_of(record);
        if (!event) return tl::unexpected(event.error());
        last = record.seq;
        news.push_back(std::move(*event));
        return {};
      });
  if (!done) return tl::unexpected(done.error());
  known_records_ = last;
  return news;
}

Result<void> Market::learn(std::vector<history::Event> news) {
  const Day today = day_of(clock_());
  bool are_rules_new = keeper_ == nullptr;
  {
    const Lock lock(state_);
    for (history::Event& event : news) {
      if (!history::is_operators(event.type())) {
        const history::Event& there = events_.add(std::move(event));
        reviews_.learn(there);
        if (keeper_ != nullptr) keeper_->learn({&there, 1});
        continue;
      }
      learn_published(event);
      if (!history::shapes_policies(event.type())) continue;
      are_rules_new = true;
      policy_events_.push_back(std::move(event));
    }
    if (keeper_ != nullptr && (!news.empty() || today > keeper_->scores().day())) move_to(today);
  }
  return are_rules_new ? begin_keeping(today) : Result<void>();
}

// Everybody from the beginning, as rules want it that have changed; a draft or a publication
// mostly leaves them as they are. Others ask meanwhile: only who holds `writing_` changes what is
// read here.
Result<void> Market::begin_keeping(Day today) {
  auto shelf = std::make_unique<engine::PolicyShelf>(ships_);
  shelf->take(app::policy_life_of(policy_events_, std::nullopt));
  auto calendar = shelf->calendar();
  if (!calendar) return tl::unexpected(calendar.error());
  std::string rules = written_out(*calendar);
  if (keeper_ != nullptr && rules == kept_rules_) return {};
  auto keeper = std::make_unique<engine::ScoreKeeper>(std::move(*calendar));
  events_.for_each([&keeper](const history::Event& event) { keeper->learn({&event, 1}); });
  app::ThreadExecutor executor(1);
  keeper->move_to(today, executor);
  const Lock lock(state_);
  keeper_ = std::move(keeper);
  kept_by_ = std::move(shelf);
  kept_rules_ = std::move(rules);
  numbers_.clear();
  versions_.clear();
  move_to(today);
  return {};
}

void Market::move_to(Day today) {
  app::ThreadExecutor executor(1);
  const Day day = std::max(today, keeper_->scores().day());
  const bool is_other_day = day != keeper_->scores().day();
  const insight::DayPass pass = keeper_->move_to(day, executor);
  const std::uint64_t version = ++last_version_;
  const std::uint32_t count = keeper_->scores().freelancer_count();
  for (auto i = static_cast<std::uint32_t>(versions_.size()); i < count; ++i) {
    versions_.push_back(version);
    numbers_.emplace(keeper_->freelancer_id({i}), FreelancerIndex{i});
  }
  tell(pass);
  if (is_other_day || pass.everybody) {
    std::ranges::fill(versions_, version);
  } else {
    for (const insight::Rescored& one : pass.rescored) versions_[one.freelancer.value] = version;
  }
}

// Only of what those who listen cannot find out by themselves: not of everybody at once.
void Market::tell(const insight::DayPass& pass) {
  if (broadcast_ == nullptr) return;
  if (pass.everybody) return broadcast_->tell("reset", "{}");
  for (const insight::ChangedScore& one : pass.changed) {
    if (keeper_->scores().shown(one.freelancer).there) {
      broadcast_->tell("score_changed", score_line(one.freelancer));
    }
  }
}

void Market::learn_published(const history::Event& event) {
  if (const auto* opened = std::get_if<history::PublicationOpened>(&event.body)) {
    const auto [place, is_new] =
        publication_of_id_.try_emplace(opened->publication, publications_.size());
    if (is_new) publications_.push_back({.opened = *opened, .at = event.at});
  } else if (const auto* shown = std::get_if<history::ScorePublished>(&event.body)) {
    const auto found = publication_of_id_.find(shown->publication);
    if (found == publication_of_id_.end()) return;
    publications_[found->second].shown.insert_or_assign(shown->freelancer, *shown);
  } else if (const auto* closed = std::get_if<history::PublicationClosed>(&event.body)) {
    const auto found = publication_of_id_.find(closed->publication);
    if (found == publication_of_id_.end()) return;
    Publication& publication = publications_[found->second];
    publication.complete = true;
    publication.freelancers = closed->scores;
    if (broadcast_ != nullptr) broadcast_->tell("published", publication_line(publication));
    const bool is_later =
        !shown_last_ || publications_[*shown_last_].opened.as_of <= publication.opened.as_of;
    Publication& past = is_later && shown_last_ ? publications_[*shown_last_] : publication;
    if (is_later) shown_last_ = found->second;
    if (&past != &publications_[*shown_last_]) past.shown = {};
  }
}

std::string Market::score_line(FreelancerIndex freelancer) const {
  const insight::ScoreBook& book = keeper_->scores();
  return io::score_json(io::ScoreOwner{.freelancer = keeper_->freelancer_id(freelancer),
                                       .as_of = book.day(),
                                       .policy_id = book.policy().id},
                        book.score(freelancer));
}

std::optional<std::string> Market::score(std::string_view freelancer) const {
  const ReadLock lock(state_);
  const auto found = numbers_.find(freelancer);
  if (found == numbers_.end() || !keeper_->scores().shown(found->second).there) return {};
  return score_line(found->second);
}

std::optional<Market::VersionedScore> Market::score_at_once(std::string_view freelancer,
                                                            std::uint64_t known) const {
  const ReadLock lock(state_, std::try_to_lock);
  if (!lock) return {};
  const auto found = numbers_.find(freelancer);
  if (found == numbers_.end() || !keeper_->scores().shown(found->second).there) return {};
  const std::uint64_t version = versions_[found->second.value];
  return VersionedScore{version, version == known ? std::string() : score_line(found->second)};
}

Page Market::scores(std::string_view after, std::size_t limit) const {
  const ReadLock lock(state_);
  Page page;
  std::string last;
  for (auto at = numbers_.upper_bound(after); at != numbers_.end(); ++at) {
    if (!keeper_->scores().shown(at->second).there) continue;
    if (page.lines.size() == limit) {
      page.next = last;
      break;
    }
    page.lines.push_back(score_line(at->second));
    last = at->first;
  }
  return page;
}

bool Market::knows(std::string_view freelancer) const {
  const ReadLock lock(state_);
  return events_.knows(freelancer);
}

engine::Source Market::source(std::string_view freelancer) const {
  const ReadLock lock(state_);
  return engine::Source::of_ledger(name_, events_.about(freelancer), policy_events_,
                                   app::policy_digest,
                                   std::max(day_of(clock_()), keeper_->scores().day()));
}

engine::Source Market::visible_source(std::string_view freelancer) const {
  const ReadLock lock(state_);
  const Day today = std::max(day_of(clock_()), keeper_->scores().day());
  return engine::Source::of_ledger(
      "your contracts", history::visible_events(events_.about(freelancer), freelancer, today),
      policy_events_, app::policy_digest, today);
}

engine::PolicyShelf Market::shelf_with_own(const std::optional<Timestamp>& known_at) const {
  const ReadLock lock(state_);
  engine::PolicyShelf shelf = ships_;
  shelf.take(app::policy_life_of(policy_events_, known_at));
  return shelf;
}

Result<Market::PolicyStepTaken> Market::take_policy_step(
    const std::function<Result<app::PolicyStep>(app::PolicyOffice& office, Timestamp now)>& step) {
  const std::lock_guard writing(writing_);
  if (auto learned = learn_news(); !learned) return tl::unexpected(learned.error());
  engine::PolicyShelf shelf = ships_;
  auto office = app::PolicyOffice::with(writer_, shelf, policy_events_);
  const Timestamp now = clock_();
  const auto taken = step(office, now);
  if (!taken) return tl::unexpected(taken.error());
  if (auto learned = learn_news(); !learned) return tl::unexpected(learned.error());
  return PolicyStepTaken{app::policy_step_line(*taken, shelf.life(), day_of(now)), taken->is_new};
}

std::optional<std::string> Market::published_score(std::string_view freelancer) const {
  const ReadLock lock(state_);
  if (!shown_last_) return {};
  const Publication& publication = publications_[*shown_last_];
  const auto found = publication.shown.find(std::string(freelancer));
  if (found == publication.shown.end()) return {};
  return io::public_score_json(publication.opened, publication.at, found->second);
}

Page Market::publications(std::size_t after, std::size_t limit) const {
  const ReadLock lock(state_);
  Page page;
  for (std::size_t i = after; i < publications_.size(); ++i) {
    if (page.lines.size() == limit) {
      page.next = std::to_string(i);
      break;
    }
    page.lines.push_back(publication_line(publications_[i]));
  }
  return page;
}

std::string Market::publication_line(const Publication& publication) {
  return io::publication_json(
      {.opened = publication.opened,
       .published_at = publication.at,
       .freelancers = publication.complete ? publication.freelancers : publication.shown.size(),
       .complete = publication.complete});
}

Result<Page> Market::records(std::uint64_t after, std::size_t limit) {
  const std::lock_guard reading(reading_);
  Page page;
  app::RecordReader reader;
  std::uint64_t last = after;
  const auto done =
      reader_.read({.after = after}, [&](const ledger::Record& record) -> Result<void> {
        if (page.lines.size() == limit) {
          page.next = std::to_string(last);
          return fail(ErrorCode::conflict, kEnough);
        }
        auto event = reader.event_of(record);
        if (!event) return tl::unexpected(event.error());
        page.lines.push_back(app::record_line(record, std::move(*event)));
        last = record.seq;
        return {};
      });
  if (!done && done.error().message != kEnough) return tl::unexpected(done.error());
  return page;
}

std::optional<Market::Size> Market::size_at_once() const {
  const ReadLock lock(state_, std::try_to_lock);
  if (!lock) return {};
  return Size{.records = known_records_,
              .events = events_.size(),
              .freelancers = numbers_.size(),
              .day = keeper_->scores().day()};
}

}  // namespace jss::service
