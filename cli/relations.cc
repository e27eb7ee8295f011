#include "graph/queries/relations.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/terminal_text.h"
#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

void add_rows(Table& table, const std::string& through, const std::vector<Relation>& relations) {
  for (const Relation& r : relations) {
    table.add({through + phrase(r.type, r.direction, r.role), label(r.other), kind_of(r.other),
               std::to_string(r.edges.size()), r.edges.empty() ? "" : shortened(wording(r.edges.front()), 120)});
  }
}

Status of_one(const Session& session, const GraphView& view, const NodeRef& node) {
  const auto relations = relations_of(view, node.id);
  if (!relations) return relations.error();
  if (session.format == OutputFormat::json) return print_json(*relations), Status();
  Table table({"RELATION", "OTHER", "KIND", "DOCUMENTS", "EVIDENCE"});
  add_rows(table, "", *relations);
  std::cout << terminal_text(node.name) << '\n';
  print_table(table, "Nothing relates to it.");
  return {};
}

// What one side has to do with the node in between: "claims, reports".
std::string phrases(const std::vector<Relation>& relations) {
  std::string out;
  for (const Relation& r : relations) out += (out.empty() ? "" : ", ") + phrase(r.type, r.direction, r.role);
  return out;
}

Status of_two(const Session& session, const GraphView& view, const NodeRef& first, const NodeRef& second) {
  const auto found = relations_between(view, first.id, second.id);
  if (!found) return found.error();
  if (session.format == OutputFormat::json) return print_json(to_json(*found)), Status();
  std::cout << terminal_text(first.name) << " and " << terminal_text(second.name) << "\n";
  Table direct({"RELATION", "OTHER", "KIND", "DOCUMENTS", "EVIDENCE"});
  add_rows(direct, "", found->direct);
  print_table(direct, "No direct relation.");
  if (found->connections.empty()) return {};
  std::cout << '\n';
  Table table({first.name, "THROUGH", "KIND", second.name});
  for (const Connection& c : found->connections) {
    table.add({phrases(c.from_first), label(c.via), kind_of(c.via), phrases(c.from_second)});
  }
  print_table(table, "");
  return {};
}

Status run(const Session& session, const GraphView& view, const std::vector<std::string>& names) {
  const auto first = named_node(view, names[0], Prefer::actors);
  if (!first) return first.error();
  if (names.size() == 1) return of_one(session, view, *first);
  const auto second = named_node(view, names[1], Prefer::actors);
  if (!second) return second.error();
  return of_two(session, view, *first, *second);
}

}  // namespace

void add_relations(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("relations", "How one actor stands to all others, or what connects two");
  auto names = std::make_shared<std::vector<std::string>>();
  sub->add_option("ACTOR", *names, "One or two names or ids")->required()->expected(1, 2);
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph relations Amaq\n  claimgraph relations \"Islamic State\" Russia");
  sub->callback(
      [&session, names] { with_view(session, [&](const GraphView& view) { return run(session, view, *names); }); });
}

}  // namespace claimgraph::cli
