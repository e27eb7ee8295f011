#include "graph/algorithm/rank.h"

#include <CLI/CLI.hpp>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>

#include "base/terminal_text.h"
#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"
#include "graph/algorithm/json.h"

namespace claimgraph::cli {

namespace {

struct RankOptions {
  std::string measure = "pagerank";
  std::vector<std::string> types = {"organisation", "person", "source"};
  std::size_t limit = 20;
};

std::string rounded(double score) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(4) << score;
  return out.str();
}

Status run_rank(const Session& session, const GraphView& view, const RankOptions& options) {
  RankRequest request;
  request.measure = *parse_rank_measure(options.measure);
  for (const std::string& type : options.types) request.types.insert(*parse_node_type(type));
  request.limit = options.limit;
  const auto ranked = rank(view, request);
  if (!ranked) return ranked.error();
  if (session.format == OutputFormat::json) return print_json(*ranked), Status();
  Table table({"NAME", "KIND", "SCORE"});
  for (const RankedNode& r : *ranked) table.add({label(r.node), kind_of(r.node), rounded(r.score)});
  print_table(table, "The store is empty.");
  return {};
}

Status run_communities(const Session& session, const GraphView& view, const CommunitiesRequest& request,
                       std::size_t limit) {
  auto found = communities(view, request);
  if (!found) return found.error();
  if (limit != 0 && found->size() > limit)
    found->erase(found->begin() + static_cast<std::ptrdiff_t>(limit), found->end());
  if (session.format == OutputFormat::json) return print_json(*found), Status();
  Table table({"SIZE", "MEMBERS"});
  for (const Community& c : *found) {
    std::string names;
    for (std::size_t i = 0; i < c.members.size() && i < 8; ++i)
      names += (i == 0 ? "" : "; ") + label(c.members[i].node);
    if (c.members.size() > 8) names += "; …";
    table.add({std::to_string(c.members.size()), names});
  }
  print_table(table, "No communities.");
  return {};
}

void print_path(const GraphPath& path) {
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    std::cout << "  " << terminal_text(label(path.nodes[i])) << "  [" << kind_of(path.nodes[i]) << "]\n";
    if (i >= path.steps.size()) continue;
    for (const Relation& r : path.steps[i]) {
      std::cout << "      " << phrase(r.type, r.direction, r.role) << ": "
                << (r.edges.empty() ? "" : shortened(wording(r.edges.front()), 140)) << '\n';
    }
  }
  std::cout << '\n';
}

Status run_path(const Session& session, const GraphView& view, const std::vector<std::string>& ends,
                std::size_t limit) {
  const auto from = named_node(view, ends[0], Prefer::actors);
  if (!from) return from.error();
  const auto to = named_node(view, ends[1], Prefer::actors);
  if (!to) return to.error();
  const auto paths = shortest_paths(view, {from->id, to->id, EdgeChoice::all(), limit});
  if (!paths) return paths.error();
  if (session.format == OutputFormat::json) return print_json(*paths), Status();
  if (paths->empty()) std::cout << "No path connects them.\n";
  for (const GraphPath& path : *paths) print_path(path);
  return {};
}

}  // namespace

void add_rank(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("rank", "The nodes that matter most");
  auto options = std::make_shared<RankOptions>();
  sub->add_option("--by", options->measure, "pagerank, betweenness or degree")
      ->check(CLI::IsMember({"pagerank", "betweenness", "degree"}))
      ->capture_default_str();
  sub->add_option("--type", options->types, "Types to list (default: organisation person source)")
      ->check(CLI::IsMember({"organisation", "person", "place", "event", "source"}));
  sub->add_option("--limit", options->limit, "At most this many")->capture_default_str();
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph rank\n  claimgraph rank --by betweenness --type person");
  sub->callback([&session, options] {
    with_view(session, [&](const GraphView& view) { return run_rank(session, view, *options); });
  });
}

void add_communities(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("communities", "Groups of nodes that hang together more than with the rest (Leiden)");
  auto request = std::make_shared<CommunitiesRequest>();
  auto limit = std::make_shared<std::size_t>(20);
  sub->add_option("--resolution", request->resolution, "Above 1: more and smaller ones")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  sub->add_option("--at-least", request->at_least, "Only those of this many members or more")->capture_default_str();
  sub->add_option("--limit", *limit, "At most this many; 0 for all")->capture_default_str();
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph communities --resolution 1.5");
  sub->callback([&session, request, limit] {
    with_view(session, [&](const GraphView& view) { return run_communities(session, view, *request, *limit); });
  });
}

void add_path(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("path", "How two nodes are connected, over as few steps as possible");
  auto ends = std::make_shared<std::vector<std::string>>();
  auto limit = std::make_shared<std::size_t>(5);
  sub->add_option("NODE", *ends, "Two names or ids")->required()->expected(2);
  sub->add_option("--limit", *limit, "At most this many paths")->capture_default_str();
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph path Amaq \"Igor Konashenkov\"");
  sub->callback([&session, ends, limit] {
    with_view(session, [&](const GraphView& view) { return run_path(session, view, *ends, *limit); });
  });
}

}  // namespace claimgraph::cli
