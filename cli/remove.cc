#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

Status run(store::Store& store, const std::string& argument) {
  std::optional<DocumentId> id = DocumentId::parse(argument);
  if (!id) {
    const auto found = store.document_at(argument);
    if (!found) return found.error();
    id = *found;
  }
  const Result<bool> removed = id ? store.remove(*id) : Result<bool>(false);
  if (!removed) return removed.error();
  if (!*removed) {
    return Error{ErrorCode::bad_input,
                 "no document \"" + argument + "\" in " + store.path() +
                     "; give its id, path or URL as `claimgraph export --format jsonl` lists them"};
  }
  std::cout << "Removed " << id->hex() << " and all that only it supported.\n";
  return {};
}

}  // namespace

void add_remove(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("remove", "Remove a document and everything that only it supported");
  auto documents = std::make_shared<std::vector<std::string>>();
  sub->add_option("DOCUMENT", *documents, "Ids, paths or URLs")->required();
  sub->footer("Examples:\n  claimgraph remove articles/old.html");
  sub->callback([&session, documents] {
    with_store(session, store::Access::write, [&](store::Store& store) -> Status {
      for (const std::string& document : *documents) {
        if (Status done = run(store, document); !done) return done;
      }
      return {};
    });
  });
}

}  // namespace claimgraph::cli
