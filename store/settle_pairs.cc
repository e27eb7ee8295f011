// New profiles are judged against all profiles that share a block with them.
#include <algorithm>

#include "store/in_parallel.h"
#include "store/settle_steps.h"

namespace claimgraph::store {

namespace {

constexpr std::size_t kBlocksOfPart = 64;  // of a thread's turn

class PairJudge {
 public:
  explicit PairJudge(const SettleInput& input) : input_(input) {}

  Status run() {
    const auto blocks = new_blocks();
    std::vector<BlockPlace> starts;
    for (auto block = blocks.begin(); block != blocks.end(); ++block) {
      if (starts.empty() || block->first != starts.back()->first) starts.push_back(block);
    }
    starts.push_back(blocks.end());
    std::vector<Part> parts((starts.size() + kBlocksOfPart - 1) / kBlocksOfPart);
    in_parallel_parts(starts.size() - 1, kBlocksOfPart, [&](std::size_t i) {
      Part& part = parts[i / kBlocksOfPart];
      if (part.status.ok()) part.status = judge_block(starts[i], starts[i + 1], part.found);
    });
    for (Part& part : parts) {
      if (!part.status) return part.status;
      judged_.insert(judged_.end(), std::make_move_iterator(part.found.begin()),
                     std::make_move_iterator(part.found.end()));
    }
    // Two profiles may share several blocks.
    std::sort(judged_.begin(), judged_.end(), [](const Judged& a, const Judged& b) { return a.ends < b.ends; });
    const auto same = [](const Judged& a, const Judged& b) { return a.ends == b.ends; };
    judged_.erase(std::unique(judged_.begin(), judged_.end(), same), judged_.end());
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
  struct Judged {
    std::pair<ProfileId, ProfileId> ends;  // the smaller first
    resolve::Judgement judgement;
  };
  struct Part {
    Status status;
    std::vector<Judged> found;
  };

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

  Status judge_block(BlockPlace start, BlockPlace end, std::vector<Judged>& found) const {
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
        if (pair.a >= known || pair.b >= known) keep((*ids)[pair.a], (*ids)[pair.b], pair.judgement, found);
      }
      return {};
    }
    for (std::size_t i = known; i < ids->size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        keep((*ids)[i], (*ids)[j], input_.resolver.judge(members[i], members[j]), found);
      }
    }
    return {};
  }

  static void keep(ProfileId a, ProfileId b, const resolve::Judgement& judgement, std::vector<Judged>& found) {
    if (judgement.verdict == resolve::Verdict::different && !judgement.conflict) return;
    found.push_back({{std::min(a, b), std::max(a, b)}, judgement});
  }

  const SettleInput& input_;
  std::vector<Judged> judged_;  // by their ends
};

}  // namespace

Result<NewPairs> judge_arrivals(const SettleInput& input, RowWriter& changes) {
  PairJudge judge(input);
  if (auto status = judge.run(); !status) return status.error();
  return judge.write(changes);
}

}  // namespace claimgraph::store
