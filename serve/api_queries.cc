#include "serve/api_queries.h"

#include "graph/queries/json.h"

namespace claimgraph::serve {

namespace {

constexpr std::size_t kUsualList = 100;
constexpr std::size_t kMostIds = 200;

std::optional<NodeType> type_of(Parameters& parameters) {
  const std::string name = parameters.text("type");
  const auto type = parse_node_type(name);
  if (!name.empty() && !type) parameters.report("type: write organisation, person, place, event or source");
  return type;
}

// The ids of a request for several things by id.
template <class Id>
std::vector<Id> ids_of(Parameters& parameters) {
  std::vector<Id> ids;
  for (const std::string& text : parameters.texts("id")) {
    const auto id = Id::parse(text);
    if (!id) parameters.report("id: write 32 hexadecimal digits");
    if (id) ids.push_back(*id);
  }
  if (ids.size() > kMostIds) parameters.report("id: at most " + std::to_string(kMostIds) + " at once");
  return ids;
}

// References to those of the asked ids that are there, in the order of the request; `find` looks one up in the view.
template <class Ref, class Id, class Find>
Result<Answer> answer_ids(Call& call, const Find& find) {
  const auto ids = ids_of<Id>(call.parameters);
  if (auto status = all_right(call.parameters); !status) return status.error();
  std::vector<Ref> present;
  for (const Id id : ids) {
    const auto found = find(id);
    if (!found) return found.error();
    if (found->has_value()) present.push_back(ref_of(**found));
  }
  return Answer{json_lines(present), std::nullopt};
}

}  // namespace

Result<Answer> answer_find(Call& call) {
  FindRequest request;
  request.name = call.parameters.required_text("name");
  request.type = type_of(call.parameters);
  const Page page = page_of(call.parameters, 20);
  request.limit = page.end() + 1;
  if (auto status = all_right(call.parameters); !status) return status.error();
  return list_answer(find_nodes(call.view, request), page);
}

Result<Answer> answer_show(Call& call) {
  const Page page = page_of(call.parameters, 1000);
  const std::size_t mentions = call.parameters.number("mentions", 1000, 0, 100000);
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto node = named_node(call.view, call.argument, Prefer::none);
  if (!node) return node.error();
  auto detail = show(call.view, node->id);
  if (!detail) return detail.error();
  if (!detail->has_value()) return Error{ErrorCode::bad_input, "no such node"};
  const auto next = page.cut((**detail).relations);
  Page{0, mentions}.cut((**detail).node.mentions);
  return Answer{json_line(to_json(**detail)) + "\n", next};
}

Result<Answer> answer_relations(Call& call) {
  const std::string of = call.parameters.required_text("of");
  const std::string with = call.parameters.text("with");
  const Page page = page_of(call.parameters, kUsualList);
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto first = named_node(call.view, of, Prefer::actors);
  if (!first) return first.error();
  if (with.empty()) return list_answer(relations_of(call.view, first->id), page);
  const auto second = named_node(call.view, with, Prefer::actors);
  if (!second) return second.error();
  const auto between = relations_between(call.view, first->id, second->id);
  if (!between) return between.error();
  return object_answer(to_json(*between));
}

Result<Answer> answer_neighbourhood(Call& call) {
  const std::string of = call.parameters.required_text("of");
  const std::size_t limit = call.parameters.number("limit", 20, 1, 200);
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto node = named_node(call.view, of, Prefer::actors);
  if (!node) return node.error();
  const auto around = neighbourhood(call.view, node->id, limit);
  if (!around) return around.error();
  return object_answer(to_json(*around));
}

Result<Answer> answer_claims(Call& call) {
  const std::string about = call.parameters.text("about");
  const std::string by = call.parameters.text("by");
  ClaimsRequest request;
  request.min_confidence = call.parameters.real("min_confidence", 0, 0, 1);
  const Page page = page_of(call.parameters, kUsualList);
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto event = optional_node(call.view, about, Prefer::none);
  if (!event) return event.error();
  const auto claimant = optional_node(call.view, by, Prefer::actors);
  if (!claimant) return claimant.error();
  request.about = *event;
  request.by = *claimant;
  return list_answer(claims(call.view, request), page);
}

Result<Answer> answer_contradictions(Call& call) {
  const std::string about = call.parameters.text("about");
  const Page page = page_of(call.parameters, kUsualList);
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto node = optional_node(call.view, about, Prefer::none);
  if (!node) return node.error();
  return list_answer(contradictions(call.view, *node), page);
}

Result<Answer> answer_timeline(Call& call) {
  const std::string about = call.parameters.text("about");
  TimelineRequest request;
  request.from = call.parameters.text("from");
  request.to = call.parameters.text("to");
  request.event_type = call.parameters.text("type");
  request.dated_only = call.parameters.flag("dated");
  const Page page = page_of(call.parameters, kUsualList);
  request.limit = page.end() + 1;
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto node = optional_node(call.view, about, Prefer::none);
  if (!node) return node.error();
  request.about = *node;
  return list_answer(timeline(call.view, request), page);
}

Result<Answer> answer_stats(Call& call) {
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto found = stats(call.view);
  if (!found) return found.error();
  return object_answer(to_json(*found));
}

Result<Answer> answer_sources(Call& call) {
  const std::string name = call.parameters.text("source");
  if (auto status = all_right(call.parameters); !status) return status.error();
  const auto only = optional_node(call.view, name, Prefer::actors);
  if (!only) return only.error();
  const auto found = sources(call.view, *only);
  if (!found) return found.error();
  return object_answer(to_json(*found));
}

// A former id gives the node of today.
Result<Answer> answer_nodes(Call& call) {
  return answer_ids<NodeRef, NodeId>(call, [&](NodeId id) { return call.view.node(id); });
}

Result<Answer> answer_documents(Call& call) {
  return answer_ids<DocumentRef, DocumentId>(call, [&](DocumentId id) { return call.view.document(id); });
}

}  // namespace claimgraph::serve
