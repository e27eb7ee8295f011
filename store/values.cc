#include "store/values.h"

#include "store/values_facts.h"

namespace claimgraph::store {

namespace {

unsigned size_of(const auto& list) { return static_cast<unsigned>(list.size()); }

void fill_member(schema::Decision::Member::Builder to, const resolve::MemberKey& from) {
  fill(to.initDocument(), from.document);
  to.setNode(text_of(from.node));
}

resolve::MemberKey member_of(schema::Decision::Member::Reader from) {
  return {id_of<DocumentTag>(from.getDocument()), string_of(from.getNode())};
}

// What profiles and entities have in common.
template <class Builder, class Value>
void fill_node(Builder to, const Value& from) {
  to.setType(static_cast<std::uint8_t>(from.type));
  to.setName(text_of(from.name));
  fill(to.initAliases(size_of(from.aliases)), from.aliases);
  to.setKind(text_of(from.kind));
  if (has_facts(from.place)) fill(to.initPlace(), from.place);
  if (has_facts(from.event)) fill(to.initEvent(), from.event);
}

template <class Reader, class Value>
bool read_node(Reader from, Value& to) {
  to.name = string_of(from.getName());
  to.aliases = strings_of(from.getAliases());
  to.kind = string_of(from.getKind());
  if (from.hasPlace()) to.place = place_of(from.getPlace());
  if (from.hasEvent()) to.event = event_of(from.getEvent());
  return enum_of(from.getType(), NodeType::source, to.type);
}

}  // namespace

std::string encode(const resolve::Member& profile) {
  return write_message<schema::Profile>([&](schema::Profile::Builder to) {
    fill_node(to, profile);
    to.setPublished(text_of(profile.published));
    fill(to.initContexts(size_of(profile.contexts)), profile.contexts);
  });
}

std::optional<resolve::Member> decode_profile(std::string_view bytes) {
  resolve::Member profile;
  const bool good = read_message<schema::Profile>(bytes, [&](schema::Profile::Reader from) {
    profile.published = string_of(from.getPublished());
    profile.contexts = strings_of(from.getContexts());
    return read_node(from, profile);
  });
  return good ? std::optional(std::move(profile)) : std::nullopt;
}

std::string encode(const resolve::Judgement& judgement) {
  return write_message<schema::Judgement>([&](schema::Judgement::Builder to) {
    to.setVerdict(static_cast<std::uint8_t>(judgement.verdict));
    to.setScore(judgement.score);
    to.setReason(text_of(judgement.reason));
    to.setConflict(judgement.conflict);
  });
}

std::optional<resolve::Judgement> decode_judgement(std::string_view bytes) {
  resolve::Judgement judgement;
  const bool good = read_message<schema::Judgement>(bytes, [&](schema::Judgement::Reader from) {
    judgement.score = from.getScore();
    judgement.reason = string_of(from.getReason());
    judgement.conflict = from.getConflict();
    return enum_of(from.getVerdict(), resolve::Verdict::same, judgement.verdict);
  });
  return good ? std::optional(std::move(judgement)) : std::nullopt;
}

std::string encode(const StoredEntity& entity) {
  return write_message<schema::Entity>([&](schema::Entity::Builder to) {
    fill_node(to, entity);
    to.setMembers(entity.members);
  });
}

std::optional<StoredEntity> decode_entity(std::string_view bytes) {
  StoredEntity entity;
  const bool good = read_message<schema::Entity>(bytes, [&](schema::Entity::Reader from) {
    entity.members = from.getMembers();
    return read_node(from, entity);
  });
  return good ? std::optional(std::move(entity)) : std::nullopt;
}

std::string encode(const std::vector<TextSpan>& mentions) {
  return write_message<schema::Mentions>([&](schema::Mentions::Builder to) {
    auto list = to.initSpans(size_of(mentions));
    for (unsigned i = 0; i < list.size(); ++i) fill(list[i], mentions[i]);
  });
}

std::optional<std::vector<TextSpan>> decode_mentions(std::string_view bytes) {
  std::vector<TextSpan> mentions;
  const bool good = read_message<schema::Mentions>(bytes, [&](schema::Mentions::Reader from) {
    for (const auto span : from.getSpans()) mentions.push_back(span_of(span));
    return true;
  });
  return good ? std::optional(std::move(mentions)) : std::nullopt;
}

std::string encode(const Edge& edge) {
  return write_message<schema::Edge>([&](schema::Edge::Builder to) {
    to.setStance(static_cast<std::uint8_t>(edge.stance));
    to.setResponsibility(edge.responsibility);
    to.setFormer(edge.former);
    to.setConfidence(edge.confidence);
    if (edge.on_behalf_of) fill(to.initOnBehalfOf(), *edge.on_behalf_of);
    if (edge.fatalities) fill(to.initFatalities(), *edge.fatalities);
    if (edge.injuries) fill(to.initInjuries(), *edge.injuries);
    auto list = to.initEvidence(size_of(edge.evidence));
    for (unsigned i = 0; i < list.size(); ++i) fill(list[i], edge.evidence[i].text);
    if (edge.cue) fill(to.initCue(), edge.cue->text);
  });
}

bool decode_edge(std::string_view bytes, Edge& edge) {
  return read_message<schema::Edge>(bytes, [&](schema::Edge::Reader from) {
    edge.responsibility = from.getResponsibility();
    edge.former = from.getFormer();
    edge.confidence = from.getConfidence();
    if (from.hasOnBehalfOf()) edge.on_behalf_of = id_of<NodeTag>(from.getOnBehalfOf());
    if (from.hasFatalities()) edge.fatalities = count_of(from.getFatalities());
    if (from.hasInjuries()) edge.injuries = count_of(from.getInjuries());
    const auto evidence = from.getEvidence();
    edge.evidence.reserve(evidence.size());
    for (const auto span : evidence) edge.evidence.push_back({edge.document, span_of(span)});
    if (from.hasCue()) edge.cue = DocumentSpan{edge.document, span_of(from.getCue())};
    return enum_of(from.getStance(), Stance::retracted, edge.stance);
  });
}

std::string encode(const StoredDecision& stored) {
  const resolve::Decision& decision = stored.decision;
  return write_message<schema::Decision>([&](schema::Decision::Builder to) {
    fill_member(to.initA(), decision.a);
    fill_member(to.initB(), decision.b);
    to.setSame(decision.same);
    to.setBy(text_of(decision.by));
    to.setReason(text_of(decision.reason));
    to.setTime(text_of(decision.time));
    to.setWithdrawn(text_of(stored.withdrawn));
  });
}

std::optional<StoredDecision> decode_decision(std::string_view bytes) {
  StoredDecision stored;
  const bool good = read_message<schema::Decision>(bytes, [&](schema::Decision::Reader from) {
    stored.decision = {member_of(from.getA()),  member_of(from.getB()),      from.getSame(),
                       string_of(from.getBy()), string_of(from.getReason()), string_of(from.getTime())};
    stored.withdrawn = string_of(from.getWithdrawn());
    return true;
  });
  return good ? std::optional(std::move(stored)) : std::nullopt;
}

}  // namespace claimgraph::store
