// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/opened_source.h"

#include <utility>

#include "jss/io/plain_text.h"
#include "jss/io/problems.h"

namespace jss::engine {

Result<scoring::PolicyCalendar> OpenedSource::policies() const {
  if (request.policy) return scoring::PolicyCalendar::pinned(evaluation->policy());
  return shelf.calendar();
}

Result<std::unique_ptr<OpenedSource>> open_source(const QuestionOptions& options, Door& door) {
  auto request = evaluation_request(options);
  if (!request) return tl::unexpected(request.error());
  auto shelf = door.open_shelf();
  if (!shelf) return tl::unexpected(shelf.error());
  const auto source = door.open_source();
  if (!source) return tl::unexpected(source.error());
  for (const std::string& warning : (*source)->warnings()) door.warn(warning);
  auto opened = std::make_unique<OpenedSource>(
      OpenedSource{std::move(*shelf), **source, std::move(*request), std::nullopt});
  auto evaluation =
      Evaluation::prepare(opened->source, opened->shelf, opened->request, door.executor);
  if (!evaluation) return tl::unexpected(evaluation.error());
  opened->evaluation = std::move(*evaluation);
  warn_of_anomalies(opened->shelf.life().anomalies(), door.warn);
  warn_of_anomalies(opened->source.anomalies(), door.warn);
  return opened;
}

void warn_of_anomalies(const std::vector<history::Anomaly>& anomalies,
                       const std::function<void(const std::string&)>& warn) {
  std::size_t listed = 0;
  for (const history::Anomaly& anomaly : anomalies) {
    if (listed++ == io::Problems::kExplained) break;
    warn("event " + io::quoted(anomaly.event) + " (" + std::string(to_string(anomaly.type)) +
         ") is left out: " + anomaly.message);
  }
  if (anomalies.size() > io::Problems::kExplained) {
    warn("and " + std::to_string(anomalies.size() - io::Problems::kExplained) + " events more (" +
         std::to_string(anomalies.size()) + " in all)");
  }
}

}  // namespace jss::engine
