#include <algorithm>
#include <cstdlib>

#include "resolve/facts.h"
#include "resolve/profile.h"

namespace claimgraph::resolve {

namespace {

// How two events go together in one respect: +1 agree, 0 nothing told, -1 disagree; halves for hints.
double agreement(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.empty() || b.empty()) return 0;
  return share_one(a, b) ? 1 : -1;
}

double day_agreement(const Member& a, const Member& b) {
  DayRange x;
  DayRange y;
  const bool told_a = a.event.date && parse_days(a.event.date->value, x);
  const bool told_b = b.event.date && parse_days(b.event.date->value, y);
  if (!told_a || !told_b) return 0;
  return x.first == x.last && y.first == y.last ? 1 : 0.5;
}

double word_agreement(const Member& a, const Member& b) {
  const auto x = contexts_of(a, 'w');
  const auto y = contexts_of(b, 'w');
  if (x.empty() || y.empty()) return 0;
  std::size_t shared = 0;
  for (const auto word : x) shared += std::binary_search(y.begin(), y.end(), word) ? 1 : 0;
  return static_cast<double>(shared) / static_cast<double>(std::min(x.size(), y.size()));
}

double place_agreement(const Member& a, const Member& b) {
  if (share_one(contexts_of(a, 'g'), contexts_of(b, 'g'))) return 1;
  return agreement(contexts_of(a, 'l'), contexts_of(b, 'l'));
}

}  // namespace

Judgement judge_events(const Member& a, const Member& b) {
  if (one_document(a, b)) return {Verdict::different, 0.0, "told apart in one document", true};
  if (facts_conflict(a, b)) return {Verdict::different, 0.0, "another day", true};
  if (a.event.event_type != b.event.event_type) return {Verdict::different, 0.1, "another type", false};
  const double day = day_agreement(a, b);
  const double place = place_agreement(a, b);
  const double actors = std::max(agreement(contexts_of(a, 'p'), contexts_of(b, 'p')),
                                 agreement(contexts_of(a, 't'), contexts_of(b, 't')));
  const double words = word_agreement(a, b);
  const double score = std::clamp(0.25 + 0.25 * day + 0.2 * place + 0.1 * actors + 0.25 * words, 0.0, 1.0);
  if (day > 0 && score >= 0.65) return {Verdict::same, score, "same day, place and deed", false};
  if (score >= 0.45) return {Verdict::unsure, score, "perhaps the same happening", false};
  return {Verdict::different, score, "another happening", false};
}

}  // namespace claimgraph::resolve
