#include "extract/claims/event_anaphora.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// What was told more than so many blocks, or tellings, before is not meant by "it".
constexpr std::uint32_t kReach = 4;
constexpr int kTellingsBack = 60;
constexpr std::uint32_t kShort = 16;        // tokens of a content that may be no more than a verdict
constexpr std::uint32_t kClauseWords = 60;  // tokens of a clause that are compared
constexpr std::size_t kStem = 6;            // letters by which words are compared
constexpr int kSpeakersBack = 12;           // attributions looked at for the claim that is answered

// What speaks for one event being the one that an answer means.
struct LinkFeatures {
  double claimed = 0;   // by somebody else
  double named = 0;     // by somebody whom the answer names
  double own_deed = 0;  // the speaker, or his side, is told to have done it
  double unknown = 0;   // a nearer claim of somebody else tells no event that was found; half of it in another sentence
  double words = 0;     // shared with the answer, the rarer the more
  double distance = 0;  // blocks
};

// Above zero: it is meant.
double link_score(const LinkFeatures& f, double base) {
  return base + 1.2 * f.claimed + 1.5 * f.named + 1.0 * f.own_deed - 2.5 * f.unknown + 2.0 * f.words -
         0.25 * f.distance;
}

class Resolver {
 public:
  Resolver(const Discourse& discourse, const Entities& entities, std::span<const AttributionSpan> attributions,
           const EventLexicon& lexicon, const Events& events)
      : discourse_(discourse), entities_(entities), attributions_(attributions), lexicon_(lexicon), events_(events) {
    for (const EventMention& m : events.mentions) {
      std::set<std::string> words = words_of(m.clause, true);
      auto& of_event = words_[m.event];
      for (const std::string& w : words) {
        if (of_event.insert(w).second) ++frequency_[w];
      }
    }
  }

  // The tellings with those that point back added or put right.
  std::vector<EventMention> run() {
    std::vector<EventMention> mentions = events_.mentions;
    std::vector<bool> has_event(attributions_.size(), false);
    std::vector<std::vector<std::size_t>> pointers(attributions_.size());
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      for (const std::size_t a : mentions[m].attributions) {
        if (mentions[m].points_back)
          pointers[a].push_back(m);
        else
          has_event[a] = true;
      }
    }
    has_event_ = has_event;
    const std::size_t told = mentions.size();
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      if (has_event[a]) continue;
      auto found = resolve(a);
      if (!found) continue;
      for (const std::size_t m : pointers[a]) {
        if (mentions[m].attributions.front() == a) mentions[m].event = found->event;
      }
      mentions.push_back(std::move(*found));
    }
    std::stable_sort(mentions.begin() + static_cast<std::ptrdiff_t>(told), mentions.end(), in_order);
    std::inplace_merge(mentions.begin(), mentions.begin() + static_cast<std::ptrdiff_t>(told), mentions.end(),
                       in_order);
    return mentions;
  }

 private:
  static bool in_order(const EventMention& a, const EventMention& b) {
    return std::tuple(a.trigger.block, a.trigger.head) < std::tuple(b.trigger.block, b.trigger.head);
  }

  std::optional<EventMention> resolve(std::size_t a) const {
    const AttributionSpan& attribution = attributions_[a];
    const bool denies = attribution.stance == AttributionStance::denies;
    if (!attribution.claimant || !attribution.cue || (!denies && !attribution.makes_claim)) return std::nullopt;
    auto untrue = denies ? std::nullopt : falsehood_in(attribution);
    if (!untrue && attribution.says_not) {
      if (attribution.outer) return std::nullopt;  // told at second hand it says too little
      untrue = attribution.cue;
    }
    const auto cleft = denies || untrue ? std::nullopt : cleft_in(attribution);
    if (cleft && cleft->second) untrue = cleft->first;
    const auto pointer = untrue   ? untrue
                         : cleft  ? cleft->first
                         : denies ? pointer_of_denial(attribution)
                                  : pointer_of_claim(attribution);
    if (!pointer) return std::nullopt;
    const auto event = antecedent(attribution, a, denies || untrue);
    if (!event) return std::nullopt;
    EventMention m;
    m.points_back = !denies && !cleft && lower_word(discourse_.blocks[pointer->block], pointer->head) == "it";
    m.negated = untrue.has_value();
    m.trigger = m.clause = *pointer;
    m.event = *event;
    m.attributions = {a};
    return m;
  }

  // "It was the guards", "it wasn't us": who did it, or did not. With whether it is negated.
  std::optional<std::pair<Mention, bool>> cleft_in(const AttributionSpan& attribution) const {
    if (attribution.content.empty()) return std::nullopt;
    const Mention& piece = attribution.content.front();
    const Annotation& block = discourse_.blocks[piece.block];
    for (std::uint32_t i = piece.tokens.begin; i < std::min(piece.tokens.end, piece.tokens.begin + 4); ++i) {
      const Token& t = block.tokens[i];
      if (lower_word(block, i) != "it" || t.dep != Dep::nsubj || block.tokens[t.head].lemma != "be") continue;
      if (!piece.tokens.contains(t.head) || t.head > i + 1 || block.tokens[t.head].tag != "VBD") continue;
      bool negated = false;
      bool somebody = false;
      bool something = false;
      for (std::uint32_t k = t.head + 1; k < piece.tokens.end; ++k) {
        const Token& d = block.tokens[k];
        if (d.head != t.head) continue;
        negated = negated || d.dep == Dep::neg;
        something = something || d.dep == Dep::acomp || d.dep == Dep::attr || d.dep == Dep::prep;
        somebody = somebody || (d.dep == Dep::attr && (is_actor(piece.block, k) || d.pos == Pos::pron));
      }
      if (somebody || (negated && !something)) return std::pair(Mention{piece.block, {i, i + 1}, i}, negated);
    }
    return std::nullopt;
  }
  bool is_actor(std::uint32_t block, std::uint32_t token) const {
    bool actor = false;
    for_names(Mention{block, {token < 8 ? 0 : token - 8, token + 1}, token}, [&](const EntityMention& e) {
      actor = actor || (e.where.tokens.contains(token) && entities_.entities[e.entity].type != NodeType::place);
    });
    return actor || lexicon_.people(lower_ascii(discourse_.blocks[block].tokens[token].lemma)).has_value();
  }

  // The word by which content without an event of its own says that nothing of the kind was.
  std::optional<Mention> falsehood_in(const AttributionSpan& attribution) const {
    for (const Mention& piece : attribution.content) {
      const Annotation& block = discourse_.blocks[piece.block];
      // Short content only: in a long one such a word is said of something else.
      if (piece.tokens.size() > kShort) return std::nullopt;
      for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
        const auto kind = falsehood_at(block, i);
        if (kind == Falsehood::falsehood) return Mention{piece.block, {i, i + 1}, i};
        if (kind == Falsehood::nothing && empties(block, i) &&
            (of_oneself(block, piece.tokens) || frequency_.contains(emptied(block, i)))) {
          return Mention{piece.block, {i, i + 1}, i};
        }
      }
    }
    return std::nullopt;
  }
  std::optional<Falsehood> falsehood_at(const Annotation& block, std::uint32_t i) const {
    const auto by_word = lexicon_.falsehood(lower_word(block, i));
    return by_word ? by_word : lexicon_.falsehood(lower_ascii(block.tokens[i].lemma));
  }
  // As a subject, or the article of one; or of what "there was": of something that was, not that will or may be.
  static bool empties(const Annotation& block, std::uint32_t i) {
    const auto is_subject = [](Dep d) { return d == Dep::nsubj || d == Dep::nsubjpass || d == Dep::attr; };
    const Token& t = block.tokens[i];
    const bool article = t.dep == Dep::det && is_subject(block.tokens[t.head].dep);
    if (!is_subject(t.dep) && !article) return false;
    const std::uint32_t verb = article ? block.tokens[t.head].head : t.head;
    for (std::uint32_t k = verb < 6 ? 0 : verb - 6; k < verb; ++k) {
      if (block.tokens[k].tag == "MD" && block.tokens[k].head == verb) return false;
    }
    return true;
  }
  // "No vessel of ours": who denies by implication speaks of his own side,
  static bool of_oneself(const Annotation& block, TokenRange r) {
    for (std::uint32_t i = r.begin; i < r.end; ++i) {
      const std::string word = lower_word(block, i);
      if (word == "we" || word == "our" || word == "ours" || word == "us" || word == "i" || word == "my") return true;
    }
    return false;
  }
  // or of what the other told: "there was no market".
  static std::string emptied(const Annotation& block, std::uint32_t i) {
    const Token& t = block.tokens[i];
    return t.dep == Dep::det ? stem(block.tokens[t.head]) : std::string();
  }

  // The words that point back: a noun of saying or a pronoun in the content. A denial may have no content at all.
  std::optional<Mention> pointer_of_denial(const AttributionSpan& attribution) const {
    for (const Mention& piece : attribution.content) {
      const Annotation& block = discourse_.blocks[piece.block];
      for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
        if (points_back(block, i)) return Mention{piece.block, {i, i + 1}, i};
      }
    }
    if (attribution.content.empty() || attribution.content.front().tokens.size() <= kShort) return attribution.cue;
    return std::nullopt;
  }
  std::optional<Mention> pointer_of_claim(const AttributionSpan& attribution) const {
    for (const Mention& piece : attribution.content) {
      const Annotation& block = discourse_.blocks[piece.block];
      for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
        if (points_back(block, i)) return Mention{piece.block, {i, i + 1}, i};
        if (block.tokens[i].pos == Pos::verb) break;
      }
    }
    return std::nullopt;
  }
  bool points_back(const Annotation& block, std::uint32_t i) const {
    const Token& t = block.tokens[i];
    const std::string word = lower_word(block, i);
    if (t.pos == Pos::pron) return word == "it" || word == "this" || word == "that";
    return t.pos == Pos::noun && is_anaphor(t);
  }
  bool is_anaphor(const Token& t) const {
    const auto senses = lexicon_.senses(lower_ascii(t.lemma), Pos::noun);
    return std::any_of(senses.begin(), senses.end(), [](const EventSense& s) { return s.anaphor; });
  }

  // Words that tell: nouns, verbs and adjectives, without those that only point back and the commonest verbs.
  std::set<std::string> words_of(const Mention& where, bool with_verbs) const {
    std::set<std::string> out;
    const Annotation& block = discourse_.blocks[where.block];
    const std::uint32_t stop = std::min(where.tokens.end, where.tokens.begin + kClauseWords);
    for (std::uint32_t i = where.tokens.begin; i < stop; ++i) {
      const Token& t = block.tokens[i];
      const bool tells = t.pos == Pos::noun || t.pos == Pos::propn || t.pos == Pos::adj ||
                         (with_verbs && t.pos == Pos::verb && t.lemma != "have" && t.lemma != "take");
      if (tells && t.lemma.size() > 2 && !is_anaphor(t) && !falsehood_at(block, i)) out.insert(stem(t));
    }
    return out;
  }
  // "measuring" and "measured" are one word.
  static std::string stem(const Token& t) { return lower_ascii(t.lemma).substr(0, kStem); }
  // What the answer tells itself, whoever is named in it left out. Nothing for one that only points back.
  std::set<std::string> own_words(const AttributionSpan& attribution) const {
    std::set<std::string> out;
    for (const Mention& piece : attribution.content) {
      if (attribution.direct) continue;
      for (const std::string& w : words_of(piece, true)) out.insert(w);
    }
    for (const Mention& piece : attribution.content) {
      for_names(piece, [&](const EntityMention& e) {
        for (const std::string& w : words_of(e.where, true)) out.erase(w);
      });
    }
    return out;
  }
  double shared_words(const std::set<std::string>& own, std::uint32_t event) const {
    const auto found = words_.find(event);
    if (found == words_.end()) return 0;
    double sum = 0;
    for (const std::string& w : own) {
      if (found->second.contains(w)) sum += 1.0 / frequency_.at(w);
    }
    return std::min(sum, 1.5);
  }
  // "that the list had been altered" tells; "the claim", "it", "as a fabrication" only judge.
  bool tells_itself(const AttributionSpan& attribution) const {
    bool tells = false;
    bool judges = false;
    for (const Mention& piece : attribution.content) {
      const Annotation& block = discourse_.blocks[piece.block];
      for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
        const Token& t = block.tokens[i];
        if (stands_for_it(block, i)) return false;
        if (falsehood_at(block, i) == Falsehood::falsehood) {
          judges = true;
        } else if ((t.pos == Pos::verb || t.pos == Pos::aux) && t.lemma != "do") {
          return true;
        } else {
          tells = tells || (t.dep == Dep::dobj && t.pos == Pos::noun && !is_anaphor(t));
        }
      }
    }
    return tells && !judges;
  }

  // "denied taking it", "that there was one", "doing anything"
  static bool stands_for_it(const Annotation& block, std::uint32_t i) {
    const Dep dep = block.tokens[i].dep;
    if (dep != Dep::dobj && dep != Dep::attr && dep != Dep::pobj) return false;
    const std::string word = lower_word(block, i);
    return word == "it" || word == "this" || word == "that" || word == "one" || word.starts_with("any");
  }

  // The event told before the cue that is most likely meant; none where nothing speaks for any.
  std::optional<std::uint32_t> antecedent(const AttributionSpan& attribution, std::size_t self, bool answers) const {
    const Mention& cue = *attribution.cue;
    const auto before = std::lower_bound(
        events_.mentions.begin(), events_.mentions.end(), cue, [](const EventMention& m, const Mention& c) {
          return std::tuple(m.trigger.block, m.trigger.head) < std::tuple(c.block, c.head);
        });
    const bool told = answers && !attribution.direct && !attribution.says_not && !attribution.responsibility &&
                      tells_itself(attribution);
    const double base = told ? -1.2 : attribution.says_not ? -0.5 : 0.4;
    const auto own = told || attribution.says_not ? own_words(attribution) : std::set<std::string>();
    const auto unknown = answers ? unknown_claim(self) : std::nullopt;
    std::optional<std::uint32_t> best;
    double best_score = 0;
    int looked = 0;
    for (auto m = before; m != events_.mentions.begin() && looked < kTellingsBack; ++looked) {
      --m;
      if (cue.block - m->trigger.block > kReach) break;
      if (!answers) return m->event;
      if (told && !attribution.content.empty() && m->points_back) continue;
      LinkFeatures f = features(attribution, self, *m);
      f.words = shared_words(own, m->event);
      if (told && f.words == 0 && f.named == 0) continue;
      if (attribution.says_not && claimed_by(*m, *attribution.claimant))
        continue;  // "nobody was hurt" in his own attack
      if (unknown && std::tuple(m->trigger.block, m->trigger.head) < unknown->first) f.unknown = unknown->second;
      const double score = link_score(f, base);
      if (score > best_score) {
        best = m->event;
        best_score = score;
      }
    }
    return best;
  }

  LinkFeatures features(const AttributionSpan& attribution, std::size_t self, const EventMention& m) const {
    LinkFeatures f;
    for (const std::size_t a : m.attributions) {
      const auto& other = attributions_[a];
      if (a == self || !other.makes_claim || other.claimant == attribution.claimant) continue;
      f.claimed = 1;
      if (other.claimant && names(attribution, *other.claimant)) f.named = 1;
    }
    for (const Argument& argument : events_.events[m.event].arguments) {
      if (argument.role == Role::perpetrator && is_side_of(*attribution.claimant, argument.entity)) f.own_deed = 1;
    }
    f.distance = attribution.cue->block - m.trigger.block;
    return f;
  }
  bool claimed_by(const EventMention& m, std::uint32_t speaker) const {
    return std::any_of(m.attributions.begin(), m.attributions.end(), [&](std::size_t a) {
      return attributions_[a].makes_claim && attributions_[a].claimant == speaker;
    });
  }
  bool is_side_of(std::uint32_t speaker, std::uint32_t side) const {
    if (speaker == side) return true;
    return std::any_of(entities_.affiliations.begin(), entities_.affiliations.end(),
                       [&](const Affiliation& a) { return a.from == speaker && a.to == side && !a.former; });
  }

  // Where the last claim of somebody else stands, if no event was found in it: it may be what is answered.
  // With what it weighs.
  std::optional<std::pair<std::tuple<std::uint32_t, std::uint32_t>, double>> unknown_claim(std::size_t self) const {
    const AttributionSpan& answer = attributions_[self];
    int looked = 0;
    for (std::size_t a = self; a-- > 0 && looked < kSpeakersBack; ++looked) {
      const AttributionSpan& other = attributions_[a];
      if (!other.makes_claim || !other.cue || other.claimant == answer.claimant) continue;
      if (other.cue->block + 1 < answer.cue->block) return std::nullopt;
      if (has_event_[a] || other.content.empty()) return std::nullopt;
      return std::pair(std::tuple(other.cue->block, other.cue->head),
                       same_sentence(*other.cue, *answer.cue) ? 1.0 : 0.3);
    }
    return std::nullopt;
  }

  bool same_sentence(const Mention& a, const Mention& b) const {
    if (a.block != b.block) return false;
    const auto& sentences = discourse_.blocks[a.block].sentences;
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](TokenRange r) { return r.contains(a.head) && r.contains(b.head); });
  }

  template <class Do>
  void for_names(const Mention& piece, Do what) const {
    auto m = std::lower_bound(
        entities_.mentions.begin(), entities_.mentions.end(), piece, [](const EntityMention& e, const Mention& p) {
          return std::tuple(e.where.block, e.where.tokens.begin) < std::tuple(p.block, p.tokens.begin);
        });
    for (; m != entities_.mentions.end() && m->where.block == piece.block && m->where.tokens.begin < piece.tokens.end;
         ++m) {
      what(*m);
    }
  }
  // Whether a mention of the entity lies in the content ("rejected the Wolves' claim").
  bool names(const AttributionSpan& attribution, std::uint32_t entity) const {
    bool found = false;
    for (const Mention& piece : attribution.content) {
      for_names(piece, [&](const EntityMention& e) { found = found || e.entity == entity; });
    }
    return found;
  }

  const Discourse& discourse_;
  const Entities& entities_;
  std::span<const AttributionSpan> attributions_;
  const EventLexicon& lexicon_;
  const Events& events_;
  std::vector<bool> has_event_;
  std::map<std::uint32_t, std::set<std::string>> words_;  // by event
  std::map<std::string, int> frequency_;                  // events that a word tells
};

}  // namespace

void add_anaphoric_claims(const Discourse& discourse, const Entities& entities,
                          std::span<const AttributionSpan> attributions, const EventLexicon& lexicon, Events& events) {
  events.mentions = Resolver(discourse, entities, attributions, lexicon, events).run();
}

}  // namespace claimgraph::extract
