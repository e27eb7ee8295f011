#include "extract/claims/anaphora.h"

#include <algorithm>
#include <deque>
#include <set>
#include <tuple>

#include "base/fold_name.h"
#include "extract/claims/mention_index.h"

namespace claimgraph::extract {

namespace {

struct Seen {
  std::uint32_t entity = 0;
  std::uint32_t block = 0;
  std::uint32_t token = 0;
  bool subject = false;
  bool main = false;  // of the sentence's own verb
};

struct Later {
  std::uint32_t block = 0;
  TokenRange range;
};

class Resolver {
 public:
  Resolver(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities)
      : blocks_(blocks),
        lexicon_(lexicon),
        entities_(entities),
        index_(blocks, entities),
        roles_(entities.entities.size()),
        genders_(entities.entities.size(), 0) {}

  void run() {
    for (const EntityMention& mention : entities_.mentions) learn_gender(blocks_[mention.where.block], mention);
    for (const BlockWords& words : blocks_) {
      for (std::uint32_t i = 0; i < words.size();) {
        const EntityMention* mention = index_.at(words.block, i);
        if (mention != nullptr) {
          see(words, *mention);
          i = std::max(i + 1, mention->where.tokens.end);
        } else {
          i = anaphor(words, i);
        }
      }
    }
    resolve_forward();
    std::ranges::move(found_, std::back_inserter(entities_.mentions));
    std::ranges::stable_sort(entities_.mentions, {}, [](const EntityMention& m) { return m.where; });
  }

 private:
  static constexpr std::size_t kMemory = 48;          // mentions looked back over
  static constexpr std::uint32_t kReach = 3;          // blocks that a pronoun reaches back
  static constexpr std::size_t kBroad = 5;            // kinds of a noun that says little of what it means
  static constexpr std::uint32_t kLead = 3;           // blocks in which a name may follow the noun that stands for it
  static constexpr std::uint32_t kHeadlineReach = 6;  // blocks below a headline that may name whom it means

  void remember(Seen seen) {
    memory_.push_front(seen);
    if (memory_.size() > kMemory) memory_.pop_back();
  }

  static bool is_subject(const BlockWords& words, std::uint32_t head) {
    const Dep dep = words.token(head).dep;
    return dep == Dep::nsubj || dep == Dep::nsubjpass;
  }

  // "..., according to X": who says it is spoken of as much as a subject.
  static bool is_speaker(const BlockWords& words, std::uint32_t head) {
    const Token& t = words.token(head);
    return t.dep == Dep::pobj && words.folded[t.head] == "to" && t.head > 0 && words.folded[t.head - 1] == "according";
  }

  static bool is_main(const BlockWords& words, std::uint32_t head) {
    const Token& verb = words.token(words.token(head).head);
    return is_subject(words, head) && (verb.dep == Dep::root || verb.dep == Dep::conj);
  }

  void see(const BlockWords& words, const EntityMention& mention) {
    std::uint32_t head = mention.where.head;
    if (words.token(head).dep == Dep::appos) head = words.token(head).head;  // "the chairman, Peter Hall, said"
    // "A Dutch firm": "its" is the firm's, not the state's.
    if (mention.form == MentionForm::adjective && !is_subject(words, head)) return;
    const bool speaker = is_speaker(words, head);
    remember({mention.entity, words.block, mention.where.tokens.begin, speaker || is_subject(words, head),
              speaker || is_main(words, head)});
    if (entities_.entities[mention.entity].type == NodeType::person) learn_roles(words, mention);
  }

  // Titles before the name, and role nouns in apposition: "Colonel Barka", "Togoimi, the director".
  void learn_roles(const BlockWords& words, const EntityMention& mention) {
    std::set<std::string>& roles = roles_[mention.entity];
    for (std::uint32_t i = mention.where.tokens.begin, n = 0; i > 0 && n < 4; --i, ++n) {
      const std::string& word = words.folded[i - 1];
      if (!lexicon_.titles.phrases.contains(word) && !lexicon_.roles.phrases.contains(word)) break;
      roles.insert(word);
    }
    const std::uint32_t end = mention.where.tokens.end;
    for (std::uint32_t i = end; i < words.size() && i < end + 8; ++i) {
      if (words.token(i).dep == Dep::appos && mention.where.tokens.contains(words.token(i).head))
        roles.insert(words.folded[i]);
    }
  }

  // Titles and role nouns around a name outvote what the given name tells.
  void learn_gender(const BlockWords& words, const EntityMention& mention) {
    if (entities_.entities[mention.entity].type != NodeType::person) return;
    int& gender = genders_[mention.entity];
    const auto vote = [&](std::uint32_t i, int weight) {
      const Gender* g = words.folded[i].empty() ? nullptr : lexicon_.genders.find(words.folded[i]);
      if (g != nullptr) gender += *g == Gender::female ? weight : -weight;
    };
    const TokenRange name = mention.where.tokens;
    vote(name.begin, name.size() > 1 ? 1 : 0);
    for (std::uint32_t i = name.begin; i > 0 && name.begin - i < 2; --i) vote(i - 1, words.capital[i - 1] ? 3 : 2);
    for (std::uint32_t i = name.end; i < words.size() && i < name.end + 8; ++i) {
      if (words.token(i).dep == Dep::appos && name.contains(words.token(i).head)) vote(i, 2);
    }
  }

  std::uint32_t anaphor(const BlockWords& words, std::uint32_t i) {
    if (words.folded[i].empty()) return i + 1;
    if (words.token(i).pos == Pos::pron) {
      pronoun(words, i);
      return i + 1;
    }
    if (words.token(i).pos != Pos::noun && words.token(i).pos != Pos::propn) return i + 1;
    const auto match = words.match(lexicon_.nominals.phrases, i);
    if (!match) return i + 1;
    const std::uint32_t end = i + match->words;
    for (const std::uint32_t value : match->values) {
      if (nominal(words, {i, end}, lexicon_.nominals.values[value])) return end;
    }
    if (may_be_named_later(words, {i, end})) later_.push_back({words.block, {i, end}});
    return end;
  }

  // "A Chadian rebel group said ...", or a headline's bare "army": news often names below whom it means.
  bool may_be_named_later(const BlockWords& words, TokenRange range) const {
    const std::uint32_t head = range.end - 1;
    if (!is_subject(words, head)) return false;
    if (is_headline(words)) return true;
    return words.block <= kLead && words.folded[words_of_phrase(words, range).begin] == "a";
  }

  static bool is_headline(const BlockWords& words) {
    for (std::uint32_t i = words.size(); i-- > 0;) {
      if (words.token(i).pos == Pos::space) continue;
      return words.word(i) != "." && words.word(i) != "”" && words.word(i) != "\"" && words.word(i) != ":";
    }
    return false;
  }

  // With the adjectives and the article before it.
  static TokenRange words_of_phrase(const BlockWords& words, TokenRange range) {
    while (range.begin > 0) {
      const Token& t = words.token(range.begin - 1);
      if (t.pos != Pos::adj && t.pos != Pos::det && t.dep != Dep::amod && t.dep != Dep::compound) break;
      --range.begin;
      if (t.pos == Pos::det) break;
    }
    return range;
  }

  // Whom the nouns that nothing before them explains mean: the first fitting subject named below.
  void resolve_forward() {
    for (const Later& later : later_) {
      const BlockWords& words = blocks_[later.block];
      const bool headline = is_headline(words);
      const std::uint32_t last = later.block + (headline ? kHeadlineReach : 2);
      const auto match = words.match(lexicon_.nominals.phrases, later.range.begin);
      for (const std::uint32_t value : match->values) {
        const Nominal& nominal = lexicon_.nominals.values[value];
        if (nominal.type == NodeType::person) continue;
        if (const auto entity = first_named_below(later, nominal, last, headline)) {
          const std::uint32_t head = later.range.end - 1;
          found_.push_back({{later.block, later.range, head}, MentionForm::nominal, *entity});
          break;
        }
      }
    }
  }

  std::optional<std::uint32_t> first_named_below(const Later& later, const Nominal& nominal, std::uint32_t last,
                                                 bool headline) const {
    const std::string noun = blocks_[later.block].key(later.range);
    std::optional<std::uint32_t> first;
    for (const EntityMention& mention : entities_.mentions) {
      if (mention.where.block > last) break;
      const bool below =
          std::tuple(mention.where.block, mention.where.tokens.begin) >= std::tuple(later.block, later.range.end);
      const Entity& entity = entities_.entities[mention.entity];
      if (!below || mention.form != MentionForm::name || entity.type != nominal.type) continue;
      if (std::ranges::find(nominal.kinds, entity.kind) == nominal.kinds.end()) continue;
      if (headline && bears(entity, noun)) return mention.entity;
      if (!first && (headline || is_subject(blocks_[mention.where.block], mention.where.head))) first = mention.entity;
    }
    // "The authority" alone does not say which.
    return nominal.kinds.size() < kBroad ? first : std::nullopt;
  }

  void pronoun(const BlockWords& words, std::uint32_t i) {
    const std::string& word = words.folded[i];
    const bool she = word == "she" || word == "her";
    const bool he = she || word == "he" || word == "him" || word == "his";
    const bool it = word == "it" || word == "its";
    const bool they = word == "they" || word == "them" || word == "their";
    if (!he && !it && !they) return;
    // As an object it may be anything that was told.
    const Dep dep = words.token(i).dep;
    if (!he && dep != Dep::nsubj && dep != Dep::nsubjpass && dep != Dep::poss) return;
    if (it && (words.token(i).dep == Dep::expl || is_weather(words, i))) return;
    const auto fits = [&](const Entity& entity) {
      if (he) {
        const int gender = genders_[static_cast<std::size_t>(&entity - entities_.entities.data())];
        return entity.type == NodeType::person && (she ? gender >= 0 : gender <= 0);
      }
      if (entity.type == NodeType::source || entity.type == NodeType::organisation) return true;
      return it && entity.type == NodeType::place && entity.kind == "vessel";
    };
    if (they && dep != Dep::poss && means_a_crowd(words, i)) return;
    if (const auto found = latest(words, i, fits, kReach)) add(words, {i, i + 1}, MentionForm::pronoun, *found);
  }

  // "Villagers blocked the road. They say ...": the last subject is a plural that nobody's name goes with.
  bool means_a_crowd(const BlockWords& words, std::uint32_t i) const {
    int sentences = 0;
    for (std::uint32_t k = i; k-- > 0 && sentences < 2;) {
      const Token& t = words.token(k);
      if (is_subject(words, k) && index_.at(words.block, k) != nullptr) return false;
      if (is_subject(words, k) && t.tag == "NNS") {
        for (std::uint32_t m = k < 4 ? 0 : k - 4; m < k; ++m) {
          if (words.token(m).head == k && index_.at(words.block, m) != nullptr) return false;  // "EJP's researchers"
        }
        return !lexicon_.nominals.phrases.contains(words.folded[k]);
      }
      sentences += words.token(k).sentence_start ? 1 : 0;
    }
    return false;
  }

  // "It is clear", "it seems".
  static bool is_weather(const BlockWords& words, std::uint32_t i) {
    const Token& verb = words.token(words.token(i).head);
    return verb.lemma == "be" || verb.lemma == "seem" || verb.lemma == "appear" || verb.lemma == "take";
  }

  template <class Fits>
  std::optional<std::uint32_t> latest(const BlockWords& words, std::uint32_t i, Fits fits, std::uint32_t reach) const {
    std::optional<std::uint32_t> last;
    std::optional<std::uint32_t> nested;  // subject of a clause within the sentence before
    std::uint32_t seen_block = 0;
    for (const Seen& seen : memory_) {
      if (seen.block + reach < words.block) break;
      if (!fits(entities_.entities[seen.entity])) continue;
      // The subject of the sentence before or of this one wins over what stands nearer.
      if (last && seen.block != seen_block) break;
      if (seen.subject && (!last || sentences_apart(words, seen, i) <= 1)) {
        if (seen.main || seen.block != words.block || sentences_apart(words, seen, i) != 1) return seen.entity;
        if (!nested) nested = seen.entity;
      } else if (nested && sentences_apart(words, seen, i) > 1) {
        return nested;
      }
      if (!last) last = seen.entity, seen_block = seen.block;
    }
    return nested ? nested : last;
  }

  // The last sentence of a paragraph and the first of the next are one apart.
  int sentences_apart(const BlockWords& words, const Seen& seen, std::uint32_t i) const {
    if (seen.block == words.block) return starts_between(words, seen.token + 1, i + 1);
    if (seen.block + 1 < words.block) return 2;
    const BlockWords& before = blocks_[seen.block];
    return starts_between(before, seen.token + 1, before.size()) + starts_between(words, 0, i + 1);
  }
  static int starts_between(const BlockWords& words, std::uint32_t begin, std::uint32_t end) {
    int starts = 0;
    for (std::uint32_t k = begin; k < end && starts < 2; ++k) starts += words.token(k).sentence_start ? 1 : 0;
    return starts;
  }

  bool nominal(const BlockWords& words, TokenRange range, const Nominal& nominal) {
    const bool voice = speaks_for(words, range);
    if (!voice && (!definite(words, range) || words.token(range.end - 1).dep == Dep::compound)) return false;
    const EntityMention* next = index_.at(words.block, range.end);
    if (next != nullptr && next->form == MentionForm::name) return false;  // "the charity Open Doors" is named there
    const std::string key = words.key(range);
    const auto fits = [&](const Entity& entity) {
      if (entity.type != nominal.type) return false;
      if (nominal.type == NodeType::person) return roles_[&entity - entities_.entities.data()].contains(key);
      return nominal.kinds.empty() || std::ranges::find(nominal.kinds, entity.kind) != nominal.kinds.end();
    };
    const bool person = nominal.type == NodeType::person;
    const auto bears_noun = [&](const Entity& entity) { return entity.type == nominal.type && bears(entity, key); };
    auto found = person ? std::nullopt : latest(words, range.begin, bears_noun, 6);
    if (!found) found = latest(words, range.begin, fits, person ? 12 : 6);
    if (!found) return false;
    add(words, range, MentionForm::nominal, *found);
    return true;
  }

  // "The association" is the "Association of ..." before any other group.
  static bool bears(const Entity& entity, const std::string& noun) {
    const std::string name = " " + fold_name(entity.name) + " ";
    return name.find(" " + noun + " ") != std::string::npos;
  }

  // "A company spokesperson": the company is the one spoken of.
  bool speaks_for(const BlockWords& words, TokenRange range) const {
    if (range.end >= words.size() || words.token(range.end - 1).dep != Dep::compound) return false;
    const RoleClass* role = lexicon_.roles.find(words.folded[range.end]);
    return role != nullptr && *role == RoleClass::spokesman;
  }

  // "The group", "this ministry", "the French carmaker": a definite article or demonstrative, and at most two
  // adjectives that do not set it apart from what was named ("the other group").
  bool definite(const BlockWords& words, TokenRange range) const {
    for (std::uint32_t i = range.begin; i-- > 0 && range.begin - i < 4;) {
      const std::string& word = words.folded[i];
      if (word == "the" || word == "this" || word == "that") return true;
      // "The city's police", "the country's army".
      if (words.is_genitive(i) && i > 0 && lexicon_.nominals.phrases.contains(words.folded[i - 1])) return true;
      if (words.token(i).pos != Pos::adj || lexicon_.distinct.phrases.contains(word)) return false;
    }
    return false;
  }

  void add(const BlockWords& words, TokenRange range, MentionForm form, std::uint32_t entity) {
    std::uint32_t head = range.end - 1;
    found_.push_back({{words.block, range, head}, form, entity});
    remember({entity, words.block, range.begin, is_subject(words, head), is_main(words, head)});
  }

  const std::vector<BlockWords>& blocks_;
  const ActorLexicon& lexicon_;
  Entities& entities_;
  MentionIndex index_;
  std::vector<std::set<std::string>> roles_;  // of persons, by entity
  std::vector<int> genders_;                  // of persons, by entity: above zero a woman
  std::vector<Later> later_;                  // nouns that may be explained below
  std::deque<Seen> memory_;                   // latest first
  std::vector<EntityMention> found_;
};

}  // namespace

void resolve_anaphora(const std::vector<BlockWords>& blocks, const ActorLexicon& lexicon, Entities& entities) {
  Resolver(blocks, lexicon, entities).run();
}

}  // namespace claimgraph::extract
