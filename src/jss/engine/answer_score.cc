// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_score.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/money.h"
#include "jss/engine/changed_scores.h"
#include "jss/engine/freelancer_page.h"
#include "jss/engine/opened_source.h"
#include "jss/engine/unknown_answer.h"
#include "jss/io/outcome_words.h"
#include "jss/io/plain_text.h"
#include "jss/io/score_csv.h"
#include "jss/io/score_json.h"
#include "jss/io/score_text.h"

namespace jss::engine {
namespace {

// Enough to keep all threads busy, few enough to keep their lines in memory.
constexpr std::size_t kFreelancersAPiece = 1024;
constexpr std::size_t kPiecesABatch = 64;

constexpr std::size_t kLongestShownId = 40;

// Of the text table of many freelancers: the whole, and the id's column, which is as wide as the
// longest needs.
struct TextWidths {
  std::size_t line = 80;
  std::size_t id = 10;
};

std::string text_line(const TextWidths& widths, std::string_view id, std::string_view score,
                      std::string_view exact, std::string_view rest) {
  std::string line = "  " + io::fit(io::plain_text(id), widths.id);
  line.append(widths.id + 4 - io::display_width(line), ' ');
  line.append(5 - std::min<std::size_t>(5, io::display_width(score)), ' ').append(score);
  line.append(9 - std::min<std::size_t>(9, io::display_width(exact)), ' ').append(exact);
  return io::fit(line.append("  ").append(rest), widths.line) + "\n";
}

TextWidths text_widths(const scoring::ContractTable& table, const io::TextStyle& style) {
  TextWidths widths{.line = static_cast<std::size_t>(style.width)};
  const std::size_t longest = std::min(kLongestShownId, widths.line / 2);
  for (std::uint32_t i = 0; i < table.freelancer_count() && widths.id < longest; ++i) {
    widths.id = std::max(widths.id, io::display_width(io::plain_text(table.freelancer_id({i}))));
  }
  widths.id = std::min(widths.id, longest);
  return widths;
}

std::string text_of(const TextWidths& widths, std::string_view id, const scoring::Score& score) {
  const scoring::WindowScore* decisive = score.decisive();
  if (decisive == nullptr) {
    return text_line(widths, id, "–", "–", io::in_words(*score.reason));
  }
  return text_line(widths, id, std::to_string(scoring::points(*decisive->value)),
                   hundredths_to_string(scoring::points_in_hundredths(*decisive->value)),
                   io::window_words(decisive->months));
}

// Writes one freelancer's line, or lines, in the format that was asked for.
class LineWriter {
 public:
  LineWriter(const Evaluation& evaluation, const ScoreOptions& options, const io::TextStyle& style)
      : evaluation_(evaluation),
        options_(options),
        question_(evaluation.question()),
        widths_(options.format == "text" ? text_widths(evaluation.table(), style) : TextWidths{}) {}

  [[nodiscard]] std::string heading() const {
    if (options_.format == "json") return {};
    if (options_.format == "csv") {
      return std::string(options_.detail ? io::explanation_csv_heading() : io::score_csv_heading());
    }
    const std::string title = "Job Success Scores on " + to_string(evaluation_.as_of()) +
                              ", rules " + evaluation_.policy().id;
    return io::wrap(title, widths_.line, 0) + "\n\n" +
           text_line(widths_, "freelancer", "score", "exact", "window");
  }

  [[nodiscard]] std::string lines(FreelancerIndex freelancer) const {
    const io::ScoreSubject subject{evaluation_.table(), freelancer, evaluation_.as_of(),
                                   evaluation_.policy().id};
    if (options_.detail && options_.format != "text") {
      const auto explanation = insight::explain(evaluation_.table(), freelancer, question_);
      return options_.format == "csv"
                 ? io::explanation_csv(subject, explanation)
                 : io::explanation_json(subject, explanation, io::Detail::contracts) + "\n";
    }
    const scoring::Score score = scoring::score(evaluation_.table(), freelancer, question_);
    if (options_.format == "csv") return io::score_csv(subject, score);
    if (options_.format == "json") return io::score_json(subject, score) + "\n";
    return text_of(widths_, evaluation_.table().freelancer_id(freelancer), score);
  }

 private:
  const Evaluation& evaluation_;
  const ScoreOptions& options_;
  scoring::Question question_;
  TextWidths widths_;
};

void write_all(const LineWriter& writer, const std::vector<FreelancerIndex>& freelancers,
               Door& door) {
  const std::size_t count = freelancers.size();
  door.write(writer.heading());
  for (std::size_t first = 0; first < count; first += kFreelancersAPiece * kPiecesABatch) {
    const std::size_t left = count - first;
    const std::size_t pieces =
        std::min(kPiecesABatch, (left + kFreelancersAPiece - 1) / kFreelancersAPiece);
    std::vector<std::string> texts(pieces);
    door.executor.run(pieces, [&](std::size_t piece) {
      const std::size_t begin = first + piece * kFreelancersAPiece;
      const std::size_t end = std::min<std::size_t>(count, begin + kFreelancersAPiece);
      for (std::size_t i = begin; i < end; ++i) {
        texts[piece] += writer.lines(freelancers[i]);
      }
    });
    for (const std::string& text : texts) door.write(text);
    if (door.progress) door.progress(first, count);
  }
}

std::vector<FreelancerIndex> everybody(const scoring::ContractTable& table) {
  std::vector<FreelancerIndex> freelancers;
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) freelancers.push_back({i});
  return freelancers;
}

// Those whose score changed, of all or of the one that is asked for.
Result<Verdict> answer_changed(const ScoreOptions& options, const OpenedSource& opened,
                               Door& door) {
  const Evaluation& evaluation = *opened.evaluation;
  const auto since = parse_day_option("--changed-since", options.changed_since);
  if (!since) return tl::unexpected(since.error());
  const auto policies = opened.policies();
  if (!policies) return tl::unexpected(policies.error());
  if (auto known = refuse_unknown_answers(opened); !known) return tl::unexpected(known.error());
  auto changed =
      changed_since(opened.source, opened.request, evaluation, *policies, *since, door.executor);
  if (!changed) return tl::unexpected(changed.error());
  if (!options.freelancer.empty()) {
    const auto only = evaluation.find_freelancer(options.freelancer);
    if (!only) return tl::unexpected(only.error());
    std::erase_if(*changed, [&only](FreelancerIndex freelancer) { return freelancer != *only; });
  }
  if (changed->empty() && options.format == "text") {
    door.write("No score changed from " + to_string(*since) + " to " +
               to_string(evaluation.as_of()) + ".\n");
    return Verdict::done;
  }
  write_all(LineWriter(evaluation, options, door.style), *changed, door);
  return Verdict::done;
}

}  // namespace

Result<Verdict> answer_score(const ScoreOptions& options, Door& door) {
  auto opened = open_source(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Evaluation& evaluation = *(*opened)->evaluation;
  const std::uint32_t count = evaluation.table().freelancer_count();
  const UnknownForm form{options.format,
                         options.detail ? io::UnknownDetail::contracts : io::UnknownDetail::none};
  if (!options.changed_since.empty()) return answer_changed(options, **opened, door);
  if (write_unknown_range(**opened, form, door)) return Verdict::done;
  if (options.freelancer.empty() && (count != 1 || options.format != "text")) {
    write_all(LineWriter(evaluation, options, door.style), everybody(evaluation.table()), door);
    return Verdict::done;
  }
  FreelancerIndex freelancer{0};
  if (!options.freelancer.empty()) {
    const auto found = evaluation.find_freelancer(options.freelancer);
    if (!found) return tl::unexpected(found.error());
    freelancer = *found;
  }
  if (options.format == "text") {
    write_page(**opened, freelancer, options.detail ? io::Listing::all : io::Listing::costliest,
               door);
    return Verdict::done;
  }
  const LineWriter writer(evaluation, options, door.style);
  door.write(writer.heading() + writer.lines(freelancer));
  return Verdict::done;
}

}  // namespace jss::engine
