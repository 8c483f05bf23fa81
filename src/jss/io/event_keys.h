// SPDX-License-Identifier: Apache-2.0
// The keys of every type of event, said once for reading and for writing: `visit_keys` names each
// key of a body to a visitor, in the order of docs/formats.md, with the member that holds its
// value. To give an event another key, add it to its struct and to its line here.
#pragma once

#include <concepts>
#include <type_traits>

#include "jss/history/event.h"

namespace jss::io {

template <class T, class Body>
concept Is = std::same_as<std::remove_const_t<T>, Body>;

void visit_keys(auto& keys, Is<history::ContractStarted> auto& body) {
  keys.text("contract", body.contract);
  keys.text("freelancer", body.freelancer);
  keys.text("client", body.client);
  keys.word("kind", body.kind);
  keys.optional_text("title", body.title);
  keys.optional_text("client_name", body.client_name);
  keys.optional_text("group", body.group);
  keys.optional_text("agency", body.agency);
  keys.optional_day("due_on", body.due_on);
}

void visit_keys(auto& keys, Is<history::Paid> auto& body) {
  keys.text("contract", body.contract);
  keys.amount("amount", body.amount);
}

void visit_keys(auto& keys, Is<history::Refunded> auto& body) {
  keys.text("contract", body.contract);
  keys.amount("amount", body.amount);
}

void visit_keys(auto& keys, Is<history::ContractPaused> auto& body) {
  keys.text("contract", body.contract);
  keys.word("by", body.by);
}

void visit_keys(auto& keys, Is<history::ContractResumed> auto& body) {
  keys.text("contract", body.contract);
  keys.word("by", body.by);
}

void visit_keys(auto& keys, Is<history::ContractEnded> auto& body) {
  keys.text("contract", body.contract);
  keys.word("by", body.by);
  keys.optional_reason("reason", body.reason);
}

void visit_keys(auto& keys, Is<history::FeedbackGiven> auto& body) {
  keys.text("contract", body.contract);
  keys.word("from", body.from);
  keys.optional_stars("stars", body.stars);
  keys.optional_scores("scores", body.scores);
  keys.optional_answer("recommend", body.recommend);
  keys.optional_reason("reason", body.reason);
  keys.optional_text("comment", body.comment);
  keys.optional_flag("mid_contract", body.mid_contract);
}

void visit_keys(auto& keys, Is<history::FeedbackScores> auto& scores) {
  keys.stars("skills", scores.skills);
  keys.stars("quality", scores.quality);
  keys.stars("availability", scores.availability);
  keys.stars("deadlines", scores.deadlines);
  keys.stars("communication", scores.communication);
  keys.stars("cooperation", scores.cooperation);
}

void visit_keys(auto& keys, Is<history::FeedbackRemoved> auto& body) {
  keys.text("contract", body.contract);
  keys.word("why", body.why);
  keys.optional_text("by", body.by);
  keys.optional_text("note", body.note);
}

void visit_keys(auto& keys, Is<history::DisputeOpened> auto& body) {
  keys.text("contract", body.contract);
}

void visit_keys(auto& keys, Is<history::DisputeClosed> auto& body) {
  keys.text("contract", body.contract);
  keys.word("outcome", body.outcome);
}

void visit_keys(auto& keys, Is<history::ClientStandingChanged> auto& body) {
  keys.text("client", body.client);
  keys.word("standing", body.standing);
  keys.optional_text("why", body.why);
}

void visit_keys(auto& keys, Is<history::MilestoneDue> auto& body) {
  keys.text("contract", body.contract);
  keys.text("milestone", body.milestone);
  keys.day("due_on", body.due_on);
}

void visit_keys(auto& keys, Is<history::Delivered> auto& body) {
  keys.text("contract", body.contract);
  keys.optional_text("milestone", body.milestone);
}

void visit_keys(auto& keys, Is<history::Contacted> auto& body) {
  keys.text("contract", body.contract);
  keys.word("from", body.from);
}

void visit_keys(auto& keys, Is<history::ProfileUpdated> auto& body) {
  keys.text("freelancer", body.freelancer);
  keys.percentage("completeness", body.completeness);
}

void visit_keys(auto& keys, Is<history::ReviewRequested> auto& body) {
  keys.text("review", body.review);
  keys.text("freelancer", body.freelancer);
  keys.text("contract", body.contract);
  keys.text("why", body.why);
  keys.optional_day("due_on", body.due_on);
}

void visit_keys(auto& keys, Is<history::ReviewDecided> auto& body) {
  keys.text("review", body.review);
  keys.word("decision", body.decision);
  keys.text("by", body.by);
  keys.text("why", body.why);
}

void visit_keys(auto& keys, Is<history::OfferMade> auto& body) {
  keys.text("freelancer", body.freelancer);
  keys.text("client", body.client);
}

void visit_keys(auto& keys, Is<history::OfferDeclined> auto& body) {
  keys.text("freelancer", body.freelancer);
  keys.text("client", body.client);
}

void visit_keys(auto& keys, Is<history::Retracted> auto& body) {
  keys.text("event", body.event);
  keys.text("why", body.why);
}

void visit_keys(auto& keys, Is<history::PolicyDrafted> auto& body) {
  keys.text("policy", body.policy);
  keys.text("digest", body.digest);
  keys.text("text", body.text);
  keys.text("by", body.by);
}

void visit_keys(auto& keys, Is<history::PolicyApproved> auto& body) {
  keys.text("policy", body.policy);
  keys.text("digest", body.digest);
  keys.text("by", body.by);
}

void visit_keys(auto& keys, Is<history::PolicyScheduled> auto& body) {
  keys.text("policy", body.policy);
  keys.text("digest", body.digest);
  keys.day("from", body.from);
  keys.text("by", body.by);
}

void visit_keys(auto& keys, Is<history::PolicyRolledBack> auto& body) {
  keys.text("policy", body.policy);
  keys.text("digest", body.digest);
  keys.text("by", body.by);
  keys.text("why", body.why);
}

void visit_keys(auto& keys, Is<history::PublicationOpened> auto& body) {
  keys.text("publication", body.publication);
  keys.day("as_of", body.as_of);
  keys.instant("known_at", body.known_at);
  keys.count("records", body.records);
  keys.text("head", body.head);
  keys.text("policy", body.policy);
  keys.text("digest", body.digest);
  keys.text("text", body.text);
}

void visit_keys(auto& keys, Is<history::ScorePublished> auto& body) {
  keys.text("publication", body.publication);
  keys.text("freelancer", body.freelancer);
  keys.optional_score("score", body.score);
  keys.optional_exact("exact", body.exact);
  keys.optional_text("window", body.window);
  keys.optional_text("reason", body.reason);
}

void visit_keys(auto& keys, Is<history::PublicationClosed> auto& body) {
  keys.text("publication", body.publication);
  keys.count("scores", body.scores);
}

}  // namespace jss::io
