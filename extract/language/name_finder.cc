#include "extract/language/name_finder.h"

#include <array>
#include <string>

namespace claimgraph::extract {

Result<NameFinder> NameFinder::create(const TransitionsView& view, const Kernels& kernels) {
  NameFinder finder(view, kernels);
  bool can_leave_out = false;
  std::array<std::uint32_t, 32> lasts{};
  std::array<std::uint32_t, 32> begins{};
  for (const Move& move : view.moves) {
    const std::string_view text = view.labels[move.label];
    const auto label = parse_entity_label(text);
    if (move.action >= kActions || !label)
      return Error{ErrorCode::damaged, "the name finder has an unknown move or label '" + std::string(text) + "'"};
    finder.moves_.push_back({static_cast<Action>(move.action), *label});
    can_leave_out |= move.action == kOut;
    if (move.action == kLast) lasts[static_cast<std::size_t>(*label)] = 1;
    if (move.action == kBegin) begins[static_cast<std::size_t>(*label)] = 1;
  }
  if (!can_leave_out || begins != lasts)
    return Error{ErrorCode::damaged, "the name finder cannot leave a token out, or cannot end a name it begins"};
  return finder;
}

bool NameFinder::valid(const LabelledMove& move, const Situation& at) {
  if (at.open) {
    return move.label == at.label && (move.action == kLast || (move.action == kIn && at.next_in_sentence));
  }
  if (move.action == kOut) return true;
  if (move.label == EntityLabel::none || at.space) return false;
  return move.action == kUnit || (move.action == kBegin && at.next_in_sentence);
}

NameFinder::LabelledMove NameFinder::best_move(std::span<const float> scores, const Situation& at) const {
  std::size_t best = moves_.size();
  for (std::size_t m = 0; m < moves_.size(); ++m) {
    if (valid(moves_[m], at) && (best == moves_.size() || scores[m] > scores[best])) best = m;
  }
  return moves_[best];
}

void NameFinder::find(const float* lower, std::span<const std::uint8_t> space, std::span<const Token> tokens,
                      MoveScorer& scorer, std::vector<EntitySpan>& out) const {
  scorer.reset(*view_, *kernels_, lower, tokens.size());
  Situation at;
  std::uint32_t start = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const auto token = static_cast<std::int32_t>(i);
    at.space = space[i] != 0;
    at.next_in_sentence = i + 1 < tokens.size() && !tokens[i + 1].sentence_start;
    const std::array<std::int32_t, 3> slots = {token, at.open ? static_cast<std::int32_t>(start) : kNoToken,
                                               at.open ? token - 1 : kNoToken};
    const LabelledMove move = best_move(scorer.score(slots), at);
    if (move.action == kBegin) {
      start = i;
      at.open = true;
      at.label = move.label;
    } else if (move.action == kLast) {
      out.push_back({{start, i + 1}, move.label});
      at.open = false;
    } else if (move.action == kUnit) {
      out.push_back({{i, i + 1}, move.label});
    }
  }
}

}  // namespace claimgraph::extract
