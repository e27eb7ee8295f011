#include "graph/queries/stats.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

void row(const std::string& what, const std::string& value) {
  if (!value.empty() && value != "0")
    std::cout << "  " << what << std::string(20 - std::min<std::size_t>(19, what.size()), ' ') << value << '\n';
}

std::string range(const std::string& first, const std::string& last) {
  return first.empty() ? "" : first + " to " + last;
}

void print(const GraphStats& s) {
  std::cout << s.counts.documents << " documents (" << s.accounts << " accounts, " << s.publishers << " publishers), "
            << s.counts.nodes << " nodes, " << s.counts.edges << " edges, " << s.mentions << " mentions\n";
  row("published", range(s.first_document, s.last_document));
  row("events", range(s.first_event, s.last_event));
  std::cout << "nodes\n";
  for (std::size_t i = 0; i < s.nodes_by_type.size(); ++i) {
    row(std::string(to_string(static_cast<NodeType>(i))), std::to_string(s.nodes_by_type[i]));
  }
  std::cout << "edges\n";
  for (std::size_t i = 0; i < s.edges_by_type.size(); ++i) {
    row(std::string(to_string(static_cast<EdgeType>(i))), std::to_string(s.edges_by_type[i]));
  }
  std::cout << "events by type\n";
  for (const auto& [type, count] : s.events_by_type) row(type, std::to_string(count));
}

Status run(const Session& session, const GraphView& view) {
  const auto found = stats(view);
  if (!found) return found.error();
  print_answer(session, *found, print);
  return {};
}

}  // namespace

void add_stats(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("stats", "What the store holds, in numbers");
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph stats --store syria.db");
  sub->callback([&session] { with_view(session, [&](const GraphView& view) { return run(session, view); }); });
}

}  // namespace claimgraph::cli
