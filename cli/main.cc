// claimgraph: the command line. One file a command (commands.h); this one only puts them together.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <map>

#include "cli/commands.h"
#include "cli/session.h"

namespace {

using namespace claimgraph::cli;

void add_common_options(CLI::App& app, Session& session) {
  const char* store = std::getenv("CLAIMGRAPH_STORE");
  session.store_path = store != nullptr && *store != '\0' ? store : "claimgraph.db";
  app.add_option("--store", session.store_path,
                 "Folder of the store (default: $CLAIMGRAPH_STORE, else ./claimgraph.db)")
      ->type_name("DIR");
  if (const char* own = std::getenv("CLAIMGRAPH_LEXICON"); own != nullptr) session.lexicon_directory = own;
  app.add_option("--lexicon", session.lexicon_directory,
                 "Folder with your own lexicon tables, added to the shipped ones (default: $CLAIMGRAPH_LEXICON)")
      ->type_name("DIR");
  app.add_flag("-v,--verbose", session.verbose, "Say more on standard error");
  app.set_version_flag("--version", "claimgraph " CLAIMGRAPH_VERSION);
}

void add_commands(CLI::App& app, Session& session) {
  for (auto* add : {add_ingest, add_extract, add_clean, add_load}) add(app, session);
  for (auto* add : {add_find, add_show, add_relations, add_path, add_claims, add_contradictions, add_timeline, add_rank,
                    add_communities, add_stats, add_sources}) {
    add(app, session);
  }
  for (auto* add : {add_review, add_merge, add_split, add_decisions, add_match_names}) add(app, session);
  for (auto* add : {add_remove, add_check, add_backup, add_restore, add_export, add_serve}) add(app, session);
  for (auto* add : {add_manual, add_completion}) add(app, session);
}

int run(int argc, char** argv) {
  Session session;
  CLI::App app(
      "Who claims what, who denies it, and who carried the story: news articles in, a graph of actors, events and "
      "sources out.",
      "claimgraph");
  app.require_subcommand(1);
  app.fallthrough();  // the common options may stand behind the command
  app.footer(
      "Examples:\n"
      "  claimgraph ingest articles/              a folder of saved articles into ./claimgraph.db\n"
      "  claimgraph contradictions                where the accounts disagree\n"
      "  claimgraph claims --about Palmyra        who says what of it\n"
      "  claimgraph export --format gexf -o graph.gexf\n"
      "`claimgraph COMMAND --help` explains a command, `man claimgraph` all of them.");
  add_common_options(app, session);
  add_commands(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    return app.exit(stop) == 0 ? kOk : kUsage;  // --help and --version arrive here too
  }
  return session.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // `claimgraph ... | head` ends by a failed write, not by a signal
  spdlog::set_default_logger(spdlog::stderr_logger_st("claimgraph"));
  spdlog::set_pattern("claimgraph: %v");
  return run(argc, argv);
}
