// One function a command, each in a file of its own name: adds the subcommand, its options and its examples to the
// parser. When the user calls it, it runs and leaves its exit code in the session.
#pragma once

namespace CLI {
class App;
}

namespace claimgraph::cli {

struct Session;

void add_ingest(CLI::App& app, Session& session);
void add_extract(CLI::App& app, Session& session);
void add_clean(CLI::App& app, Session& session);
void add_load(CLI::App& app, Session& session);

void add_find(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_relations(CLI::App& app, Session& session);
void add_path(CLI::App& app, Session& session);
void add_claims(CLI::App& app, Session& session);
void add_contradictions(CLI::App& app, Session& session);
void add_timeline(CLI::App& app, Session& session);
void add_rank(CLI::App& app, Session& session);
void add_communities(CLI::App& app, Session& session);
void add_stats(CLI::App& app, Session& session);
void add_sources(CLI::App& app, Session& session);

void add_review(CLI::App& app, Session& session);
void add_merge(CLI::App& app, Session& session);
void add_split(CLI::App& app, Session& session);
void add_decisions(CLI::App& app, Session& session);
void add_match_names(CLI::App& app, Session& session);

void add_remove(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_restore(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);

// `claimgraph manual` and `claimgraph completion`: the man page and the shell completions, written from the parser
// itself so that they are never behind it.
void add_manual(CLI::App& app, Session& session);
void add_completion(CLI::App& app, Session& session);

}  // namespace claimgraph::cli
