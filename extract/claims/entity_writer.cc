#include "extract/claims/entity_writer.h"

#include <algorithm>

#include "base/fold_name.h"
#include "extract/claims/place_facts.h"

namespace claimgraph::extract {

namespace {

// Evidence that a name needs to become a node.
constexpr double kLeastEvidence = 1.0;

class Writer {
 public:
  Writer(const Discourse& discourse, const std::vector<BlockWords>& blocks, const std::vector<NameSpan>& spans,
         const Clusters& clusters, const ActorLexicon& lexicon, const Gazetteer& gazetteer)
      : discourse_(discourse),
        blocks_(blocks),
        spans_(spans),
        clusters_(clusters),
        lexicon_(lexicon),
        gazetteer_(gazetteer),
        places_(blocks, spans, lexicon, gazetteer) {}

  Entities run() {
    for (std::uint32_t c = 0; c < clusters_.clusters.size(); ++c) {
      const Cluster& cluster = clusters_.clusters[c];
      if (cluster.merged_into != UINT32_MAX) continue;
      if (cluster.kind == SpanKind::state) {
        write_state(cluster);
      } else if (!cluster.spans.empty() || credited(c)) {
        write(c, cluster);
      }
    }
    std::ranges::stable_sort(out_.mentions, {}, [](const EntityMention& m) { return m.where; });
    return std::move(out_);
  }

 private:
  bool credited(std::uint32_t c) const {
    return clusters_.publisher == c || std::ranges::count(clusters_.agencies, c) > 0;
  }

  std::string text(std::uint32_t s) const {
    const Mention& where = spans_[s].where;
    std::string name(blocks_[where.block].annotation->words(where.tokens));
    return name;
  }

  // Different texts of the mentions, the most frequent first (then the longest, then in order).
  std::vector<std::string> names_of(const Cluster& cluster) const {
    std::vector<std::pair<std::string, int>> counted;
    std::map<std::string, std::size_t> at;
    for (const std::uint32_t s : cluster.spans) {
      const auto [entry, fresh] = at.try_emplace(fold_name(text(s)), counted.size());
      if (fresh) counted.emplace_back(text(s), 0);
      ++counted[entry->second].second;
    }
    std::ranges::stable_sort(counted, std::greater<>(), [](const auto& c) { return c.second; });
    std::vector<std::string> names;
    names.reserve(counted.size());
    for (auto& [name, count] : counted) names.push_back(std::move(name));
    return names;
  }

  // The name of a node: the longest for a person or an organisation, the most frequent one for a place.
  static void choose_name(Entity& entity, std::vector<std::string> names) {
    if (names.empty()) return;
    std::size_t best = 0;
    if (entity.type != NodeType::place) {
      for (std::size_t i = 1; i < names.size(); ++i) {
        if (names[i].size() > names[best].size()) best = i;
      }
    }
    if (entity.name.empty()) {
      entity.name = names[best];
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(best));
    }
    for (std::string& name : names) {
      if (fold_name(name) != fold_name(entity.name)) entity.aliases.push_back(std::move(name));
    }
  }

  void write(std::uint32_t c, const Cluster& cluster) {
    Entity entity;
    switch (cluster.kind) {
      case SpanKind::actor:
        of_actor(entity, cluster);
        break;
      case SpanKind::region:
        of_region(entity, cluster);
        break;
      case SpanKind::institution:
      case SpanKind::forces:
        of_institution(entity, cluster);
        break;
      default:
        if (!credited(c) && !of_name(entity, cluster)) return;
    }
    if (credited(c)) as_credited(entity, c);
    choose_name(entity, names_of(cluster));
    if (entity.name.empty()) entity.name = discourse_.document->publisher;
    if (cluster.kind == SpanKind::institution) canonical_alias(entity, cluster);
    const auto index = static_cast<std::uint32_t>(out_.entities.size());
    for (const std::uint32_t s : cluster.spans) {
      out_.mentions.push_back({spans_[s].where, MentionForm::name, index});
    }
    if (clusters_.publisher == c) out_.publisher = index;
    if (std::ranges::count(clusters_.agencies, c) > 0) out_.agencies.push_back(index);
    out_.entities.push_back(std::move(entity));
  }

  void of_actor(Entity& entity, const Cluster& cluster) const {
    const KnownActor& actor = lexicon_.actors()[cluster.row];
    entity.name = actor.name;
    entity.type = actor.type;
    entity.kind = actor.kind;
  }

  void of_region(Entity& entity, const Cluster& cluster) const {
    const KnownRegion& region = lexicon_.regions()[cluster.row];
    entity.name = region.name;
    entity.type = NodeType::place;
    entity.kind = region.kind;
    entity.place = places_.locate(region.name, region.kind, cluster.spans).facts;
    if (!region.country.empty()) entity.place.country = region.country;
  }

  void of_institution(Entity& entity, const Cluster& cluster) const {
    entity.type = NodeType::organisation;
    entity.kind = cluster.kind == SpanKind::forces ? "military" : spans_[cluster.spans.front()].organisation_kind;
    if (lexicon_.state_of(cluster.owner) != nullptr) entity.owner = cluster.owner;
  }

  // "Russia's defence ministry" is the "Russian defence ministry" too, "prosecutors in Naples" are the "Naples
  // prosecutors".
  void canonical_alias(Entity& entity, const Cluster& cluster) const {
    const KnownState* state = lexicon_.state_of(cluster.owner);
    const std::size_t in = entity.name.find(" in ");
    if (in != std::string::npos && state == nullptr) {
      entity.aliases.push_back(entity.name.substr(in + 4) + " " + cluster.key);
      return;
    }
    if (state == nullptr || state->adjective.empty()) return;
    const std::string alias = state->adjective + " " + cluster.key;
    if (fold_name(alias) == fold_name(entity.name)) return;
    const bool have =
        std::ranges::any_of(entity.aliases, [&](const auto& a) { return fold_name(a) == fold_name(alias); });
    if (!have) entity.aliases.push_back(alias);
  }

  bool of_name(Entity& entity, const Cluster& cluster) const {
    const TypeScores& scores = cluster.scores;
    if (scores.best() < kLeastEvidence || scores.nothing >= scores.best()) return false;
    const bool only_headlines = std::ranges::all_of(cluster.spans, [&](std::uint32_t s) { return spans_[s].headline; });
    if (only_headlines && (cluster.words.size() < 2 || scores.best() < 3)) return false;
    entity.type = scores.type();
    entity.confidence = std::min(1.0, 0.4 + scores.best() / 10);
    if (entity.type == NodeType::source) entity.kind = "media";
    if (entity.type == NodeType::organisation) entity.kind = organisation_kind(cluster);
    if (entity.type == NodeType::place) {
      entity.kind = place_kind(cluster);
      if (entity.kind != "vessel" && entity.kind != "road") {
        const LocatedPlace located = places_.locate(base_name(cluster), entity.kind, cluster.spans);
        entity.place = located.facts;
        if (entity.kind.empty()) entity.kind = kind_of(located);
      }
    }
    return true;
  }

  static std::string kind_of(const LocatedPlace& place) {
    if (place.facts.gazetteer_id.empty()) return "site";
    return place.kind == PlaceKind::region ? "region" : "city";
  }

  std::string organisation_kind(const Cluster& cluster) const {
    for (const std::uint32_t s : cluster.spans) {
      if (!spans_[s].organisation_kind.empty()) return spans_[s].organisation_kind;
    }
    return "other";
  }

  std::string place_kind(const Cluster& cluster) const {
    for (const std::uint32_t s : cluster.spans) {
      if (!spans_[s].place_kind.empty()) return spans_[s].place_kind;
    }
    return "";
  }

  std::string base_name(const Cluster& cluster) const {
    for (const std::uint32_t s : cluster.spans) {
      if (!spans_[s].base.empty()) return spans_[s].base;
    }
    return cluster.key;
  }

  void as_credited(Entity& entity, std::uint32_t c) const {
    entity.type = NodeType::source;
    if (entity.kind != "social") entity.kind = "media";
    entity.confidence = 1.0;
    const CleanDocument& document = *discourse_.document;
    if (clusters_.publisher == c) {
      if (entity.name.empty()) entity.name = document.publisher;
      if (fold_name(entity.name) != fold_name(document.publisher)) entity.aliases.push_back(document.publisher);
      entity.outside = document.publisher_spans;
    }
    for (const TextSpan& agency : document.agencies) {
      const std::string folded = fold_name(agency.text);
      const KnownName* known = lexicon_.names.find(folded);
      const Cluster& cluster = clusters_.clusters[c];
      const bool same = known != nullptr && known->kind == KnownName::Kind::actor &&
                                lexicon_.actors()[known->row].type == NodeType::source
                            ? cluster.kind == SpanKind::actor && cluster.row == known->row
                            : cluster.key == lexicon_.standard(folded);
      if (!same) continue;
      entity.outside.push_back(agency);
      if (entity.name.empty()) entity.name = agency.text;
    }
  }

  void write_state(const Cluster& cluster) {
    const KnownState& state = lexicon_.states()[cluster.row];
    Entity actor;
    actor.type = NodeType::organisation;
    actor.kind = "state";
    actor.name = state.name;
    if (const auto place = gazetteer_.country(state.country)) {
      actor.place = {place->latitude, place->longitude, state.country, place->id()};
    }
    Entity place = actor;
    place.type = NodeType::place;
    place.kind = "country";
    actor.place.latitude = actor.place.longitude = std::nullopt;
    const auto index = static_cast<std::uint32_t>(out_.entities.size());
    actor.twin = index + 1;
    place.twin = index;
    const bool acts = std::ranges::any_of(cluster.spans, [&](std::uint32_t s) {
      return spans_[s].standing == Standing::acting && spans_[s].kind != SpanKind::demonym;
    });
    const bool lies = std::ranges::any_of(cluster.spans, [&](std::uint32_t s) {
      return spans_[s].standing == Standing::located && spans_[s].kind == SpanKind::state;
    });
    for (const std::uint32_t s : cluster.spans) {
      const NameSpan& span = spans_[s];
      const bool adjective = span.kind == SpanKind::demonym || modifies(span);
      const bool at_place =
          !adjective && span.kind == SpanKind::state &&
          (span.standing == Standing::located || (span.standing == Standing::neutral && lies && !acts));
      out_.mentions.push_back(
          {span.where, adjective ? MentionForm::adjective : MentionForm::name, at_place ? index + 1 : index});
      Entity& entity = at_place ? place : actor;
      if (span.kind != SpanKind::demonym) add_alias(entity, text(s));
    }
    out_.entities.push_back(std::move(actor));
    out_.entities.push_back(std::move(place));
  }

  // "the US president": the name of a state that only modifies a noun.
  bool modifies(const NameSpan& span) const {
    const Token& head = blocks_[span.where.block].token(span.where.head);
    return head.dep == Dep::compound || head.dep == Dep::amod || head.dep == Dep::nmod;
  }

  static void add_alias(Entity& entity, const std::string& alias) {
    if (fold_name(alias) == fold_name(entity.name)) return;
    if (std::ranges::find(entity.aliases, alias) == entity.aliases.end()) entity.aliases.push_back(alias);
  }

  const Discourse& discourse_;
  const std::vector<BlockWords>& blocks_;
  const std::vector<NameSpan>& spans_;
  const Clusters& clusters_;
  const ActorLexicon& lexicon_;
  const Gazetteer& gazetteer_;
  PlaceContext places_;
  Entities out_;
};

}  // namespace

Entities write_entities(const Discourse& discourse, const std::vector<BlockWords>& blocks,
                        const std::vector<NameSpan>& spans, const Clusters& clusters, const ActorLexicon& lexicon,
                        const Gazetteer& gazetteer) {
  return Writer(discourse, blocks, spans, clusters, lexicon, gazetteer).run();
}

}  // namespace claimgraph::extract
