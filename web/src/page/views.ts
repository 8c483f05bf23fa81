// SPDX-License-Identifier: Apache-2.0
// Every view of the page, in the order of the menu: a new one is a file and a line here.
import type { View } from "../frame/view";
import { adviceView } from "../freelancer/views/advice_view";
import { contractsView } from "../freelancer/views/contracts_view";
import type { SessionState } from "./session";
import { downloadsView } from "./views/downloads_view";
import { recordView } from "./views/record_view";
import { firmnessView } from "../freelancer/views/firmness_view";
import { otherRulesView } from "../freelancer/views/other_rules_view";
import { planView } from "../freelancer/views/plan_view";
import { questionsView } from "./views/questions_view";
import { rulesView } from "../freelancer/views/rules_view";
import { scoreView } from "../freelancer/views/score_view";
import { shownView } from "./views/shown_view";
import { standingView } from "../freelancer/views/standing_view";
import { trendView } from "../freelancer/views/trend_view";
import { whatIfView } from "../freelancer/views/what_if_view";

export const views: readonly View<SessionState>[] = [
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
