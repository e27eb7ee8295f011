#include "graph/queries/claims.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::string about;
  std::string by;
  std::size_t limit = 0;
  double min_confidence = 0;
};

std::string stance(const Edge& edge) {
  std::string out = edge.type == EdgeType::denies ? "denies" : "claims";
  if (edge.stance != Stance::none && edge.stance != Stance::asserted)
    out += " (" + std::string(to_string(edge.stance)) + ")";
  if (edge.responsibility) out += " responsibility";
  return out;
}

Status run(const Session& session, const GraphView& view, const Options& options) {
  const auto about = optional_node(view, options.about, Prefer::none);
  if (!about) return about.error();
  const auto by = optional_node(view, options.by, Prefer::actors);
  if (!by) return by.error();
  auto found = claims(view, {*about, *by, options.min_confidence});
  if (!found) return found.error();
  if (options.limit != 0 && found->size() > options.limit)
    found->erase(found->begin() + static_cast<std::ptrdiff_t>(options.limit), found->end());
  if (session.format == OutputFormat::json) return print_json(*found), Status();
  Table table({"CLAIMANT", "STANCE", "EVENT", "DEAD", "DOCUMENT", "WORDS"});
  for (const ClaimRecord& c : *found) {
    table.add({c.claimant.name + (c.on_behalf_of ? " for " + c.on_behalf_of->name : ""), stance(c.edge), label(c.event),
               figures(c.edge.fatalities), c.document.path, shortened(wording(c.edge), 200)});
  }
  print_table(table, "No claims.");
  return {};
}

}  // namespace

void add_claims(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("claims", "Who says what happened, and who denies it");
  auto options = std::make_shared<Options>();
  sub->add_option("--about", options->about, "Only of this event, or of events that this actor or place has part in")
      ->type_name("NODE");
  sub->add_option("--by", options->by, "Only of this claimant, or of who speaks for it")->type_name("ACTOR");
  sub->add_option("--limit", options->limit, "At most this many (default: all)");
  sub->add_option("--min-confidence", options->min_confidence, "Only those at least this sure, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph claims --by Amaq\n  claimgraph claims --about Palmyra --by \"Islamic State\"");
  sub->callback(
      [&session, options] { with_view(session, [&](const GraphView& view) { return run(session, view, *options); }); });
}

}  // namespace claimgraph::cli
