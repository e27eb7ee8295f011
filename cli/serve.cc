#include "serve/serve.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "ingest/interrupt.h"
#include "store/files_state.h"
#include "store/standard_resolver.h"

namespace claimgraph::cli {

namespace {

struct Options {
  std::string listen = "127.0.0.1:8080";
  std::vector<std::string> hosts;
};

void announce(const serve::ListenAddress& address) {
  std::cout << "Explorer: " << serve::url_of(address) << "  (API: " << serve::url_of(address) << "api; Ctrl-C stops)\n"
            << std::flush;
  if (serve::is_loopback(address.host)) return;
  std::fprintf(stderr,
               "claimgraph: warning: %s can be reached from other machines, and whoever reaches it can read the whole "
               "store: there is no password and no encryption. Listen on 127.0.0.1 and use an SSH tunnel or a proxy "
               "that asks for one\n",
               address.host.c_str());
}

// The knowledge of names is read once; the store is opened again whenever it has changed.
Result<serve::ViewSource> source_of(const Session& session) {
  auto knowledge = open_knowledge(session);
  if (!knowledge) return knowledge.error();
  std::shared_ptr<const store::Resolver> resolver =
      store::make_resolver(std::make_shared<const resolve::Knowledge>(std::move(*knowledge)));
  const std::string path = session.store_path;
  const auto open = [path, resolver]() -> Result<std::shared_ptr<const GraphView>> {
    const auto store = store::Store::open(path, store::Access::read, resolver);
    if (!store) return store.error();
    auto view = (*store)->view();
    if (!view) return view.error();
    return std::shared_ptr<const GraphView>(std::move(*view));
  };
  return serve::ViewSource{[path] { return store::files_state(path); }, open};
}

Status run(const Session& session, const Options& options) {
  const auto listen = serve::parse_listen_address(options.listen);
  if (!listen) return listen.error();
  auto source = source_of(session);
  if (!source) return source.error();
  const ingest::InterruptGuard interrupt;
  return serve::serve(std::move(*source), {*listen, options.hosts, CLAIMGRAPH_VERSION, announce}, interrupt.flag());
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("serve", "Explore the graph in a browser, and ask it over HTTP (JSON)");
  auto options = std::make_shared<Options>();
  sub->add_option("--listen", options->listen, "Address to listen on; port 0 for any free one")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  sub->add_option("--allow-host", options->hosts,
                  "Another name that requests may call this server by, such as a proxy's")
      ->type_name("NAME");
  sub->footer(
      "It only reads; `claimgraph ingest` may write meanwhile, and the next answers tell what is new.\n"
      "Examples:\n  claimgraph serve --store syria.db\n  claimgraph serve --listen 127.0.0.1:0\n"
      "  curl 'http://127.0.0.1:8080/api/claims?by=Amaq'");
  sub->callback([&session, options] {
    if (const Status done = run(session, *options); !done) session.fail(done.error());
  });
}

}  // namespace claimgraph::cli
