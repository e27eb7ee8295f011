#include "extract/claims/event_links.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/claims/telling.h"
#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// Prepositions that lead from an outcome to its cause, and conjunctions.
constexpr std::array<std::string_view, 4> kCausePrepositions = {"in", "by", "from", "under"};
constexpr std::array<std::string_view, 3> kCauseMarks = {"when", "as", "after"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool outcome(const EventSense& sense) { return sense.deadly || sense.wounding; }

bool deed_of_force(const EventSense& sense) {
  return sense.pos == Pos::verb && (sense.type == "assault" || sense.type == "accident" || sense.type == "disaster" ||
                                    sense.type == "coerce" || sense.type == "protest");
}

class Linker {
 public:
  Linker(const SyntaxTree& tree, const Trigger& trigger) : tree_(tree), trigger_(trigger) {}

  std::vector<EventLink> run() {
    const std::uint32_t at = trigger_.token;
    const EventSense& sense = *trigger_.sense;
    if (outcome(sense))
      cause(at);
    else if (sense.type == "accident" && tree_.token(at).dep == Dep::advcl && tree_.token(at).tag == "VBG")
      links_.push_back({tree_.token(at).head, false, false, true});  // "a mine caved in, burying nine"
    // "the blast killed four", "a stoppage that paralysed the port"
    for (const std::uint32_t s : trigger_.clause.subjects)
      links_.push_back({s, !outcome(sense) && !deed_of_force(sense), true});
    for (const std::uint32_t o : trigger_.clause.objects) links_.push_back({o, true});
    std::erase_if(links_, [&](const EventLink& link) { return link.token == at; });
    return std::move(links_);
  }

 private:
  void cause(std::uint32_t at) {
    const Token& t = tree_.token(at);
    // "fired on a post, killing two"
    if (t.dep == Dep::advcl && t.tag == "VBG" && t.head < at) links_.push_back({t.head});
    std::uint32_t verb = at;
    if (t.pos == Pos::adj && !tree_.is_root(at)) verb = t.head;
    prepositions(verb);
    clauses(verb);
    // "the bombing, in which nine died"
    if (tree_.token(verb).dep == Dep::relcl) links_.push_back({tree_.token(verb).head});
    // "bombed a camp and killed four of its fighters": who did the one did the other.
    if (t.dep == Dep::conj && !trigger_.sense->unmarked && t.pos == Pos::verb && !tree_.child(at, Dep::nsubj) &&
        !tree_.child(at, Dep::nsubjpass))
      links_.push_back({t.head});
    // "a ferry keeled over and 30 people drowned"
    if (t.dep == Dep::conj && trigger_.sense->unmarked) links_.push_back({t.head, false, false, true});
  }

  void prepositions(std::uint32_t verb) {
    for (const auto& [preposition, object] : preposition_objects(tree_, verb)) {
      if (one_of(kCausePrepositions, lower_word(tree_.annotation(), preposition))) links_.push_back({object});
    }
  }

  void clauses(std::uint32_t verb) {
    const bool suffers = trigger_.clause.passive || trigger_.sense->unmarked || trigger_.clause.subjects.empty();
    if (!suffers) return;
    for (const std::uint32_t c : tree_.children(verb)) {
      if (tree_.token(c).dep != Dep::advcl) continue;
      for (const std::uint32_t mark : tree_.children(c)) {
        const Dep dep = tree_.token(mark).dep;
        const std::string word = lower_word(tree_.annotation(), mark);
        if ((dep == Dep::mark || dep == Dep::advmod) && one_of(kCauseMarks, word)) {
          links_.push_back({c, false, false, word == "after"});
        }
      }
    }
  }

  const SyntaxTree& tree_;
  const Trigger& trigger_;
  std::vector<EventLink> links_;
};

bool tells_harm(const Telling& t) {
  return t.type == "assault" || t.type == "accident" || t.type == "disaster" || t.type == "protest" ||
         t.trigger.sense->anaphor;
}
bool tells_mishap(const Telling& t) {
  const std::string& family = t.trigger.sense->family;
  return t.type == "accident" || t.type == "disaster" || family == "bomb" || family == "explode";
}

bool fits(const EventLink& link, const Telling& t, const Telling& other) {
  const Factuality factuality = other.trigger.factuality;
  if (factuality != Factuality::fact && factuality != Factuality::attempt) return false;
  const std::string& family = t.trigger.sense->family;
  if (t.trigger.sense->pos == Pos::verb && other.trigger.sense->pos == Pos::verb && !outcome(*t.trigger.sense) &&
      !link.mishap) {
    return false;
  }
  if (link.same_family) return !family.empty() && family == other.trigger.sense->family;
  return link.mishap ? tells_mishap(other) : tells_harm(other);
}

// A war, fighting, airstrikes go on: what is told of their victims is an event of its own, unless they are its subject
// or a headline sums it up ("five killed in militia fighting").
bool is_one_deed(const EventLink& link, const Telling& t) {
  if (t.trigger.plural || t.trigger.sense->anaphor) return false;
  const std::string& family = t.trigger.sense->family;
  return link.subject || t.title || (family != "clash" && family != "war");
}

void take_type(Telling& t, const Telling& cause) {
  if (!outcome(*t.trigger.sense) || cause.type.empty() || cause.open_type) return;
  const bool by_chance = cause.type == "accident" || cause.type == "disaster";
  if (t.open_type || (t.type == "assault" && by_chance)) {
    t.type = cause.type;
    t.open_type = false;
  }
}

}  // namespace

std::vector<EventLink> event_links(const SyntaxTree& tree, const Trigger& trigger) {
  return Linker(tree, trigger).run();
}

std::vector<std::optional<std::size_t>> link_tellings(std::span<Telling> tellings) {
  std::vector<std::optional<std::size_t>> linked(tellings.size());
  std::size_t begin = 0;
  while (begin < tellings.size()) {
    std::size_t end = begin;
    while (end < tellings.size() && tellings[end].block == tellings[begin].block) ++end;
    const auto in_block = tellings.subspan(begin, end - begin);
    const auto at = [&](std::uint32_t token) {
      // Tellings of a block stand in the order of their tokens.
      return std::lower_bound(in_block.begin(), in_block.end(), token,
                              [](const Telling& t, std::uint32_t wanted) { return t.trigger.token < wanted; });
    };
    for (std::size_t i = begin; i < end; ++i) {
      for (const EventLink& link : tellings[i].links) {
        const auto other = at(link.token);
        if (other == in_block.end() || other->trigger.token != link.token) continue;
        if (!fits(link, tellings[i], *other)) continue;
        take_type(tellings[i], *other);
        if (link.same_family || is_one_deed(link, *other))
          linked[i] = begin + static_cast<std::size_t>(other - in_block.begin());
        break;
      }
    }
    begin = end;
  }
  return linked;
}

}  // namespace claimgraph::extract
