// SPDX-License-Identifier: Apache-2.0
// Who sees which views, in the order of the menu: a new one is a file and a line here.
import type { View } from "../frame/view";
import { adviceView } from "../freelancer/views/advice_view";
import { contractsView } from "../freelancer/views/contracts_view";
import { planView } from "../freelancer/views/plan_view";
import { rulesView } from "../freelancer/views/rules_view";
import { scoreView } from "../freelancer/views/score_view";
import { standingView } from "../freelancer/views/standing_view";
import { trendView } from "../freelancer/views/trend_view";
import { whatIfView } from "../freelancer/views/what_if_view";
import { auditView } from "./views/audit_view";
import { freelancersView } from "./views/freelancers_view";
import { ownScoreView } from "./views/own_score_view";
import { policiesView } from "./views/policies_view";
import { publicationsView } from "./views/publications_view";
import { reviewQueueView } from "./views/review_queue_view";

const aboutOne: readonly View[] = [
  contractsView,
  adviceView,
  planView,
  whatIfView,
  trendView,
  standingView,
  rulesView,
];

/** What a freelancer sees of themself. */
export const ownViews: readonly View[] = [ownScoreView];

/** What those who run the market see of one freelancer. */
export const personViews: readonly View[] = [scoreView, ...aboutOne];

/** What they see of the market. */
export const marketViews: readonly View[] = [
  freelancersView,
  reviewQueueView,
  policiesView,
  publicationsView,
  auditView,
];
