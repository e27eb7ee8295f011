// New profiles are judged against all profiles that share a block with them.
#include <algorithm>

#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

class PairJudge {
 public:
  PairJudge(const Rows& rows, const Resolver& resolver, std::set<ProfileId> fresh)
      : rows_(rows), resolver_(resolver), profiles_(rows), fresh_(std::move(fresh)) {}

  Status run() {
    std::set<std::string> blocks;
    for (const ProfileId& id : fresh_) {
      const auto profile = profiles_.get(id);
      if (!profile) return profile.error();
      for (std::string& key : resolver_.block_keys(**profile)) blocks.insert(std::move(key));
    }
    for (const std::string& key : blocks) {
      if (auto status = judge_block(key); !status) return status;
    }
    return {};
  }

  void write(Batch& batch) const {
    for (const auto& [pair, judgement] : judged_) {
      const std::string value = encode(judgement);
      batch.put(Family::pairs, pair_key(pair.first, pair.second), value);
      batch.put(Family::pairs, pair_key(pair.second, pair.first), value);
    }
    for (const ProfileId& id : fresh_) batch.put(Family::dirty, dirty_key(DirtyKind::profile, id), "m");
  }

 private:
  Status judge_block(const std::string& key) {
    const auto ids = rows_.block(key);
    if (!ids) return ids.error();
    std::vector<resolve::Member> members;
    for (const ProfileId& id : *ids) {
      const auto profile = profiles_.get(id);
      if (!profile) return profile.error();
      members.push_back(**profile);
    }
    const auto is_fresh = [&](const ProfileId& id) { return fresh_.count(id) > 0; };
    const auto fresh = std::count_if(ids->begin(), ids->end(), is_fresh);
    // A block that is mostly new is judged as a whole, which analyses each name once.
    if (2 * static_cast<std::size_t>(fresh) >= ids->size()) {
      for (const resolve::JudgedPair& pair : resolver_.judge_block(members)) {
        if (is_fresh((*ids)[pair.a]) || is_fresh((*ids)[pair.b])) keep((*ids)[pair.a], (*ids)[pair.b], pair.judgement);
      }
      return {};
    }
    for (std::size_t i = 0; i < ids->size(); ++i) {
      for (std::size_t j = 0; is_fresh((*ids)[i]) && j < ids->size(); ++j) {
        if (j != i && !(j < i && is_fresh((*ids)[j]))) judge(*ids, members, i, j);
      }
    }
    return {};
  }

  void judge(const std::vector<ProfileId>& ids, const std::vector<resolve::Member>& members, std::size_t i,
             std::size_t j) {
    const auto key = std::minmax(ids[i], ids[j]);
    if (judged_.count({key.first, key.second}) == 0) keep(ids[i], ids[j], resolver_.judge(members[i], members[j]));
  }

  void keep(ProfileId a, ProfileId b, const resolve::Judgement& judgement) {
    if (judgement.verdict == resolve::Verdict::different && !judgement.conflict) return;
    judged_.emplace(std::make_pair(std::min(a, b), std::max(a, b)), judgement);
  }

  const Rows& rows_;
  const Resolver& resolver_;
  ProfileCache profiles_;
  std::set<ProfileId> fresh_;
  std::map<std::pair<ProfileId, ProfileId>, resolve::Judgement> judged_;
};

}  // namespace

Status settle_pairs(const std::shared_ptr<Database>& database, const Resolver& resolver) {
  const Snapshot snapshot(database);
  const Rows rows(snapshot, *database);
  const auto fresh = marked<ProfileTag>(rows, DirtyKind::profile, "j");
  if (!fresh) return fresh.error();
  if (fresh->empty()) return {};
  PairJudge judge(rows, resolver, {fresh->begin(), fresh->end()});
  if (auto status = judge.run(); !status) return status;
  Batch batch(database, BatchKind::plain);
  judge.write(batch);
  return batch.commit(false);
}

}  // namespace claimgraph::store
