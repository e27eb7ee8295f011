#include "extract/claims/reasons.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

bool holds(const Mention& outer, const Mention& inner) {
  return outer.block == inner.block && outer.tokens.begin <= inner.head && inner.head < outer.tokens.end;
}

std::string few(std::uint32_t n) { return n > 2 ? "many" : std::to_string(n); }

std::string tenth(double confidence) { return std::to_string(static_cast<int>(confidence * 10 + 0.5)); }

}  // namespace

Reasons::Reasons(const Discourse& discourse, const Entities& entities, std::span<const AttributionSpan> attributions,
                 const Events& events)
    : discourse_(&discourse), entities_(&entities), attributions_(attributions), events_(&events) {
  const std::size_t count = events.events.size();
  tellings_.assign(count, 0);
  spoken_.assign(count, false);
  headline_.assign(count, false);
  for (const EventMention& m : events.mentions) {
    ++tellings_[m.event];
    if (!m.attributions.empty()) spoken_[m.event] = true;
    if (discourse.document->blocks[m.trigger.block].kind == BlockKind::title) headline_[m.event] = true;
  }
}

std::string Reasons::form_of(std::uint32_t entity, const Mention& inside) const {
  // The mentions stand in the order of their blocks.
  const auto before = [](const EntityMention& m, std::uint32_t block) { return m.where.block < block; };
  const auto& mentions = entities_->mentions;
  auto m = std::lower_bound(mentions.begin(), mentions.end(), inside.block, before);
  for (; m != mentions.end() && m->where.block == inside.block; ++m) {
    if (m->entity != entity || !holds(inside, m->where)) continue;
    switch (m->form) {
      case MentionForm::name:
        return "name";
      case MentionForm::nominal:
        return "nominal";
      case MentionForm::pronoun:
        return "pronoun";
      case MentionForm::adjective:
        return "adjective";
    }
  }
  return "elsewhere";
}

std::vector<std::string> Reasons::of_event(std::size_t event) const {
  const Event& e = events_->events[event];
  std::vector<std::string> out = {"trigger:" + tenth(e.confidence), "type:" + e.event_type,
                                  "tellings:" + few(tellings_[event])};
  out.push_back(spoken_[event] ? "told:attributed" : "told:narrated");
  if (headline_[event]) out.emplace_back("told:headline");
  if (e.date) out.emplace_back("has:date");
  if (e.fatalities || e.injuries) out.emplace_back("has:count");
  if (!e.places.empty()) out.emplace_back("has:place");
  out.push_back("sides:" + few(static_cast<std::uint32_t>(e.arguments.size())));
  return out;
}

std::vector<std::string> Reasons::of_claim(const ClaimEdge& claim) const {
  const AttributionSpan& a = attributions_[claim.attribution];
  const EventMention& m = events_->mentions[claim.mention];
  // The rule's name, and behind a blank the row of the lexicon.
  const std::size_t blank = a.rule.find(' ');
  std::vector<std::string> out = {"rule:" + a.rule.substr(0, blank)};
  if (blank != std::string::npos) out.push_back("entry:" + a.rule.substr(blank + 1));
  out.push_back("claimant:" + (a.source ? form_of(claim.claimant, *a.source) : std::string("unsaid")));
  const bool inside =
      std::any_of(a.content.begin(), a.content.end(), [&](const Mention& piece) { return holds(piece, m.trigger); });
  out.emplace_back(inside ? "event:in the content" : "event:referred to");
  if (a.direct) out.emplace_back("words:quoted");
  if (a.outer) out.emplace_back("words:nested");
  if (a.responsibility) out.emplace_back("words:responsibility");
  if (m.negated) out.emplace_back("event:negated");
  if (a.claim_stance != Stance::asserted) out.emplace_back("words:hedged");
  if (m.attributions.size() > 1) out.emplace_back("event:told by several");
  out.push_back("cue:" + std::string(a.cue ? discourse_->blocks[a.cue->block].tokens[a.cue->head].lemma : "none"));
  const Event& e = events_->events[m.event];
  out.push_back("trigger:" + tenth(e.confidence));
  out.push_back("type:" + e.event_type);
  return out;
}

std::vector<std::string> Reasons::of_affiliation(const Affiliation& affiliation) const {
  const Entity& from = entities_->entities[affiliation.from];
  const Entity& to = entities_->entities[affiliation.to];
  return {"pattern:" + tenth(affiliation.confidence), "from:" + std::string(to_string(from.type)), "to:" + to.kind,
          "words:" + few(affiliation.evidence.tokens.end - affiliation.evidence.tokens.begin)};
}

std::vector<std::string> Reasons::of_report(std::size_t event, const std::string& how) const {
  std::vector<std::string> out = of_event(event);
  out.insert(out.begin(), "carrier:" + how);
  return out;
}

}  // namespace claimgraph::extract
