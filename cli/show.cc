#include "graph/queries/show.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/terminal_text.h"
#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

void line(const std::string& what, const std::string& text) {
  if (!text.empty())
    std::cout << "  " << what << std::string(14 - std::min<std::size_t>(13, what.size()), ' ') << terminal_text(text)
              << '\n';
}

void print_facts(const Node& node) {
  line("date", node.event.date ? node.event.date->value : "");
  line("fatalities", figures(node.event.fatalities));
  line("injuries", figures(node.event.injuries));
  line("country", node.place.country);
  if (node.place.latitude && node.place.longitude) {
    line("position", std::to_string(*node.place.latitude) + ", " + std::to_string(*node.place.longitude));
  }
  line("gazetteer", node.place.gazetteer_id);
}

void print_relations(const NodeDetail& detail) {
  for (const Relation& relation : detail.relations) {
    std::cout << "  " << phrase(relation.type, relation.direction, relation.role) << ": "
              << terminal_text(label(relation.other))
              << (relation.edges.size() > 1 ? "  [" + std::to_string(relation.edges.size()) + " documents]" : "")
              << '\n';
    for (const Edge& edge : relation.edges) {
      const auto document = detail.evidence_documents.find(edge.document);
      const std::string path =
          document == detail.evidence_documents.end() ? edge.document.hex() : document->second.path;
      std::cout << "      " << shortened(wording(edge), 160) << "  [" << terminal_text(path) << "]\n";
    }
  }
}

void print(const NodeDetail& detail) {
  const Node& node = detail.node;
  std::cout << terminal_text(node.name) << "  " << kind_of(ref_of(node)) << "  " << node.id.hex() << '\n';
  std::string aliases;
  for (const std::string& alias : node.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
  line("also", aliases);
  print_facts(node);
  line("mentions",
       std::to_string(node.mentions.size()) + " in " + std::to_string(detail.documents.size()) + " documents");
  if (!detail.relations.empty()) std::cout << '\n';
  print_relations(detail);
}

Status run(const Session& session, const GraphView& view, const std::string& name) {
  const auto node = named_node(view, name, Prefer::none);
  if (!node) return node.error();
  const auto detail = show(view, node->id);
  if (!detail) return detail.error();
  if (!detail->has_value()) return {};
  print_answer(session, **detail, print);
  return {};
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("show", "Everything about one node, with the words that say so");
  auto name = std::make_shared<std::string>();
  sub->add_option("NODE", *name, "A name or an id")->required();
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph show \"Islamic State\"\n  claimgraph show --format json Palmyra");
  sub->callback(
      [&session, name] { with_view(session, [&](const GraphView& view) { return run(session, view, *name); }); });
}

}  // namespace claimgraph::cli
