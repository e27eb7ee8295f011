#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

Status run(const store::Store& store) {
  std::size_t problems = 0;
  const auto rows = store.check([&](const store::Problem& problem) {
    std::cout << problem.where << problem.what << '\n';
    return ++problems < 1000;
  });
  if (!rows) return rows.error();
  if (problems == 0) return std::cout << store.path() << ": " << *rows << " rows, all as they have to be\n", Status();
  return Error{ErrorCode::damaged, store.path() + ": " + std::to_string(problems) +
                                       " problems; restore a backup, or ingest the articles into a new store"};
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("check", "Prove that the store is whole, or say what is wrong where");
  sub->footer("Examples:\n  claimgraph check --store syria.db");
  sub->callback(
      [&session] { with_store(session, store::Access::read, [](store::Store& store) { return run(store); }); });
}

}  // namespace claimgraph::cli
