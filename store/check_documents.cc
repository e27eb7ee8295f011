#include <fmt/format.h>

#include <algorithm>

#include "graph/extraction_codec.h"
#include "store/check_context.h"
#include "store/validate.h"

namespace claimgraph::store {

namespace {

// The nodes of the extraction are the members that are stored, with the profiles that resolution gives them.
void compare_members(CheckContext& context, const std::string& key, const Extraction& extraction) {
  const auto stored = context.rows.members_of(extraction.document.id);
  if (!stored) return context.fail(stored.error());
  std::map<std::string, ProfileId> profiles;
  for (const auto& [member, row] : *stored) profiles.emplace(member.node, row.profile);
  const auto members = context.resolver.members_of(extraction);
  for (const resolve::Member& member : members) {
    const auto found = profiles.find(member.key.node);
    if (found == profiles.end()) {
      context.problem(Family::extractions, key, "node `" + member.key.node + "` is no member");
    } else if (found->second != profile_id(encode(member))) {
      context.problem(Family::extractions, key, "node `" + member.key.node + "` has another profile");
    }
  }
  if (profiles.size() != members.size()) context.problem(Family::extractions, key, "other members than nodes");
}

// The edges that are stored for the document are those that follow from its extraction.
void compare_edges(CheckContext& context, const std::string& key, const Extraction& extraction) {
  const auto membership = context.rows.membership(extraction.document.id);
  if (!membership) return context.fail(membership.error());
  for (const Edge& edge : derive_edges(extraction, *membership)) {
    const auto stored = context.snapshot.get(Family::out, edge_key(key_of(edge)));
    if (!stored) return context.fail(stored.error());
    if (!*stored) {
      context.problem(Family::extractions, key,
                      fmt::format("a `{}` edge is missing in the graph", to_string(edge.type)));
    } else if (**stored != encode(edge)) {
      context.problem(Family::out, edge_key(key_of(edge)), "is not what the document says");
    }
  }
}

void check_document(CheckContext& context, const std::string& key, const StoredDocument& stored) {
  const auto extraction = context.value(context.rows.extraction(stored.info.id));
  if (!extraction) return context.problem(Family::documents, key, "has no extraction");
  if (const std::string wrong = what_is_wrong(*extraction); !wrong.empty()) {
    context.problem(Family::extractions, key, wrong);
  }
  DocumentInfo info = extraction->document;
  info.signature = {};  // only the extraction has it
  if (info != stored.info) context.problem(Family::documents, key, "differs from its extraction");
  if (!std::is_sorted(stored.other_paths.begin(), stored.other_paths.end()) ||
      (!stored.other_paths.empty() && stored.other_paths.front() <= stored.info.path)) {
    context.problem(Family::documents, key, "its path is not the smallest of its paths");
  }
  std::vector<std::string> places = {path_key(stored.info.path)};
  for (const std::string& path : stored.other_paths) places.push_back(path_key(path));
  if (!stored.info.url.empty()) places.push_back(url_key(stored.info.url));
  for (const std::string& place : places) {
    const auto row = context.value(context.rows.path(place));
    if (!row || row->document != stored.info.id) context.problem(Family::documents, key, "is not in `paths`");
  }
  if (context.is_marked(DirtyKind::arrival, key)) return;  // nothing is derived from it yet
  compare_members(context, key, *extraction);
  compare_edges(context, key, *extraction);
}

bool has_place(const StoredDocument& document, std::string_view key) {
  if (key.empty()) return false;
  const std::string_view place = key.substr(1);
  if (key.front() == 'u') return document.info.url == place;
  return document.info.path == place ||
         std::binary_search(document.other_paths.begin(), document.other_paths.end(), place);
}

}  // namespace

void check_documents(CheckContext& context) {
  (void)context.each(Family::documents, [&](std::string_view key, std::string_view value) {
    auto stored = decode_document(value);
    const auto id = parse_id_key<DocumentTag>(key);
    if (!stored || !id) return context.problem(Family::documents, key, "cannot be read");
    stored->info.id = *id;
    check_document(context, std::string(key), *stored);
  });
  (void)context.each(Family::extractions, [&](std::string_view key, std::string_view value) {
    if (!decode_extraction(value)) context.problem(Family::extractions, key, "cannot be read");
    context.expect(Family::documents, key, Family::extractions, key);
  });
  (void)context.each(Family::paths, [&](std::string_view key, std::string_view value) {
    const auto row = parse_path_row(value);
    if (!row) return context.problem(Family::paths, key, "cannot be read");
    const auto document = context.value(context.rows.document(row->document));
    if (!document || !has_place(*document, key)) context.problem(Family::paths, key, "names no document of it");
  });
}

}  // namespace claimgraph::store
