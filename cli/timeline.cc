#include "graph/queries/timeline.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::string about;
  TimelineRequest request;
};

std::string names(const std::vector<NodeRef>& nodes) {
  std::string out;
  for (const NodeRef& node : nodes) out += (out.empty() ? "" : ", ") + node.name;
  return out;
}

Status run(const Session& session, const GraphView& view, const Options& options) {
  TimelineRequest request = options.request;
  const auto about = optional_node(view, options.about, Prefer::none);
  if (!about) return about.error();
  request.about = *about;
  const auto found = timeline(view, request);
  if (!found) return found.error();
  if (session.format == OutputFormat::json) return print_json(*found), Status();
  Table table({"DATE", "EVENT", "TYPE", "PLACE", "DEAD", "ACCOUNTS", "CLAIM", "DENY"});
  for (const TimelineEntry& e : *found) {
    table.add({e.event.date, e.event.name, e.event.event_type, names(e.places), figures(e.fatalities),
               std::to_string(e.accounts), std::to_string(e.claimants), std::to_string(e.deniers)});
  }
  print_table(table, "No dated events.");
  return {};
}

}  // namespace

void add_timeline(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("timeline", "Events in the order of their dates");
  auto options = std::make_shared<Options>();
  sub->add_option("--about", options->about, "Only events of this actor or place")->type_name("NODE");
  sub->add_option("--from", options->request.from, "First day, YYYY-MM-DD")->type_name("DAY");
  sub->add_option("--to", options->request.to, "Last day, YYYY-MM-DD")->type_name("DAY");
  sub->add_option("--type", options->request.event_type, "Only events of this type (assault, protest, ...)");
  sub->add_option("--limit", options->request.limit, "At most this many (default: all)");
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph timeline --about Syria --from 2016-01-01 --to 2016-12-31");
  sub->callback(
      [&session, options] { with_view(session, [&](const GraphView& view) { return run(session, view, *options); }); });
}

}  // namespace claimgraph::cli
