#include "store/arrivals.h"

#include <algorithm>
#include <tuple>

#include "store/in_parallel.h"
#include "store/settle_steps.h"

namespace claimgraph::store {

Result<Arrivals> Arrivals::load(const Rows& rows, const Resolver& resolver, std::uint64_t bytes) {
  const auto ids = marked<DocumentTag>(rows, DirtyKind::arrival);
  if (!ids) return ids.error();
  Arrivals arrivals;
  std::uint64_t loaded = 0;
  for (const DocumentId& id : *ids) {
    if (loaded >= bytes) break;
    auto extraction = rows.extraction(id);
    if (!extraction) return extraction.error();
    if (!*extraction) return rows.database().damaged(Family::dirty, id_key(id), "names no document");
    PreparedDocument document = prepare(std::move(**extraction), resolver);
    loaded += document.extraction_bytes.size();
    arrivals.add(std::move(document));
  }
  return arrivals;
}

void Arrivals::add(PreparedDocument document) {
  if (document.unwritten) {
    const DocumentInfo& info = document.extraction.document;
    places_.insert(path_key(info.path));
    if (!info.url.empty()) places_.insert(url_key(info.url));
  } else {
    document.extraction_bytes = {};  // stored already
  }
  Extraction& extraction = document.extraction;
  extraction.attributions = {};
  extraction.mentions = {};
  extraction.nodes = {};  // prepared
  if (document.edges) extraction.edges = {};
  const DocumentId id = document.extraction.document.id;
  documents_.insert_or_assign(id, std::move(document));
}

bool Arrivals::unwritten_has(const DocumentInfo& info) const {
  if (places_.empty()) return false;
  const auto known = documents_.find(info.id);
  if (known != documents_.end() && known->second.unwritten) return true;
  return places_.count(path_key(info.path)) > 0 || (!info.url.empty() && places_.count(url_key(info.url)) > 0);
}

Status Arrivals::write_out(const std::shared_ptr<Database>& database) {
  if (places_.empty()) return {};
  for (auto& [id, document] : documents_) {
    if (!document.unwritten) continue;
    Batch batch(database, BatchKind::plain);
    put_document(batch, document, {}, *document.unwritten);
    batch.put(Family::dirty, dirty_key(DirtyKind::arrival, id), {});
    if (auto status = batch.commit(false); !status) return status;
    document.unwritten.reset();
    document.extraction_bytes = {};
  }
  places_.clear();
  return {};
}

void put_document(RowWriter& rows, const PreparedDocument& document, const std::vector<std::string>& other_paths,
                  std::uint64_t run) {
  const DocumentInfo& info = document.extraction.document;
  const std::string row = encode(PathRow{info.id, run});
  rows.put(Family::extractions, id_key(info.id), document.extraction_bytes);
  rows.put(Family::paths, path_key(info.path), row);
  for (const std::string& path : other_paths) rows.put(Family::paths, path_key(path), row);
  if (!info.url.empty()) rows.put(Family::paths, url_key(info.url), row);
  rows.put(Family::documents, id_key(info.id), encode(StoredDocument{info, other_paths, info.id}));
}

// By all threads: a document is some hundred pieces of memory.
void Arrivals::clear() {
  std::vector<PreparedDocument> gone;
  gone.reserve(documents_.size());
  for (auto& [id, document] : documents_) gone.push_back(std::move(document));
  documents_.clear();
  places_.clear();
  in_parallel_parts(gone.size(), 64, [&](std::size_t i) { gone[i] = PreparedDocument(); });
}

Result<News> News::of(const Rows& rows, const Arrivals& arrivals) {
  News news;
  for (const auto& [id, document] : arrivals.documents()) {
    const auto index = static_cast<std::uint32_t>(news.documents_.size());
    news.documents_.push_back(&document);
    for (std::uint32_t node = 0; node < document.members.size(); ++node) {
      news.members_.push_back({document.members[node].profile, index, node});
    }
  }
  news.group_members();
  for (Group& group : news.groups_) {
    auto count = rows.profile_count(group.profile);
    if (!count) return count.error();
    group.before = *count;
  }
  return news;
}

void News::group_members() {
  std::sort(members_.begin(), members_.end(), [&](const Member& a, const Member& b) {
    const auto place = [](const Member& m) { return std::tie(m.profile, m.document); };
    if (place(a) != place(b)) return place(a) < place(b);
    return prepared(a).node < prepared(b).node;
  });
  for (std::uint32_t i = 0; i < members_.size(); ++i) {
    if (groups_.empty() || groups_.back().profile != members_[i].profile) {
      groups_.push_back({members_[i].profile, i, i, {}});
    }
    groups_.back().end = i + 1;
  }
  while ((std::size_t{1} << bits_) < groups_.size()) ++bits_;
  starts_.resize((std::size_t{1} << bits_) + 1);
  for (const Group& group : groups_) ++starts_[place_of(group.profile) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

// By the first bits of its id, which is a hash: few share them.
std::size_t News::place_of(ProfileId profile) const { return bits_ == 0 ? 0 : profile.high >> (64 - bits_); }

const News::Group* News::group(ProfileId profile) const {
  if (groups_.empty()) return nullptr;
  const std::size_t place = place_of(profile);
  for (std::uint32_t i = starts_[place]; i < starts_[place + 1]; ++i) {
    if (groups_[i].profile == profile) return &groups_[i];
  }
  return nullptr;
}

const PreparedDocument* News::document(DocumentId id) const {
  const auto found =
      std::lower_bound(documents_.begin(), documents_.end(), id,
                       [](const auto* document, const auto& of) { return document->extraction.document.id < of; });
  return found == documents_.end() || (*found)->extraction.document.id != id ? nullptr : *found;
}

const PreparedMember& News::prepared(const Member& member) const {
  return documents_[member.document]->members[member.node];
}

MemberKey News::key(const Member& member) const {
  return {documents_[member.document]->extraction.document.id, prepared(member).node};
}

std::optional<ProfileId> News::profile_of(const MemberKey& key) const {
  const PreparedDocument* owner = document(key.document);
  if (owner == nullptr) return std::nullopt;
  for (const PreparedMember& member : owner->members) {
    if (member.node == key.node) return member.profile;
  }
  return std::nullopt;
}

}  // namespace claimgraph::store
