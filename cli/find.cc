#include <CLI/CLI.hpp>
#include <memory>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::string name;
  std::string type;
  std::size_t limit = 20;
};

Status run(const Session& session, const GraphView& view, const Options& options) {
  const auto found = find_nodes(view, {options.name, parse_node_type(options.type), options.limit});
  if (!found) return found.error();
  if (session.format == OutputFormat::json) return print_json(*found), Status();
  Table table({"NAME", "KIND", "MATCH", "MENTIONS", "ID"});
  for (const FoundNode& f : *found) {
    const std::string match = std::string(to_string(f.match)) + (f.matched == f.node.name ? "" : ": " + f.matched);
    table.add({label(f.node), kind_of(f.node), match, std::to_string(f.mentions), f.node.id.hex()});
  }
  print_table(table, "Nothing is named like that.");
  return {};
}

}  // namespace

void add_find(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("find", "Find nodes by name, alias, beginning of a name, or a name that is alike");
  auto options = std::make_shared<Options>();
  sub->add_option("NAME", options->name, "A name, or a node's id")->required();
  sub->add_option("--type", options->type, "Only organisation, person, place, event or source")
      ->check(CLI::IsMember({"organisation", "person", "place", "event", "source"}));
  sub->add_option("--limit", options->limit, "At most this many")->capture_default_str();
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph find daesh\n  claimgraph find --type place palmyra");
  sub->callback(
      [&session, options] { with_view(session, [&](const GraphView& view) { return run(session, view, *options); }); });
}

}  // namespace claimgraph::cli
