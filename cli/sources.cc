#include "graph/queries/sources.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

std::string voices(const SourceReport& report) {
  std::string out;
  for (std::size_t i = 0; i < report.carries.size() && i < 4; ++i) {
    const auto& c = report.carries[i];
    out += (i == 0 ? "" : ", ") + c.claimant.name + " " + std::to_string(c.claims + c.denials);
  }
  return out;
}

std::string cited(const SourceReport& report) {
  std::string out;
  for (std::size_t i = 0; i < report.cites.size() && i < 4; ++i)
    out += (i == 0 ? "" : ", ") + report.cites[i].source.name;
  return out;
}

void print(const SourcesAnswer& answer) {
  Table table({"SOURCE", "DOCUMENTS", "COPIES", "EVENTS", "GIVES A VOICE TO", "CITES"});
  for (const SourceReport& r : answer.sources) {
    table.add({r.source.name, std::to_string(r.documents), std::to_string(r.copies), std::to_string(r.events),
               voices(r), cited(r)});
  }
  print_table(table, "No sources.");
  if (answer.accounts.empty()) return;
  std::cout << '\n';
  Table copies({"ONE REPORT", "PUBLISHED", "TITLE"});
  for (const SharedAccount& account : answer.accounts) {
    for (const DocumentRef& d : account.documents) copies.add({d.path, d.published, d.title});
  }
  print_table(copies, "");
}

Status run(const Session& session, const GraphView& view, const std::string& name) {
  const auto only = optional_node(view, name, Prefer::actors);
  if (!only) return only.error();
  const auto found = sources(view, *only);
  if (!found) return found.error();
  print_answer(session, *found, print);
  return {};
}

}  // namespace

void add_sources(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("sources", "Which outlets carry whom, and which reports are copies of one");
  auto name = std::make_shared<std::string>();
  sub->add_option("SOURCE", *name, "Only this one");
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph sources\n  claimgraph sources \"Emirates Voice\"");
  sub->callback(
      [&session, name] { with_view(session, [&](const GraphView& view) { return run(session, view, *name); }); });
}

}  // namespace claimgraph::cli
