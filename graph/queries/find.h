// Names to nodes: what `claimgraph find` lists, and how every command reads an argument that names a node.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/queries/lookup.h"

namespace claimgraph {

enum class Match : std::uint8_t { id, exact, prefix, fuzzy };  // from the best
std::string_view to_string(Match match);

struct FoundNode {
  NodeRef node;
  Match match = Match::exact;
  std::string matched;       // the name or alias that matched
  std::size_t mentions = 0;  // in all documents
};

struct FindRequest {
  std::string name;  // a name, or an id of 32 hexadecimal digits
  std::optional<NodeType> type;
  std::size_t limit = 20;
  Match worst = Match::fuzzy;  // worse matches are not looked for
};

// The best matches first: the id itself; names that fold to the same text, the most mentioned first; names that start
// with it. Only when there is none of these, names that are alike (a slip of the pen, or words of a longer name), which
// reads all nodes. Thread-safe, as the view is.
Result<std::vector<FoundNode>> find_nodes(const GraphView& view, const FindRequest& request);

enum class Prefer : std::uint8_t { actors, events, none };

// The node that an argument names: an id, or the best exact match, of the preferred kind if there is one (a state
// before the country of the same name), the most mentioned among equals. Nothing when no name folds to the text.
Result<std::optional<NodeRef>> choose_node(const GraphView& view, std::string_view name, Prefer prefer);

// The same for whoever cannot go on without it: an Error (bad_input) with the way to find it when there is none.
Result<NodeRef> named_node(const GraphView& view, const std::string& argument, Prefer prefer);
// As above for an argument that may be empty: nothing then.
Result<std::optional<NodeId>> optional_node(const GraphView& view, const std::string& argument, Prefer prefer);

}  // namespace claimgraph
