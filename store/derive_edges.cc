#include <algorithm>

#include "store/derive.h"

namespace claimgraph::store {

namespace {

std::optional<NodeId> entity_of(const Membership& membership, const std::string& node) {
  const auto found = membership.find(node);
  return found == membership.end() ? std::nullopt : std::optional(found->second);
}

void sort_evidence(std::vector<DocumentSpan>& evidence) {
  const auto span = [](const DocumentSpan& s) { return s.text.span; };
  std::sort(evidence.begin(), evidence.end(), [&](const auto& a, const auto& b) { return span(a) < span(b); });
  evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
}

std::optional<Edge> global_edge(const ExtractionEdge& local, DocumentId document, const Membership& membership) {
  const auto from = entity_of(membership, local.from);
  const auto to = entity_of(membership, local.to);
  if (!from || !to || *from == *to) return std::nullopt;
  Edge edge = edge_without_ends(local, document);
  edge.from = *from;
  edge.to = *to;
  edge.on_behalf_of = entity_of(membership, local.on_behalf_of);
  return edge;
}

// A claim that was taken back is no longer made; else the firmest wording counts.
Stance joined(Stance a, Stance b) {
  if (a == Stance::retracted || b == Stance::retracted) return Stance::retracted;
  if (a == Stance::none || b == Stance::none) return std::max(a, b);
  return std::min(a, b);
}

// Adds to `into` what a later edge of the same document with the same key says: its figures are the newer ones.
void join(Edge& into, const Edge& later) {
  into.stance = joined(into.stance, later.stance);
  into.responsibility = into.responsibility || later.responsibility;
  into.former = into.former && later.former;
  if (!into.on_behalf_of) into.on_behalf_of = later.on_behalf_of;
  if (later.fatalities) into.fatalities = later.fatalities;
  if (later.injuries) into.injuries = later.injuries;
  into.confidence = std::max(into.confidence, later.confidence);
  into.evidence.insert(into.evidence.end(), later.evidence.begin(), later.evidence.end());
  if (!into.cue) into.cue = later.cue;
}

}  // namespace

Edge edge_without_ends(const ExtractionEdge& local, DocumentId document) {
  Edge edge;
  edge.type = local.type;
  edge.document = document;
  edge.role = local.role;
  edge.stance = local.stance;
  edge.responsibility = local.responsibility;
  edge.former = local.former;
  edge.fatalities = local.fatalities;
  edge.injuries = local.injuries;
  edge.confidence = local.confidence;
  for (const TextSpan& span : local.evidence) edge.evidence.push_back({document, span});
  sort_evidence(edge.evidence);
  if (local.cue) edge.cue = DocumentSpan{document, *local.cue};
  return edge;
}

EdgeKey key_of(const Edge& edge) { return {edge.from, edge.type, edge.to, edge.document, edge.role}; }

Edge edge_of(const EdgeKey& key) {
  Edge edge;
  edge.from = key.near;
  edge.type = key.type;
  edge.to = key.far;
  edge.document = key.document;
  edge.role = key.role;
  return edge;
}

std::vector<Edge> derive_edges(const Extraction& extraction, const Membership& membership) {
  std::vector<Edge> edges;
  for (const ExtractionEdge& local : extraction.edges) {
    if (auto edge = global_edge(local, extraction.document.id, membership)) edges.push_back(std::move(*edge));
  }
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return key_of(a) < key_of(b); });
  std::vector<Edge> out;
  for (Edge& edge : edges) {
    if (!out.empty() && key_of(out.back()) == key_of(edge)) {
      join(out.back(), edge);
    } else {
      out.push_back(std::move(edge));
    }
  }
  for (Edge& edge : out) sort_evidence(edge.evidence);
  return out;
}

}  // namespace claimgraph::store
