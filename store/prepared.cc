#include "store/prepared.h"

#include <unordered_map>

#include "graph/extraction_codec.h"
#include "store/derive.h"
#include "store/values.h"

namespace claimgraph::store {

ProfileId profile_id(std::string_view profile_bytes) { return ProfileId::of_bytes(profile_bytes); }

namespace {

std::optional<std::vector<PreparedEdge>> prepare_edges(const Extraction& extraction) {
  std::unordered_map<std::string_view, std::uint32_t> index;
  for (const ExtractionNode& node : extraction.nodes) index.emplace(node.id, static_cast<std::uint32_t>(index.size()));
  std::vector<PreparedEdge> edges;
  edges.reserve(extraction.edges.size());
  for (const ExtractionEdge& edge : extraction.edges) {
    const auto from = index.find(edge.from);
    const auto to = index.find(edge.to);
    if (!edge.on_behalf_of.empty() || from == index.end() || to == index.end()) return std::nullopt;
    edges.push_back(
        {edge.type, edge.role, from->second, to->second, encode(edge_without_ends(edge, extraction.document.id))});
  }
  return edges;
}

}  // namespace

PreparedDocument prepare(Extraction extraction, const Resolver& resolver) {
  PreparedDocument out;
  const std::vector<resolve::Member> members = resolver.members_of(extraction);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const resolve::Member& member = members[i];
    PreparedMember& prepared = out.members.emplace_back();
    prepared.node = member.key.node;
    prepared.profile_bytes = encode(member);
    prepared.profile = profile_id(prepared.profile_bytes);
    prepared.mentions_bytes = encode(extraction.nodes[i].mentions);
    prepared.block_keys = resolver.block_keys(member);
  }
  out.copy_keys = resolver.copy_keys(extraction);
  out.edges = prepare_edges(extraction);
  out.extraction_bytes = encode_extraction(extraction);
  out.extraction = std::move(extraction);
  return out;
}

}  // namespace claimgraph::store
