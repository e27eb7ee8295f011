#include "extract/claims/assemble.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "extract/claims/claim_edges.h"
#include "extract/claims/raw_spans.h"
#include "extract/claims/reasons.h"
#include "extract/lexicon/confidence.h"

namespace claimgraph::extract {

namespace {

// Keeps the first of equal spans, in document order.
void sort_unique(std::vector<TextSpan>& spans) {
  std::sort(spans.begin(), spans.end(), [](const TextSpan& a, const TextSpan& b) { return a.span < b.span; });
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

// Of the body without its headline: editors give copies of one report headlines of their own.
TextSignature signature_of(const CleanDocument& document) {
  std::vector<std::string_view> blocks;
  for (const Block& block : document.blocks)
    if (block.kind != BlockKind::title) blocks.push_back(block.text);
  return text_signature(blocks);
}

class Assembler {
 public:
  Assembler(const RawDocument& raw, const Discourse& discourse, const Entities& entities,
            std::span<const AttributionSpan> attributions, const Events& events, const AssembleOptions& options)
      : raw_(raw),
        discourse_(discourse),
        entities_(entities),
        attributions_(attributions),
        events_(events),
        options_(options),
        reasons_(discourse, entities, attributions, events),
        spans_(raw, discourse) {}

  Extraction run() {
    make_entity_nodes();
    make_event_nodes();
    make_claim_edges();
    make_reported_by();
    make_event_edges();
    make_entity_edges();
    keep_and_number();
    make_attributions();
    make_mentions();
    make_document();
    return std::move(out_);
  }

 private:
  // A node under construction; ids of edges are indexes into nodes_ until keep_and_number.
  struct Draft {
    ExtractionNode node;
    std::vector<TextSpan> weak;  // nominals and pronouns: they resolve, and stand in where nothing names the node
    bool named = false;          // by a name in the article's own text, or by the page as its publisher
    bool used = false;           // by an edge
  };
  struct DraftEdge {
    ExtractionEdge edge;
    std::size_t from = 0;
    std::size_t to = 0;
  };

  void make_entity_nodes() {
    for (const Entity& entity : entities_.entities) {
      Draft draft;
      draft.node.type = entity.type;
      draft.node.name = entity.name;
      draft.node.aliases = entity.aliases;
      draft.node.kind = entity.kind;
      draft.node.place = entity.place;
      draft.node.confidence = entity.confidence;
      for (const TextSpan& span : entity.outside) draft.node.mentions.push_back(span);
      nodes_.push_back(std::move(draft));
    }
    for (const EntityMention& mention : entities_.mentions) {
      Draft& draft = nodes_[mention.entity];
      const bool names = mention.form == MentionForm::name || mention.form == MentionForm::adjective;
      (names ? draft.node.mentions : draft.weak).push_back(spans_.of(mention.where));
      draft.named = draft.named || mention.form == MentionForm::name;
    }
    if (entities_.publisher) nodes_[*entities_.publisher].named = true;
    for (const std::uint32_t agency : entities_.agencies) nodes_[agency].named = true;
  }

  void make_event_nodes() {
    first_event_ = nodes_.size();
    for (const Event& event : events_.events) {
      Draft draft;
      draft.node.type = NodeType::event;
      draft.node.name = event.name;
      weigh("event", reasons_.of_event(nodes_.size() - first_event_), event.confidence, draft.node);
      draft.node.event = {event.event_type, event.date, event.fatalities, event.injuries};
      if (event.date && event.date_mention) draft.node.event.date->told = spans_.of(*event.date_mention);
      draft.named = true;
      nodes_.push_back(std::move(draft));
    }
    for (const EventMention& mention : events_.mentions) {
      nodes_[first_event_ + mention.event].node.mentions.push_back(spans_.of(mention.trigger));
    }
  }

  // The node's or edge's confidence and what it rests on. Of several grounds the best one stands.
  template <typename Record>
  void weigh(std::string_view kind, std::vector<std::string> why, double otherwise, Record& record, bool first = true) {
    const double c = options_.confidence ? options_.confidence->of(kind, why, otherwise) : otherwise;
    if (!first && c <= record.confidence) return;
    record.confidence = c;
    if (options_.explain) record.why = std::move(why);
  }

  // The edge of this type between these nodes, made at the first call.
  ExtractionEdge& edge(EdgeType type, std::size_t from, std::size_t to, Role role = Role::none) {
    const auto [at, fresh] = edge_index_.try_emplace({type, from, to, role}, edges_.size());
    if (fresh) {
      edges_.push_back({{}, from, to});
      edges_.back().edge.type = type;
      edges_.back().edge.role = role;
      nodes_[from].used = nodes_[to].used = true;
    }
    return edges_[at->second].edge;
  }

  void make_claim_edges() {
    for (const ClaimEdge& claim : claim_edges(events_, attributions_)) {
      const AttributionSpan& attribution = attributions_[claim.attribution];
      const EventMention& mention = events_.mentions[claim.mention];
      ExtractionEdge& e =
          edge(claim.denies ? EdgeType::denies : EdgeType::claims, claim.claimant, first_event_ + mention.event);
      if (!claim.denies) e.stance = stronger(e.stance, attribution.claim_stance);
      e.responsibility = e.responsibility || attribution.responsibility || tells_own_deed(claim, mention);
      if (attribution.on_behalf_of) {
        nodes_[*attribution.on_behalf_of].used = true;
        e.on_behalf_of = std::to_string(*attribution.on_behalf_of);
      }
      if (mention.fatalities) e.fatalities = mention.fatalities;
      if (mention.injuries) e.injuries = mention.injuries;
      weigh(to_string(e.type), reasons_.of_claim(claim), events_.events[mention.event].confidence, e,
            e.evidence.empty());
      if (attribution.cue && !e.cue) e.cue = spans_.of(*attribution.cue);
      e.evidence.push_back(spans_.of(spans_.sentence_of(mention.trigger)));
      if (attribution.cue) e.evidence.push_back(spans_.of(spans_.sentence_of(*attribution.cue)));
    }
  }

  // "The group said that its fighters had blown up the bridge", "the army denied shelling the market".
  static bool tells_own_deed(const ClaimEdge& claim, const EventMention& mention) {
    const auto& attackers = mention.attackers;
    return std::find(attackers.begin(), attackers.end(), claim.claimant) != attackers.end();
  }

  bool counted_by_claimants(std::size_t event) const {
    return std::any_of(edges_.begin(), edges_.end(), [&](const DraftEdge& draft) {
      const ExtractionEdge& e = draft.edge;
      return draft.to == first_event_ + event && e.type == EdgeType::claims && (e.fatalities || e.injuries);
    });
  }

  void make_reported_by() {
    for (const EventMention& mention : events_.mentions) {
      const TextSpan evidence = spans_.of(spans_.sentence_of(mention.trigger));
      const auto carried_by = [&](std::uint32_t source, const char* how) -> ExtractionEdge& {
        ExtractionEdge& e = edge(EdgeType::reported_by, first_event_ + mention.event, source);
        weigh(to_string(e.type), reasons_.of_report(mention.event, how), events_.events[mention.event].confidence, e,
              e.evidence.empty());
        e.evidence.push_back(evidence);
        return e;
      };
      if (entities_.publisher) {
        ExtractionEdge& e = carried_by(*entities_.publisher, "publisher");
        // What no claimant counts, the publisher tells as its own knowledge.
        const bool own = mention.attributions.empty() && !counted_by_claimants(mention.event);
        if (own && mention.fatalities && !e.fatalities) e.fatalities = mention.fatalities;
        if (own && mention.injuries && !e.injuries) e.injuries = mention.injuries;
      }
      for (const std::uint32_t agency : entities_.agencies) carried_by(agency, "agency");
      for (const std::size_t a : mention.attributions) {
        for (const std::uint32_t carrier : attributions_[a].carriers) carried_by(carrier, "told");
      }
    }
  }

  void make_event_edges() {
    for (std::size_t i = 0; i < events_.events.size(); ++i) {
      const Event& event = events_.events[i];
      for (const Argument& argument : event.arguments) {
        of_event(EdgeType::involves, i, argument.entity, argument.role)
            .evidence.push_back(spans_.of(argument.evidence));
      }
      for (const auto& [place, evidence] : event.places) {
        of_event(EdgeType::located_in, i, place).evidence.push_back(spans_.of(evidence));
      }
    }
  }

  // What a party or a place rests on is that the event is one.
  ExtractionEdge& of_event(EdgeType type, std::size_t event, std::uint32_t to, Role role = Role::none) {
    ExtractionEdge& e = edge(type, first_event_ + event, to, role);
    e.confidence = nodes_[first_event_ + event].node.confidence;
    if (options_.explain) e.why = reasons_.of_event(event);
    return e;
  }

  void make_entity_edges() {
    for (const Affiliation& affiliation : entities_.affiliations) {
      if (affiliation.from == affiliation.to) continue;
      ExtractionEdge& e = edge(EdgeType::affiliated_with, affiliation.from, affiliation.to);
      weigh(to_string(e.type), reasons_.of_affiliation(affiliation), affiliation.confidence, e, e.evidence.empty());
      e.evidence.push_back(spans_.of(affiliation.evidence));
      e.former = affiliation.former;
    }
    // Where a place lies is said once, where it is first named; it keeps no node that nothing else needs.
    for (const auto& [from, to] : entities_.located_in) {
      if (from == to || !has_node(from) || !has_node(to)) continue;
      add_located_in(from, to);
    }
    for (std::uint32_t i = 0; i < entities_.entities.size(); ++i) {
      const Entity& state = entities_.entities[i];
      if (state.twin && state.type == NodeType::organisation && has_node(i) && has_node(*state.twin)) {
        add_located_in(i, *state.twin);
      }
    }
  }

  void add_located_in(std::size_t from, std::size_t to) {
    const std::optional<TextSpan> evidence = first_mention(from) ? first_mention(from) : first_mention(to);
    if (evidence) edge(EdgeType::located_in, from, to).evidence.push_back(*evidence);
  }

  std::optional<TextSpan> first_mention(std::size_t node) const {
    const Draft& draft = nodes_[node];
    if (!draft.node.mentions.empty()) return draft.node.mentions.front();
    if (!draft.weak.empty()) return draft.weak.front();
    return std::nullopt;
  }

  bool has_node(std::size_t i) const { return nodes_[i].named || nodes_[i].used; }

  void keep_and_number() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      Draft& draft = nodes_[i];
      if (!has_node(i)) continue;
      if (draft.node.mentions.empty()) draft.node.mentions = draft.weak;
      sort_unique(draft.node.mentions);
      order.push_back(i);
    }
    const auto first = [&](std::size_t i) {
      const auto& mentions = nodes_[i].node.mentions;
      return mentions.empty() ? std::numeric_limits<std::uint32_t>::max() : mentions.front().span.start;
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return std::tuple(first(a), a) < std::tuple(first(b), b); });
    ids_.assign(nodes_.size(), "");
    for (const std::size_t i : order) {
      ids_[i] = "n" + std::to_string(out_.nodes.size() + 1);
      nodes_[i].node.id = ids_[i];
      out_.nodes.push_back(std::move(nodes_[i].node));
    }
    for (DraftEdge& draft : edges_) {
      draft.edge.from = ids_[draft.from];
      draft.edge.to = ids_[draft.to];
      if (!draft.edge.on_behalf_of.empty()) draft.edge.on_behalf_of = ids_[std::stoul(draft.edge.on_behalf_of)];
      sort_unique(draft.edge.evidence);
      out_.edges.push_back(std::move(draft.edge));
    }
  }

  void make_attributions() {
    for (const AttributionSpan& found : attributions_) {
      if (found.outer) continue;
      Attribution record;
      if (found.source) record.source = spans_.of(*found.source);
      if (found.cue) record.cue = spans_.of(*found.cue);
      for (const Mention& piece : found.content) record.content.push_back(spans_.of(piece));
      if (found.claimant) record.claimant = ids_[*found.claimant];
      record.stance = found.stance;
      record.direct = found.direct;
      out_.attributions.push_back(std::move(record));
    }
  }

  // What the tagger saw, with the node that a mention overlapping it belongs to. Both lists are in token order.
  void make_mentions() {
    auto next = entities_.mentions.begin();
    for (std::uint32_t b = 0; b < discourse_.blocks.size(); ++b) {
      for (const EntitySpan& tagged : discourse_.blocks[b].entities) {
        while (next != entities_.mentions.end() &&
               std::tuple(next->where.block, next->where.tokens.end) <= std::tuple(b, tagged.tokens.begin)) {
          ++next;
        }
        NameMention record;
        record.span = spans_.of(Mention{b, tagged.tokens, tagged.tokens.begin});
        record.label = to_string(tagged.label);
        if (next != entities_.mentions.end() && next->where.block == b &&
            next->where.tokens.begin < tagged.tokens.end) {
          record.node = ids_[next->entity];
        }
        out_.mentions.push_back(std::move(record));
      }
    }
  }

  void make_document() {
    const CleanDocument& clean = *discourse_.document;
    DocumentInfo& info = out_.document;
    info.id = DocumentId::of_bytes(raw_.bytes);
    info.path = raw_.path;
    info.url = clean.url;
    info.title = clean.title;
    info.authors = clean.authors;
    info.published = clean.published;
    if (entities_.publisher) info.source = ids_[*entities_.publisher];
    info.language = clean.language;
    info.encoding = raw_.encoding;
    info.size = static_cast<std::uint32_t>(raw_.bytes.size());
    info.body = clean.body;
    info.signature = signature_of(clean);
    info.title_span = clean.title_span;
  }

  const RawDocument& raw_;
  const Discourse& discourse_;
  const Entities& entities_;
  std::span<const AttributionSpan> attributions_;
  const Events& events_;
  AssembleOptions options_;
  Reasons reasons_;
  RawSpans spans_;
  std::vector<Draft> nodes_;  // the entities, then the events
  std::size_t first_event_ = 0;
  std::vector<DraftEdge> edges_;
  std::map<std::tuple<EdgeType, std::size_t, std::size_t, Role>, std::size_t> edge_index_;
  std::vector<std::string> ids_;  // of nodes_; empty for what has no node
  Extraction out_;
};

}  // namespace

Extraction assemble(const RawDocument& raw, const Discourse& discourse, const Entities& entities,
                    std::span<const AttributionSpan> attributions, const Events& events,
                    const AssembleOptions& options) {
  return Assembler(raw, discourse, entities, attributions, events, options).run();
}

}  // namespace claimgraph::extract
