#include "cli/open_store.h"

#include <cstdio>

#include "extract/pipeline/extractor.h"
#include "ingest/known_places.h"
#include "store/standard_resolver.h"

namespace claimgraph::cli {

Result<resolve::Knowledge> open_knowledge(const Session& session) {
  const auto data = extract::find_data_directory();
  if (!data) return data.error();
  std::vector<std::filesystem::path> folders = {*data / "lexicon"};
  if (!session.lexicon_directory.empty()) folders.emplace_back(session.lexicon_directory);
  auto places = ingest::known_places(*data);
  if (!places) return places.error();
  return resolve::Knowledge::load(folders, std::move(*places));
}

Result<std::unique_ptr<store::Store>> open_store(const Session& session, store::Access access) {
  auto knowledge = open_knowledge(session);
  if (!knowledge) return knowledge.error();
  auto store =
      store::Store::open(session.store_path, access,
                         store::make_resolver(std::make_shared<const resolve::Knowledge>(std::move(*knowledge))));
  if (store.ok() && (*store)->made_anew()) {
    std::fprintf(
        stderr,
        "claimgraph: %s: the tables of names are others than before; entities and edges were made anew from its "
        "documents\n",
        session.store_path.c_str());
  }
  return store;
}

void with_store(Session& session, store::Access access, const std::function<Status(store::Store&)>& work) {
  auto store = open_store(session, access);
  if (!store) return session.fail(store.error());
  if (const Status done = work(**store); !done) session.fail(done.error());
}

void with_view(Session& session, const std::function<Status(const GraphView&)>& query) {
  with_store(session, store::Access::read, [&](store::Store& store) -> Status {
    const auto view = store.view();
    if (!view) return view.error();
    return query(**view);
  });
}

}  // namespace claimgraph::cli
