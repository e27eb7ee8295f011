// New profiles are judged against all profiles that share a block with them.
#include <algorithm>
#include <set>

#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

class PairJudge {
 public:
  explicit PairJudge(const SettleInput& input) : input_(input) {}

  Status run() {
    auto blocks = new_blocks();
    for (auto start = blocks.begin(); start != blocks.end();) {
      const auto end =
          std::find_if(start, blocks.end(), [&](const Block& block) { return block.first != start->first; });
      if (auto status = judge_block(start, end); !status) return status;
      start = end;
    }
    return {};
  }

  NewPairs write(RowWriter& changes) const {
    NewPairs pairs;
    for (const auto& [ends, judgement] : judged_) {
      const std::string value = encode(judgement);
      changes.put(Family::pairs, pair_key(ends.first, ends.second), value);
      changes.put(Family::pairs, pair_key(ends.second, ends.first), value);
      pairs[ends.first].push_back({ends.second, judgement});
      pairs[ends.second].push_back({ends.first, judgement});
    }
    return pairs;
  }

 private:
  using Block = std::pair<std::string_view, ProfileId>;
  using BlockPlace = std::vector<Block>::const_iterator;

  std::vector<Block> new_blocks() const {
    std::vector<Block> blocks;
    for (const News::Group& group : input_.news.groups()) {
      if (group.before) continue;
      const PreparedMember& member = input_.news.prepared(input_.news.members()[group.begin]);
      for (const std::string& key : member.block_keys) blocks.emplace_back(key, group.profile);
    }
    std::sort(blocks.begin(), blocks.end());
    return blocks;
  }

  Status judge_block(BlockPlace start, BlockPlace end) {
    auto ids = input_.rows.block(start->first);
    if (!ids) return ids.error();
    const std::size_t known = ids->size();
    for (auto block = start; block != end; ++block) ids->push_back(block->second);
    if (ids->size() < 2) return {};
    std::vector<resolve::Member> members;
    for (const ProfileId& id : *ids) {
      const auto profile = input_.profiles.get(id);
      if (!profile) return profile.error();
      members.push_back(**profile);
    }
    // A block that is mostly new is judged as a whole, which analyses each name once.
    if (ids->size() >= 2 * known) {
      for (const resolve::JudgedPair& pair : input_.resolver.judge_block(members)) {
        if (pair.a >= known || pair.b >= known) keep((*ids)[pair.a], (*ids)[pair.b], pair.judgement);
      }
      return {};
    }
    for (std::size_t i = known; i < ids->size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) judge(*ids, members, i, j);
    }
    return {};
  }

  void judge(const std::vector<ProfileId>& ids, const std::vector<resolve::Member>& members, std::size_t i,
             std::size_t j) {
    const auto ends = std::minmax(ids[i], ids[j]);
    if (judged_.count({ends.first, ends.second}) > 0) return;
    keep(ids[i], ids[j], input_.resolver.judge(members[i], members[j]));
  }

  void keep(ProfileId a, ProfileId b, const resolve::Judgement& judgement) {
    if (judgement.verdict == resolve::Verdict::different && !judgement.conflict) return;
    judged_.emplace(std::make_pair(std::min(a, b), std::max(a, b)), judgement);
  }

  const SettleInput& input_;
  std::map<std::pair<ProfileId, ProfileId>, resolve::Judgement> judged_;
};

}  // namespace

Result<NewPairs> judge_arrivals(const SettleInput& input, RowWriter& changes) {
  PairJudge judge(input);
  if (auto status = judge.run(); !status) return status.error();
  return judge.write(changes);
}

}  // namespace claimgraph::store
