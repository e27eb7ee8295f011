#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

void add_backup(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("backup", "Add the store's present state to a backup folder");
  auto folder = std::make_shared<std::string>();
  sub->add_option("DIR", *folder, "The backup folder; made when it is missing")->required();
  sub->footer("Examples:\n  claimgraph backup /media/disk/claimgraph-backup");
  sub->callback([&session, folder] {
    with_store(session, store::Access::write, [&](store::Store& store) -> Status {
      if (Status done = store.backup(*folder); !done) return done;
      std::cout << "Backed up " << store.path() << " to " << *folder << ".\n";
      return {};
    });
  });
}

void add_restore(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("restore", "Make a new store out of the newest state in a backup folder");
  auto folder = std::make_shared<std::string>();
  sub->add_option("DIR", *folder, "The backup folder")->required();
  sub->footer("Examples:\n  claimgraph restore /media/disk/claimgraph-backup --store recovered.db");
  sub->callback([&session, folder] {
    if (const Status done = store::Store::restore(*folder, session.store_path); !done)
      return session.fail(done.error());
    std::cout << "Restored " << session.store_path << ".\n";
  });
}

}  // namespace claimgraph::cli
