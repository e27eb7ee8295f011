#include "graph/queries/contradictions.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/terminal_text.h"
#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

void print_side(const ContradictionSide& side) {
  std::string who;
  for (const NodeRef& claimant : side.claimants) who += (who.empty() ? "" : ", ") + claimant.name;
  std::cout << "    " << (side.denies ? "denies  " : "claims  ") << terminal_text(who);
  if (const std::string dead = figures(side.fatalities); !dead.empty()) std::cout << "  (" << dead << " dead)";
  std::cout << "  [" << side.documents.size() << (side.documents.size() == 1 ? " document]\n" : " documents]\n");
  for (const DocumentSpan& words : side.evidence) {
    std::cout << "            \"" << shortened(terminal_text(words.text.text), 160) << "\"\n";
    break;  // one quotation a side is enough to recognise it; --format json and `claims` have all
  }
}

Status run(const Session& session, const GraphView& view, const std::string& name) {
  const auto about = optional_node(view, name, Prefer::none);
  if (!about) return about.error();
  const auto found = contradictions(view, *about);
  if (!found) return found.error();
  if (session.format == OutputFormat::json) return print_json(*found), Status();
  if (found->empty()) std::cout << "The accounts do not contradict each other.\n";
  for (const Contradiction& c : *found) {
    std::cout << terminal_text(label(c.event)) << "  " << to_string(c.kind) << '\n';
    for (const ContradictionSide& side : c.sides) print_side(side);
  }
  return {};
}

}  // namespace

void add_contradictions(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("contradictions", "Where accounts of one event disagree, side by side");
  auto about = std::make_shared<std::string>();
  sub->add_option("--about", *about, "Only of this event, or of events of this actor")->type_name("NODE");
  add_format(*sub, session);
  sub->footer(
      "Kinds: claim-denial (one says it happened, another denies), fatalities (the figures of two parties do not "
      "meet),\n"
      "responsibility (two parties each claim the deed).\n"
      "Examples:\n  claimgraph contradictions\n  claimgraph contradictions --about Russia --format json");
  sub->callback(
      [&session, about] { with_view(session, [&](const GraphView& view) { return run(session, view, *about); }); });
}

}  // namespace claimgraph::cli
