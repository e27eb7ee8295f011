#include <algorithm>

#include "resolve/judge_names.h"
#include "resolve/sound.h"

namespace claimgraph::resolve {

namespace {

constexpr double kAlike = 0.84;  // least likeness of two spellings of one word

enum class PairKind : std::uint8_t { exact, alike, typo, initial };
struct Candidate {
  double likeness = 0;
  std::size_t a = 0;
  std::size_t b = 0;
  PairKind kind = PairKind::exact;
};

bool is_initial(const NameWord& word, const NameWord& of) {
  return word.text.size() == 1 && of.text.size() > 1 && of.text[0] == word.text[0];
}

// Both are given names of the table, and of two rows: alike, yet two.
bool known_apart(const NameWord& a, const NameWord& b) { return a.given != 0 && b.given != 0 && a.given != b.given; }

bool candidate(const NameWord& a, const NameWord& b, bool persons, const Knowledge& knowledge, Candidate& out) {
  if (a.text == b.text) {
    out.likeness = 1.0;
    out.kind = PairKind::exact;
    return true;
  }
  if (persons && a.given != 0 && a.given == b.given) {
    out.likeness = 0.98;
    out.kind = PairKind::alike;
    return true;
  }
  if (persons && (is_initial(a, b) || is_initial(b, a))) {
    out.likeness = 0.7;
    out.kind = PairKind::initial;
    return true;
  }
  if ((persons && known_apart(a, b)) || a.text.size() < 2 || b.text.size() < 2) return false;
  out.likeness = sound_likeness(a.sounds, b.sounds, knowledge);
  out.kind = PairKind::alike;
  if (out.likeness >= kAlike && !a.generic && !b.generic) return true;
  out.kind = PairKind::typo;
  out.likeness = 0.8;
  return is_typo(a.text, b.text);
}

}  // namespace

WordMatch match_words(const NameForm& a, const NameForm& b, bool persons, const Knowledge& knowledge) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < a.core.size(); ++i) {
    for (std::size_t j = 0; j < b.core.size(); ++j) {
      Candidate c{0, i, j, PairKind::exact};
      if (candidate(a.core[i], b.core[j], persons, knowledge, c)) candidates.push_back(c);
    }
  }
  // Ties by distance of the positions, which is symmetric, so that the order of the two names does not matter.
  const auto apart = [](const Candidate& c) { return c.a > c.b ? c.a - c.b : c.b - c.a; };
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& x, const Candidate& y) {
    return std::tuple(-x.likeness, apart(x), x.a + x.b, std::min(x.a, x.b)) <
           std::tuple(-y.likeness, apart(y), y.a + y.b, std::min(y.a, y.b));
  });
  WordMatch match;
  std::vector<bool> used_a(a.core.size());
  std::vector<bool> used_b(b.core.size());
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Candidate& c : candidates) {
    if (used_a[c.a] || used_b[c.b]) continue;
    used_a[c.a] = used_b[c.b] = true;
    pairs.emplace_back(c.a, c.b);
    match.likeness = std::min(match.likeness, c.likeness);
    ++(c.kind == PairKind::exact   ? match.exact
       : c.kind == PairKind::alike ? match.alike
       : c.kind == PairKind::typo  ? match.typos
                                   : match.initials);
  }
  std::sort(pairs.begin(), pairs.end());
  match.in_order =
      std::is_sorted(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  for (std::size_t i = 0; i < used_a.size(); ++i)
    if (!used_a[i]) match.only_a.push_back(i);
  for (std::size_t j = 0; j < used_b.size(); ++j)
    if (!used_b[j]) match.only_b.push_back(j);
  return match;
}

}  // namespace claimgraph::resolve
