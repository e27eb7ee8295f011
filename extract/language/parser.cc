#include "extract/language/parser.h"

#include <algorithm>
#include <string>

#include "extract/language/tree.h"

namespace claimgraph::extract {

namespace {

std::optional<ArcLabel> parse_label(std::string_view text) {
  ArcLabel label;
  const std::size_t bars = text.find("||");
  const auto dep = parse_dep(text.substr(0, bars));
  if (!dep) return std::nullopt;
  label.dep = *dep;
  if (bars == std::string_view::npos) return label;
  const auto of_head = parse_dep(text.substr(bars + 2));
  if (!of_head) return std::nullopt;
  label.decorated = true;
  label.of_head = *of_head;
  return label;
}

}  // namespace

// Stack, buffer and arcs of a text in parsing. The children of a token are lists in order of creation, the latest
// first: `before` links a child to the one created before it, `after` to the one after.
class Parser::State {
 public:
  State(Workspace& work, std::size_t tokens) : w_(work), size_(static_cast<std::int32_t>(tokens)) {
    for (auto* list : {&w_.head, &w_.last_left, &w_.last_right, &w_.before, &w_.after}) list->assign(tokens, kNoToken);
    for (auto* list : {&w_.label, &w_.starts, &w_.unshiftable}) list->assign(tokens, 0);
    w_.stack.clear();
    w_.again.clear();
  }

  bool done() const { return w_.stack.empty() && buffer_size() == 0; }

  std::array<std::int32_t, kMostSlots> slots() const {
    const std::int32_t b0 = buffer(0);
    const std::int32_t s0 = stack(0);
    return {
        b0, buffer(1), s0, stack(1), stack(2), last(w_.last_left, b0), last(w_.last_left, s0), last(w_.last_right, s0)};
  }

  std::array<bool, kActions> valid() const {
    const std::int32_t b0 = buffer(0);
    const std::int32_t b1 = buffer(1);
    const std::int32_t left = buffer_size();
    const bool at_start = b0 != kNoToken && w_.starts[index(b0)] != 0;
    const bool arc = !w_.stack.empty() && left > 0 && !at_start;
    return {w_.stack.empty() || (left >= 2 && !at_start && w_.unshiftable[index(b0)] == 0), !w_.stack.empty(), arc, arc,
            left >= 2 && b1 == b0 + 1 && w_.starts[index(b1)] == 0};
  }

  void shift() {
    const std::int32_t b0 = buffer(0);
    if (w_.again.empty()) {
      ++cursor_;
    } else {
      w_.again.pop_back();
    }
    w_.stack.push_back(b0);
  }
  void reduce() {
    const std::int32_t s0 = stack(0);
    w_.stack.pop_back();
    if (w_.head[index(s0)] != kNoToken || w_.stack.empty()) return;
    w_.unshiftable[index(s0)] = 1;
    w_.again.push_back(s0);
  }
  void left_arc(std::uint8_t move) {
    const std::int32_t b0 = buffer(0);
    add_arc(b0, stack(0), move);
    w_.unshiftable[index(b0)] = 0;
    w_.stack.pop_back();
  }
  void right_arc(std::uint8_t move) {
    add_arc(stack(0), buffer(0), move);
    shift();
  }
  void break_sentence() { w_.starts[index(buffer(1))] = 1; }

 private:
  static std::size_t index(std::int32_t token) { return static_cast<std::size_t>(token); }
  static std::int32_t last(const std::vector<std::int32_t>& lists, std::int32_t head) {
    return head == kNoToken ? kNoToken : lists[index(head)];
  }
  std::int32_t stack(std::size_t i) const { return i < w_.stack.size() ? w_.stack[w_.stack.size() - 1 - i] : kNoToken; }
  std::int32_t buffer(std::size_t i) const {
    if (i < w_.again.size()) return w_.again[w_.again.size() - 1 - i];
    const auto token = cursor_ + static_cast<std::int32_t>(i - w_.again.size());
    return token < size_ ? token : kNoToken;
  }
  std::int32_t buffer_size() const { return size_ - cursor_ + static_cast<std::int32_t>(w_.again.size()); }
  std::vector<std::int32_t>& children(std::int32_t head, std::int32_t child) {
    return head > child ? w_.last_left : w_.last_right;
  }

  void remove_arc(std::int32_t child) {
    const std::int32_t before = w_.before[index(child)];
    const std::int32_t after = w_.after[index(child)];
    const std::int32_t head = w_.head[index(child)];
    if (before != kNoToken) w_.after[index(before)] = after;
    (after != kNoToken ? w_.before[index(after)] : children(head, child)[index(head)]) = before;
  }
  void add_arc(std::int32_t head, std::int32_t child, std::uint8_t move) {
    if (w_.head[index(child)] != kNoToken) remove_arc(child);
    std::int32_t& latest = children(head, child)[index(head)];
    w_.before[index(child)] = latest;
    w_.after[index(child)] = kNoToken;
    if (latest != kNoToken) w_.after[index(latest)] = child;
    latest = child;
    w_.head[index(child)] = head;
    w_.label[index(child)] = move;
  }

  Workspace& w_;
  std::int32_t size_;
  std::int32_t cursor_ = 0;
};

Result<Parser> Parser::create(const TransitionsView& view, const Kernels& kernels) {
  Parser parser(view, kernels);
  std::size_t action = 0;
  for (std::size_t m = 0; m < view.moves.size(); ++m) {
    const Move& move = view.moves[m];
    if (move.action >= kActions || move.action < action)
      return Error{ErrorCode::damaged, "the parser has an unknown move, or moves out of order"};
    action = move.action;
    if (m == 0 || view.moves[m - 1].action != action) parser.ranges_[action].begin = m;
    parser.ranges_[action].end = m + 1;
    const std::string_view text = view.labels[move.label];
    const auto label = parse_label(text);
    if (!label && !text.empty())
      return Error{ErrorCode::damaged, "the parser has the unknown label '" + std::string(text) + "'"};
    parser.labels_.push_back(label.value_or(ArcLabel{}));
  }
  for (const std::size_t a : {kShift, kReduce, kBreak}) {
    if (parser.ranges_[a].end != parser.ranges_[a].begin + 1)
      return Error{ErrorCode::damaged, "the parser has not one move to shift, to reduce and to break"};
  }
  return parser;
}

std::size_t Parser::best_move(std::span<const float> scores, const std::array<bool, kActions>& valid) const {
  std::size_t best = view_->moves.size();
  for (std::size_t a = 0; a < kActions; ++a) {
    if (!valid[a]) continue;
    for (std::size_t m = ranges_[a].begin; m < ranges_[a].end; ++m) {
      if (best == view_->moves.size() || scores[m] > scores[best]) best = m;
    }
  }
  return best;
}

void Parser::parse(const float* lower, std::span<const std::uint8_t> space, Workspace& work,
                   std::span<ParsedToken> out) const {
  State state(work, out.size());
  work.scorer.reset(*view_, *kernels_, lower, out.size());
  while (!state.done()) {
    const std::size_t move = best_move(work.scorer.score(state.slots()), state.valid());
    const auto label = static_cast<std::uint8_t>(move);
    switch (view_->moves[move].action) {
      case kShift:
        state.shift();
        break;
      case kReduce:
        state.reduce();
        break;
      case kLeft:
        state.left_arc(label);
        break;
      case kRight:
        state.right_arc(label);
        break;
      default:
        state.break_sentence();
        break;
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool root = work.head[i] == kNoToken;
    out[i].head = static_cast<std::uint32_t>(root ? static_cast<std::int32_t>(i) : work.head[i]);
    out[i].label = root ? ArcLabel{} : labels_[work.label[i]];
  }
  find_edges(out, work.left_edge, work.right_edge);
  deprojectivize(out, space, work);
  find_edges(out, work.left_edge, work.right_edge);
  set_sentence_starts(out, work.left_edge);
}

}  // namespace claimgraph::extract
