// Decisions of the user, and what there is to decide.
#include <algorithm>
#include <map>

#include "store/database.h"
#include "store/rows.h"
#include "store/settle.h"
#include "store/store.h"
#include "store/writer.h"

namespace claimgraph::store {

namespace {

// The members of a decision, as far as they are in the store, are judged anew.
Status mark_members(Batch& batch, const Rows& rows, const resolve::Decision& decision) {
  for (const MemberKey* member : {&decision.a, &decision.b}) {
    const auto row = rows.member(*member);
    if (!row) return row.error();
    if (!*row) continue;
    if (auto status = mark_dirty(batch, DirtyKind::profile, (*row)->profile, kEachMember); !status) return status;
  }
  return {};
}

}  // namespace

Status Store::decide(resolve::Decision decision) {
  Batch batch(database_);
  const Rows rows(batch, *database_);
  const auto all = rows.decisions();
  if (!all) return all.error();
  const std::uint64_t number = all->empty() ? 1 : all->back().number + 1;
  if (auto status = mark_members(batch, rows, decision); !status) return status;
  batch.put(Family::decisions, decision_key(number), encode(StoredDecision{std::move(decision), {}}));
  if (auto status = batch.commit(true); !status) return status;
  return store::settle(database_, *resolver_, *arrivals_);
}

Result<bool> Store::withdraw(std::uint64_t number, const std::string& time) {
  Batch batch(database_);
  const Rows rows(batch, *database_);
  const auto all = rows.decisions();
  if (!all) return all.error();
  const auto found =
      std::find_if(all->begin(), all->end(), [&](const Rows::NumberedDecision& d) { return d.number == number; });
  if (found == all->end() || !found->stored.withdrawn.empty()) return false;
  StoredDecision stored = found->stored;
  stored.withdrawn = time;
  if (auto status = mark_members(batch, rows, stored.decision); !status) return status.error();
  batch.put(Family::decisions, decision_key(number), encode(stored));
  if (auto status = batch.commit(true); !status) return status.error();
  if (auto status = store::settle(database_, *resolver_, *arrivals_); !status) return status.error();
  return true;
}

Result<std::vector<NumberedDecision>> Store::decisions() const {
  const Snapshot snapshot(database_);
  auto all = Rows(snapshot, *database_).decisions();
  if (!all) return all.error();
  std::vector<NumberedDecision> out;
  for (auto& [number, stored] : *all) {
    out.push_back({number, std::move(stored.decision), std::move(stored.withdrawn)});
  }
  return out;
}

Result<std::vector<resolve::MemberKey>> Store::members(NodeId entity) const {
  const Snapshot snapshot(database_);
  const Rows rows(snapshot, *database_);
  const auto present = rows.present_id(entity);
  if (!present) return present.error();
  if (!*present) return std::vector<resolve::MemberKey>();
  return rows.members_in(**present);
}

namespace {

// The entities that the members of a profile belong to.
Result<std::vector<NodeId>> entities_with(const Rows& rows, ProfileId profile) {
  const auto members = rows.members_with(profile);
  if (!members) return members.error();
  std::vector<NodeId> entities;
  for (const MemberKey& member : *members) {
    const auto row = rows.member(member);
    if (!row) return row.error();
    if (*row && !(*row)->entity.is_null()) entities.push_back((*row)->entity);
  }
  std::sort(entities.begin(), entities.end());
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
  return entities;
}

struct UnsurePair {
  ProfileId a;
  ProfileId b;
  resolve::Judgement judgement;
};

Result<std::vector<UnsurePair>> unsure_pairs(const Snapshot& snapshot, const Database& database) {
  std::vector<UnsurePair> unsure;
  std::optional<Error> problem;
  const auto status = snapshot.scan(Family::pairs, {}, [&](std::string_view key, std::string_view value) {
    UnsurePair pair;
    auto judgement = decode_judgement(value);
    if (!judgement || !parse_pair_key(key, pair.a, pair.b)) {
      problem = database.damaged(Family::pairs, key, "the row cannot be read");
      return false;
    }
    pair.judgement = std::move(*judgement);
    if (pair.a < pair.b && pair.judgement.verdict == resolve::Verdict::unsure) unsure.push_back(std::move(pair));
    return true;
  });
  if (!status) return status.error();
  if (problem) return *problem;
  return unsure;
}

}  // namespace

Result<std::vector<Candidate>> Store::candidates(std::size_t limit) const {
  const Snapshot snapshot(database_);
  const Rows rows(snapshot, *database_);
  const auto pairs = unsure_pairs(snapshot, *database_);
  if (!pairs) return pairs.error();
  std::map<std::pair<NodeId, NodeId>, Candidate> best;
  for (const UnsurePair& pair : *pairs) {
    const auto left = entities_with(rows, pair.a);
    if (!left) return left.error();
    const auto right = entities_with(rows, pair.b);
    if (!right) return right.error();
    for (const NodeId& a : *left) {
      for (const NodeId& b : *right) {
        if (a == b) continue;
        const auto ends = std::minmax(a, b);
        Candidate& candidate = best[{ends.first, ends.second}];
        if (pair.judgement.score < candidate.score) continue;
        candidate = {ends.first, ends.second, pair.judgement.score, pair.judgement.reason};
      }
    }
  }
  std::vector<Candidate> out;
  out.reserve(best.size());
  for (auto& [ends, candidate] : best) out.push_back(std::move(candidate));
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace claimgraph::store
