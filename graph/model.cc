#include "graph/model.h"

#include <array>
#include <cstddef>

namespace claimgraph {

namespace {

constexpr std::array<std::string_view, 5> kNodeTypes = {"organisation", "person", "place", "event", "source"};
constexpr std::array<std::string_view, 6> kEdgeTypes = {"claims",      "denies",   "affiliated-with",
                                                        "reported-by", "involves", "located-in"};
constexpr std::array<std::string_view, 7> kRoles = {"",       "perpetrator", "target",     "weapon-of",
                                                    "victim", "recipient",   "participant"};
constexpr std::array<std::string_view, 5> kStances = {"", "asserted", "hedged", "unconfirmed", "retracted"};
constexpr std::array<std::string_view, 3> kAttributionStances = {"claims", "denies", "neutral"};

template <class E, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}

template <class E, std::size_t N>
std::optional<E> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(NodeType v) { return name_of(kNodeTypes, v); }
std::string_view to_string(EdgeType v) { return name_of(kEdgeTypes, v); }
std::string_view to_string(Role v) { return name_of(kRoles, v); }
std::string_view to_string(Stance v) { return name_of(kStances, v); }
std::string_view to_string(AttributionStance v) { return name_of(kAttributionStances, v); }
std::optional<NodeType> parse_node_type(std::string_view s) { return value_of<NodeType>(kNodeTypes, s); }
std::optional<EdgeType> parse_edge_type(std::string_view s) { return value_of<EdgeType>(kEdgeTypes, s); }
std::optional<Role> parse_role(std::string_view s) { return value_of<Role>(kRoles, s); }
std::optional<Stance> parse_stance(std::string_view s) { return value_of<Stance>(kStances, s); }
std::optional<AttributionStance> parse_attribution_stance(std::string_view s) {
  return value_of<AttributionStance>(kAttributionStances, s);
}

}  // namespace claimgraph
