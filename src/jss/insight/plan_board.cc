// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/plan_board.h"

#include <algorithm>
#include <cassert>

namespace jss::insight {
namespace {

using scoring::ClientRecord;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::FreelancerCounts;
using scoring::Question;
using scoring::RowRange;
using scoring::Rules;
using scoring::WindowSums;

constexpr std::uint32_t kNoRow = UINT32_MAX;

// What `all` has more than `others`, clients left out. Contracts only ever add.
PartSums difference(const PartSums& all, const PartSums& others) {
  PartSums part = all;
  for (std::size_t i = 0; i < part.windows.size(); ++i) {
    WindowSums& sums = part.windows.at(i);
    sums -= others.windows.at(i);
    sums.clients = 0;
    sums.returning_clients = 0;
  }
  part.counts -= others.counts;
  part.counts.lifetime_clients = 0;
  return part;
}

// How deep the units stand: those of one row, or of all.
struct DepthTrace {
  const scoring::WindowSet* windows;
  std::uint32_t row;
  std::size_t depth = 0;

  void contract(std::uint32_t, const scoring::ContractFacts&, scoring::Outcome) {}
  void unit(std::uint32_t at, const scoring::Unit& unit) {
    if (row == kNoRow || at == row) depth = std::max(depth, windows->depth(unit.day));
  }
};

// The days of `course` on which what it comes to on the day of the question may begin to differ
// from the day before, today included: where an end day or a lapse day passes an edge of a window,
// where a wait, a pause or the time for a prompt end runs out.
std::vector<Day> turning_days(Course course, const ContractState& state, const Question& question,
                              Day today) {
  const Rules& rules = question.rules;
  const bool pauses = course == Course::pause;
  if (pauses && !rules.idle.pause_limit_days) return {today};
  const std::int32_t delay = pauses ? *rules.idle.pause_limit_days : 0;
  std::vector<Day> days{today};
  const auto add = [&](Day day) {
    if (day > today && day <= std::min(question.as_of, kLastDay)) days.push_back(day);
  };
  for (const scoring::Window& window : question.windows.windows()) add(window.first_day - delay);
  add(state.started_on + (rules.unpaid.prompt_days + 1 - delay));
  if (pauses) {
    add(question.as_of - (delay - 1));
  } else {
    add(question.as_of - (rules.feedback_days - 1));
    const Day lapse_day = facts_of(state, rules, question.as_of).lapse_day;
    if (lapse_day.present()) add(lapse_day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

// Among `choices`, is there one that comes to the same and is preferred?
bool is_superfluous(const Choice& choice, const std::vector<Choice>& choices) {
  return std::any_of(choices.begin(), choices.end(), [&choice](const Choice& other) {
    return (other.course == Course::leave || other.course <= choice.course) &&
           other.part == choice.part;
  });
}

}  // namespace

PartSums& PartSums::operator+=(const PartSums& other) {
  for (std::size_t i = 0; i < windows.size(); ++i) windows.at(i) += other.windows.at(i);
  counts += other.counts;
  return *this;
}

bool DayOptions::reaches_the_same(const DayOptions& other) const {
  const auto same_choice = [](const Choice& a, const Choice& b) {
    return a.course == b.course && a.part == b.part;
  };
  const auto same_options = [&](const Options& a, const Options& b) {
    return std::equal(a.choices.begin(), a.choices.end(), b.choices.begin(), b.choices.end(),
                      same_choice);
  };
  const auto same_client = [&](const ClientOptions& a, const ClientOptions& b) {
    return a.fixed_depth == b.fixed_depth && a.returning == b.returning &&
           std::equal(a.contracts.begin(), a.contracts.end(), b.contracts.begin(),
                      b.contracts.end(), same_options);
  };
  return rules == other.rules && fixed == other.fixed && jobs == other.jobs &&
         std::equal(clients.begin(), clients.end(), other.clients.begin(), other.clients.end(),
                    same_client);
}

PlanBoard::PlanBoard(const history::Chronicle& chronicle, scoring::PolicyCalendar policies,
                     Day today, std::vector<Act> jobs)
    : today_(today), policies_(std::move(policies)), jobs_(std::move(jobs)) {
  Day last_day = today;
  for (const Act& job : jobs_) {
    job_ends_.push_back(job.day + job.lasts);
    last_day = std::max(last_day, job_ends_.back());
  }
  const auto busy = imagine(chronicle, jobs_, today);
  assert(busy && "the ids of new jobs are new");
  table_ = (busy ? *busy : chronicle).table_on(last_day);
  const auto found = table_.find_freelancer(chronicle.freelancer());
  assert(found && "whoever plans has a contract");
  freelancer_ = found.value_or(FreelancerIndex{0});
  find_contracts();
  find_clients();
}

void PlanBoard::find_contracts() {
  const RowRange own = table_.rows_of(freelancer_);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = own.begin; row < own.end; ++row) {
    const ContractState state = table_.state(row);
    if (!state.ended() && state.started_on <= today_) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [this](std::uint32_t a, std::uint32_t b) {
    return table_.contract_id(a) < table_.contract_id(b);
  });
  contracts_.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    const scoring::ContractRow full = table_.row(row, freelancer_);
    PlannableContract& contract = contracts_.emplace_back();
    contract.id = full.contract_id;
    contract.row = row;
    contract.state = full.state;
    contract.paid_stretches = full.state.paid_stretches;
    contract.state.paid_stretches = contract.paid_stretches;
    scoring::ContractTableBuilder builder;
    [[maybe_unused]] const auto problem = builder.add(full);
    assert(!problem);
    alone_.push_back(history::Chronicle::of_table(builder.finish(), {0}));
  }
}

void PlanBoard::find_clients() {
  const RowRange own = table_.rows_of(freelancer_);
  for (std::uint32_t row = own.begin; row < own.end; ++row) {
    if (row == own.begin || table_.client[row] != table_.client[row - 1]) {
      clients_.push_back({.rows = {row, row}, .open = {}});
    }
    ClientRows& client = clients_.back();
    client.rows.end = row + 1;
    for (std::uint32_t i = 0; i < contracts_.size(); ++i) {
      if (contracts_[i].row == row) client.open.push_back(i);
    }
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (jobs_[i].contract == table_.contract_id(row)) client.job = i + 1;
    }
  }
}

Act PlanBoard::act(std::uint32_t contract, Course course, Day day) const {
  Act act{.kind = ActKind::leave, .contract = contracts_[contract].id, .day = day};
  switch (course) {
    case Course::end:
      act.kind = ActKind::end;
      act.by = scoring::EndedBy::freelancer;
      break;
    case Course::pause:
      act.kind = ActKind::pause;
      break;
    case Course::ask:
      act.kind = ActKind::end;
      act.by = scoring::EndedBy::client;
      act.stars = contracts_[contract].usual.stars;
      act.recommend = contracts_[contract].usual.recommend;
      break;
    case Course::leave:
      break;
  }
  return act;
}

const ContractState& PlanBoard::state_after(std::uint32_t contract, Course course, Day day) {
  const PlannableContract& open = contracts_[contract];
  if (course == Course::leave) return open.state;
  const auto [found, is_new] = states_.try_emplace({contract, course, day}, open.state);
  if (!is_new) return found->second;
  const Act done = act(contract, course, day);
  const auto imagined = imagine(alone_[contract], {&done, 1}, today_);
  assert(imagined && "only what can be done is asked for");
  if (imagined) {
    found->second = imagined->own_contract(open.id, day)->state;
    found->second.paid_stretches = open.paid_stretches;
  }
  return found->second;
}

void PlanBoard::put(std::uint32_t row, const ContractState& state) {
  table_.ended_on[row] = state.ended_on;
  table_.feedback_on[row] = state.feedback_on;
  table_.paused_on[row] = state.paused_on;
  table_.resumed_on[row] = state.resumed_on;
  table_.stars[row] = state.stars;
  table_.recommend[row] = state.recommend;
  table_.ended_by[row] = state.ended_by;
  table_.end_reason[row] = state.end_reason;
  table_.excluded[row] = state.excluded ? 1 : 0;
}

void PlanBoard::take_out(std::uint32_t contract) {
  put(contracts_[contract].row, contracts_[contract].state);
  table_.excluded[contracts_[contract].row] = 1;
}

// The sums of a client's contracts as the table has them now; the depth is that of `row`.
PartSums PlanBoard::sums_of(const ClientRows& client, const Question& question, std::uint32_t row,
                            bool* returning) {
  hold_records(client, question);
  scoring::detail::Buckets buckets{};
  PartSums sums;
  DepthTrace trace{&question.windows, row};
  scoring::detail::add_client(table_, client.rows, question, buckets, sums.counts, trace);
  sums.depth = static_cast<std::uint8_t>(trace.depth);
  if (returning != nullptr) {
    *returning = std::any_of(buckets.begin(), buckets.end(),
                             [](const WindowSums& bucket) { return bucket.returning_clients > 0; });
  }
  const std::size_t windows = question.windows.size();
  std::copy_n(buckets.begin() + 1, windows, sums.windows.begin());
  scoring::add_deeper({sums.windows.data(), windows});
  return sums;
}

// The kernel takes the freelancer's own part out of a record by reading the table: the record has
// to have that part as it is read now.
void PlanBoard::hold_records(const ClientRows& client, const Question& question) {
  if (records_.empty()) return;
  const std::uint32_t index = table_.client[client.rows.begin].value;
  records_[index] = others_[index];
  records_[index] += client_record(table_, client.rows, question.rules, question.as_of);
}

std::vector<Choice> PlanBoard::choices_of(const ClientRows& client, std::uint32_t contract,
                                          const Question& question, const PartSums& others) {
  const PlannableContract& open = contracts_[contract];
  std::vector<Choice> found;
  const auto try_course = [&](Course course, Day day) {
    put(open.row, state_after(contract, course, day));
    const Choice choice{.course = course,
                        .day = course == Course::leave ? kNoDay : day,
                        .part = difference(sums_of(client, question, open.row), others)};
    if (!is_superfluous(choice, found)) found.push_back(choice);
  };
  try_course(Course::leave, today_);
  for (const Course course : {Course::end, Course::pause, Course::ask}) {
    if (course == Course::pause && (open.state.paused_on.present() || !question.rules.idle.days)) {
      continue;
    }
    for (const Day day : turning_days(course, open.state, question, today_)) {
      try_course(course, day);
    }
  }
  take_out(contract);
  std::rotate(found.begin(), found.begin() + 1, found.end());
  return found;
}

ClientOptions PlanBoard::options_of(const ClientRows& client, const Question& question,
                                    PartSums& fixed) {
  for (const std::uint32_t contract : client.open) take_out(contract);
  ClientOptions options;
  const PartSums others = sums_of(client, question, kNoRow, &options.returning);
  options.fixed_depth = others.depth;
  PartSums uncounted = others;
  for (WindowSums& sums : uncounted.windows) sums.clients = sums.returning_clients = 0;
  fixed += uncounted;
  for (const std::uint32_t contract : client.open) {
    options.contracts.push_back(
        {.contract = contract, .choices = choices_of(client, contract, question, others)});
  }
  for (const std::uint32_t contract : client.open) {
    put(contracts_[contract].row, contracts_[contract].state);
  }
  return options;
}

DayOptions PlanBoard::options_on(Day day) {
  const Rules& rules = policies_.on(day)->rules;
  records_ = scoring::client_records(table_, rules, day);
  others_ = records_;
  for (const ClientRows& client : clients_) {
    if (records_.empty()) break;
    ClientRecord& others = others_[table_.client[client.rows.begin].value];
    others = others - client_record(table_, client.rows, rules, day);
  }
  const Question question(rules, day, records_);
  DayOptions options{.day = day, .rules = &rules, .fixed = {}, .jobs = {}, .clients = {}};
  options.fixed.counts.profile_completeness = table_.profile_completeness[freelancer_.value];
  std::size_t done = 0;
  while (done < job_ends_.size() && job_ends_[done] <= day) ++done;
  options.jobs.resize(done);
  for (const ClientRows& client : clients_) {
    if (client.job > done) continue;
    if (client.job > 0) {
      options.jobs[client.job - 1] = sums_of(client, question, kNoRow);
    } else if (client.open.empty()) {
      options.fixed += sums_of(client, question, kNoRow);
    } else {
      options.clients.push_back(options_of(client, question, options.fixed));
    }
  }
  return options;
}

}  // namespace jss::insight
