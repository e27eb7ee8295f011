#include "graph/queries/timeline.h"

#include <fmt/format.h>

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
  bool undated = false;
  for (const TimelineEntry& e : *found) {
    const std::string day = !e.event.date.empty() ? e.event.date : e.reported.empty() ? "-" : "(" + e.reported + ")";
    undated = undated || e.event.date.empty();
    table.add({day, e.event.name, e.event.event_type, names(e.places), figures(e.fatalities),
               std::to_string(e.accounts), std::to_string(e.claimants), std::to_string(e.deniers)});
  }
  print_table(table, "No events.");
  if (undated) fmt::print("(DAY): the day of the first report; nobody told the event's own.\n");
  return {};
}

}  // namespace

void add_timeline(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("timeline", "Events in the order of their dates, or of their first reports");
  auto options = std::make_shared<Options>();
  sub->add_option("--about", options->about, "Only events of this actor or place")->type_name("NODE");
  sub->add_option("--from", options->request.from, "First day, YYYY-MM-DD")->type_name("DAY");
  sub->add_option("--to", options->request.to, "Last day, YYYY-MM-DD")->type_name("DAY");
  sub->add_option("--type", options->request.event_type, "Only events of this type (assault, protest, ...)");
  sub->add_flag("--dated", options->request.dated_only, "Leave out events whose date nobody told");
  sub->add_option("--limit", options->request.limit, "At most this many (default: all)");
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph timeline --about Syria --from 2016-01-01 --to 2016-12-31");
  sub->callback(
      [&session, options] { with_view(session, [&](const GraphView& view) { return run(session, view, *options); }); });
}

}  // namespace claimgraph::cli
