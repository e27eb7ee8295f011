#include "extract/claims/event_scene.h"

#include <algorithm>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// Words further away set no scene; a sentence of thousands of words stays linear.
constexpr std::uint32_t kReach = 60;

std::optional<std::uint32_t> place_at(const EntityIndex& index, std::uint32_t token) {
  const EntityMention* m = index.at(token);
  if (m == nullptr || m->form != MentionForm::name || m->where.head != token) return std::nullopt;
  const std::uint32_t place = index.as_place(m->entity);
  if (index.entities().entities[place].type != NodeType::place) return std::nullopt;
  return place;
}

// "in Brod", "at the airport of Brod": it is where something is.
bool tells_where(const EntityIndex& index, const SyntaxTree& tree, std::uint32_t token) {
  const Token& t = tree.token(token);
  if (t.dep != Dep::pobj) return false;
  return index.lexicon().place_preposition(lower_word(tree.annotation(), t.head)) == PlacePreposition::at;
}

Scene at(std::uint32_t place, std::uint32_t block, std::uint32_t token) {
  return std::pair(place, Mention{block, {token, token + 1}, token});
}

}  // namespace

Scene scene_of(const EntityIndex& index, const SyntaxTree& tree, std::uint32_t block, std::uint32_t token) {
  const std::uint32_t sentence = tree.sentence_of(token);
  const TokenRange own = tree.sentence(token);
  const std::uint32_t first = std::max(own.begin, token > kReach ? token - kReach : 0);
  for (std::uint32_t i = token; i > first; --i) {
    const auto place = place_at(index, i - 1);
    if (place && tells_where(index, tree, i - 1)) return at(*place, block, i - 1);
  }
  for (std::uint32_t i = token + 1; i < std::min(own.end, token + kReach); ++i) {
    const auto place = place_at(index, i);
    if (place && tells_where(index, tree, i)) return at(*place, block, i);
  }
  if (sentence <= 1 && index.dateline())
    return std::pair(index.dateline()->first, Mention{block, index.dateline()->second, index.dateline()->second.begin});
  return std::nullopt;
}

Scene place_of_there(const EntityIndex& index, const SyntaxTree& tree, std::uint32_t block, std::uint32_t token) {
  for (const std::uint32_t c : tree.children(token)) {
    if (tree.token(c).dep != Dep::advmod) continue;
    const std::string word = lower_word(tree.annotation(), c);
    if (word != "there" && word != "here") continue;
    for (std::uint32_t i = c; i > (c > 2 * kReach ? c - 2 * kReach : 0); --i) {
      if (const auto place = place_at(index, i - 1)) return at(*place, block, i - 1);
    }
  }
  return std::nullopt;
}

}  // namespace claimgraph::extract
