// SPDX-License-Identifier: Apache-2.0
// Every view of the page, in the order of the menu: a new one is a file and a line here.
import type { View } from "./view";
import { adviceView } from "./views/advice_view";
import { contractsView } from "./views/contracts_view";
import { downloadsView } from "./views/downloads_view";
import { recordView } from "./views/record_view";
import { firmnessView } from "./views/firmness_view";
import { otherRulesView } from "./views/other_rules_view";
import { planView } from "./views/plan_view";
import { questionsView } from "./views/questions_view";
import { rulesView } from "./views/rules_view";
import { scoreView } from "./views/score_view";
import { shownView } from "./views/shown_view";
import { standingView } from "./views/standing_view";
import { trendView } from "./views/trend_view";
import { whatIfView } from "./views/what_if_view";

export const views: readonly View[] = [
  scoreView,
  questionsView,
  contractsView,
  adviceView,
  planView,
  whatIfView,
  trendView,
  firmnessView,
  standingView,
  shownView,
  otherRulesView,
  rulesView,
  recordView,
  downloadsView,
];
