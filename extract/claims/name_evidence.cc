#include "extract/claims/name_evidence.h"

#include <algorithm>
#include <cmath>

#include "base/fold_name.h"
#include "extract/claims/name_finder.h"

namespace claimgraph::extract {

namespace {

class Weigher {
 public:
  Weigher(const BlockWords& words, const ActorLexicon& lexicon, const Gazetteer& gazetteer,
          const std::set<std::string>& common, NameSpan& span)
      : words_(words), lexicon_(lexicon), gazetteer_(gazetteer), common_(common), span_(span) {}

  void run() {
    find_standing();
    if (span_.kind != SpanKind::name && span_.kind != SpanKind::region && span_.kind != SpanKind::seat) return;
    if (span_.kind != SpanKind::name) span_.scores.place += 5;
    span_.base = span_.key;
    place_noun();
    if (span_.kind != SpanKind::name) return;
    tagger();
    own_words();
    gazetteer();
    before();
    behind();
    opening();
  }

 private:
  std::uint32_t begin() const { return span_.where.tokens.begin; }
  std::uint32_t end() const { return span_.where.tokens.end; }
  bool inside(std::uint32_t i) const { return i < words_.size(); }
  const Token& token(std::uint32_t i) const { return words_.token(i); }
  const std::string& folded(std::uint32_t i) const { return words_.folded[i]; }
  bool is(std::uint32_t i, std::string_view text) const { return inside(i) && words_.word(i) == text; }
  std::uint32_t last_word() const {
    std::uint32_t last = end() - 1;
    while (last > begin() && folded(last).empty()) --last;
    return last;
  }
  std::uint32_t word_count() const {
    return static_cast<std::uint32_t>(std::count_if(words_.folded.begin() + begin(), words_.folded.begin() + end(),
                                                    [](const std::string& word) { return !word.empty(); }));
  }

  // By a common noun that belongs to the name, which may be its head: "Valley Order party".
  void extend(std::uint32_t end) {
    span_.where.tokens.end = end;
    span_.where.head = head_of(*words_.annotation, span_.where.tokens);
  }

  void find_standing() {
    std::uint32_t at = span_.where.head;
    // A conjunct stands as its first one does: "from Payas and Erzin".
    for (int n = 0; n < 6 && token(at).dep == Dep::conj; ++n) at = token(at).head;
    const Token& head = token(at);
    const Token& above = token(head.head);
    if (head.dep == Dep::pobj && lexicon_.locatives.phrases.contains(folded(head.head))) {
      span_.standing = Standing::located;
      span_.approached = *lexicon_.locatives.find(folded(head.head)) == PartClass::approach;
    } else if (head.dep == Dep::nsubj && above.pos == Pos::verb && above.lemma != "be") {
      span_.standing = Standing::acting;
    } else if (head.dep == Dep::pobj && above.dep == Dep::agent) {
      span_.standing = Standing::acting;
    }
    // "Derna, Libya": a place in apposition to a place.
    const bool apposed_place = (head.dep == Dep::appos || head.dep == Dep::npadvmod) && head.head < begin() &&
                               above.entity == EntityLabel::gpe;
    if (apposed_place && begin() > 0 && words_.word(begin() - 1) == ",") span_.standing = Standing::located;
    if (begin() > 0 && lexicon_.compass.phrases.contains(folded(begin() - 1))) span_.standing = Standing::located;
    if (begin() == 0 && is_dateline()) span_.standing = Standing::located;
  }

  // "Borkou province", "the village of X", "Sekong River", "the A–B road".
  void place_noun() {
    if (std::uint32_t at = end(); inside(at) && token(at - 1).space_after && !words_.headline) {
      std::string_view kind;
      std::uint32_t stop = at;
      if (const auto match = words_.match(lexicon_.place_heads.phrases, at);
          match && token(at + match->words - 1).pos != Pos::verb) {
        kind = lexicon_.place_heads.values[match->values.back()];
        stop = at + match->words;
      }
      // "Hama province governor" is no province; a compound goes on.
      const bool whole = stop > at && !(inside(stop) && token(stop - 1).dep == Dep::compound &&
                                        token(stop - 1).head >= stop && token(stop).pos == Pos::noun);
      if (whole && !words_.capital[at]) {
        span_.place_kind = kind;
        span_.scores.place += 4;
        extend(stop);
        if (kind != "city") span_.key = lexicon_.standard(words_.key(span_.where.tokens));
      }
    }
    if (span_.place_kind.empty()) place_noun_of();
    if (span_.place_kind.empty() && word_count() > 1) place_noun_within();
  }

  // The block or a sentence begins with it, where a capital says little; or it opens a dateline: "GAO (Outlet) -",
  // "MUKALLA, 31 July -", "Djibo. On Wednesday".
  void opening() {
    const bool first = begin() == 0;
    if (!first && !token(begin()).sentence_start) return;
    if (word_count() == 1 && common_.contains(folded(begin()))) span_.scores.nothing += 2.5;
    if (first && is_dateline()) span_.scores.place += 4, span_.scores.organisation -= 1.5;
  }

  bool is_dateline() const {
    constexpr std::uint32_t longest = 16;  // tokens of place, date and credit
    const std::uint32_t at = end();
    if (!inside(at) || words_.size() < at + 8 || word_count() > 4) return false;
    const auto dash = [&](std::uint32_t i) {
      const std::string_view word = words_.word(i);
      return (word == "-" || word == "–" || word == "—" || word == "--") && token(i - 1).space_after;
    };
    if (dash(at) || is(at, "—")) return true;
    if (is(at, ".") && span_.charted && word_count() == 1) return true;
    if (!is(at, "(") && !is(at, ",") && !is(at, "/")) return false;
    bool dated = false;
    for (std::uint32_t i = at + 1; inside(i) && i < at + longest; ++i) {
      if (dash(i)) return dated || is(at, "(") || all_upper(words_.word(begin()));
      dated = dated || token(i).pos == Pos::num || is(i, "(");
      if (token(i).pos == Pos::verb) return false;
    }
    return false;
  }

  void place_noun_of() {
    if (begin() < 2 || folded(begin() - 1) != "of") return;
    const std::string* kind = lexicon_.place_heads.find(folded(begin() - 2));
    if (kind == nullptr || words_.capital[begin() - 2] || *kind == "site" || *kind == "road") return;
    span_.place_kind = *kind;
    span_.scores.place += 4;
    if (*kind == "region") span_.key += " " + folded(begin() - 2);
  }

  void place_noun_within() {
    const std::uint32_t last = last_word();
    const std::string* kind = lexicon_.place_heads.find(folded(last));
    if (kind == nullptr) {
      kind = lexicon_.place_heads.find(folded(begin()));
      if (kind == nullptr || *kind != "site") return;
      span_.scores.place += 1.5;
      span_.place_kind = *kind;
      return;
    }
    span_.scores.place += lexicon_.heads.phrases.contains(folded(last)) ? 1.5 : 3;
    span_.place_kind = *kind;
    span_.base = lexicon_.standard(words_.key({begin(), last}));
    if (*kind == "city") span_.key = span_.base;
  }

  void tagger() {
    const bool modifies = inside(end()) && token(end() - 1).space_after && token(end()).pos == Pos::noun &&
                          token(span_.where.head).head >= end();
    if (end() == begin() + 1 && token(begin()).pos == Pos::adj && modifies) span_.scores.nothing += 2;
    std::uint32_t labelled = 0;
    EntityLabel label = EntityLabel::none;
    for (std::uint32_t i = begin(); i < end(); ++i) {
      if (token(i).entity == EntityLabel::none) continue;
      label = token(i).entity;
      ++labelled;
    }
    const double weight = (labelled * 2 >= end() - begin() ? 1.0 : 0.5) * (words_.headline ? 0.5 : 1.0);
    TypeScores& s = span_.scores;
    switch (label) {
      case EntityLabel::person:
        s.person += weight * (word_count() > 1 ? 1.9 : 1.2);
        break;
      case EntityLabel::org:
        s.organisation += weight * 1.6;
        break;
      case EntityLabel::gpe:
        s.place += weight * 1.4;
        break;
      case EntityLabel::loc:
      case EntityLabel::fac:
        s.place += weight * 1.4;
        break;
      case EntityLabel::norp:
        s.organisation += weight * 0.4;
        s.nothing += weight * 0.8;
        break;
      case EntityLabel::product:
        s.organisation += weight * 0.6;
        s.nothing += weight * 0.5;
        break;
      case EntityLabel::work_of_art:
      case EntityLabel::law:
      case EntityLabel::event:
        s.nothing += weight * 2.0;
        break;
      default:
        break;
    }
  }

  void own_words() {
    TypeScores& s = span_.scores;
    const std::uint32_t words = word_count();
    if (span_.title) s.person += 3;
    if (looks_like_person(words)) s.person += 0.6;
    if (span_.acronym) s.organisation += 0.8;
    if (words > 1 && words < 6 && lexicon_.given_names.phrases.contains(folded(begin()))) s.person += 2.5;
    if (words > 1 && lexicon_.vessel_prefixes.phrases.contains(folded(begin())) && all_upper(words_.word(begin()))) {
      s.place += 6;
      span_.place_kind = "vessel";
    }
    if (words < 2) return;
    if (lexicon_.media_leads.phrases.contains(folded(begin()))) s.source += 2.5;
    if (lexicon_.place_leads.phrases.contains(folded(begin()))) s.place += 2;
    if (lexicon_.organisation_leads.phrases.contains(folded(begin()))) s.organisation += 3;
    if (shouted()) s.organisation -= 1.5;
    std::uint32_t core = last_word();
    for (std::uint32_t i = begin() + 1; i < end(); ++i) {
      if (!words_.capital[i] && lexicon_.connectors.phrases.contains(folded(i)) && i > begin()) {
        core = i - 1;
        break;
      }
    }
    if (core == last_word() && lexicon_.media_tails.phrases.contains(folded(core))) s.source += 2.5;
    if (lexicon_.media_nouns.phrases.contains(words_.key({core > begin() ? core - 1 : core, core + 1}))) s.source += 3;
    if (const OrganisationHead* head = lexicon_.heads.find(folded(core))) {
      s.organisation += 3.2;
      span_.organisation_kind = head->kind;
    }
  }

  // Two or three words with capitals and no article, and none that heads other names.
  bool looks_like_person(std::uint32_t words) const {
    if (words < 2 || words > 3 || words_.headline || !words_.capital[begin()]) return false;
    if (lexicon_.particles.phrases.contains(folded(begin())) ||
        lexicon_.place_leads.phrases.contains(folded(begin())) || (begin() > 0 && folded(begin() - 1) == "the"))
      return false;
    for (std::uint32_t i = begin(); i < end(); ++i) {
      if (folded(i).empty()) continue;
      if (!words_.capital[i] && !lexicon_.particles.phrases.contains(folded(i))) return false;
      if (all_upper(words_.word(i)) || folded(i).find_first_of("0123456789") != std::string::npos) return false;
      if (lexicon_.heads.phrases.contains(folded(i)) || lexicon_.place_heads.phrases.contains(folded(i))) return false;
    }
    return true;
  }

  // Several words in capitals only are shouting, not an acronym.
  bool shouted() const {
    std::uint32_t n = 0;
    for (std::uint32_t i = begin(); i < end(); ++i) {
      if (folded(i).size() < 3) continue;
      if (!all_upper(words_.word(i))) return false;
      ++n;
    }
    return n > 1;
  }

  void gazetteer() {
    const std::string name = fold_name(words_.annotation->words(span_.where.tokens));
    const auto places = gazetteer_.find(span_.place_kind.empty() ? name : span_.base);
    double best = 0;
    for (const GazetteerPlace& place : places) {
      const double size = std::log10(1.0 + place.population / 1000.0);
      best = std::max(best, (place.primary_name ? 0.8 : 0.4) + 0.35 * size);
    }
    if (best >= 1.2) span_.scores.person -= word_count() == 1 ? 0.7 : 1.2;
    if (places.empty() && span_.acronym) span_.scores.place -= 1;
    span_.scores.place += best;
    span_.charted = !places.empty();
  }

  void before() {
    if (begin() == 0) return;
    TypeScores& s = span_.scores;
    const std::uint32_t at = begin() - 1;
    const Token& head = token(span_.where.head);
    if (span_.standing == Standing::located) s.place += folded(head.head) == "from" ? 0.8 : kLocated;
    if (span_.standing == Standing::acting) s.person += 0.3, s.organisation += 0.3;
    apposed();
    if (is(at, ",") && at > 0 && names_organisation(at - 1)) s.organisation += 2.5;
    if (word_count() < 4 && role_before()) s.person += 2;
    if (!token(at).space_after) return;
    const std::string& word = folded(at);
    // "the Belgian NGO X": some nouns are written in capitals.
    const Nominal* nominal = lexicon_.nominals.find(word);
    if (nominal != nullptr && all_upper(words_.word(at))) of_nominal(*nominal, 3);
    if (words_.capital[at]) return;
    if (word == "the" && !span_.title) s.person -= 1.5;
    // "The Northern Tigers attacked"
    if (word == "the" && word_count() > 1 && span_.standing == Standing::acting && folded(last_word()).ends_with('s'))
      s.organisation += 1;
    if (word == "of" && at > 0) of_noun(at - 1);
    if ((word == "for" || word == "at" || word == "with") && at > 0) employs(at - 1);
    if (head.dep == Dep::conj) conjunct(head.head);
    if (lexicon_.vessel_nouns.phrases.contains(word)) {
      s.place += 6;
      span_.place_kind = "vessel";
    }
    if (lexicon_.media_nouns.phrases.contains(word)) s.source += 3;
    if (const RoleClass* role = lexicon_.roles.find(word); role != nullptr && token(at).pos == Pos::noun) s.person += 2;
    if (nominal != nullptr && token(at).pos == Pos::noun) of_nominal(*nominal, 3);
    s.person += of_person_noun(at, 1.5);
    const OrganisationHead* head_noun = lexicon_.heads.find(word);
    if (head_noun != nullptr && heads_names(head_noun->cls) && token(at).pos == Pos::noun) s.organisation += 2;
  }

  // "the provinces of Hama and Raqqa"
  void conjunct(std::uint32_t first) {
    const Token& t = token(first);
    if (t.dep != Dep::pobj || folded(t.head) != "of" || first > begin()) return;
    if (lexicon_.place_heads.phrases.contains(fold_name(token(token(t.head).head).lemma))) span_.scores.place += 2;
  }

  // "a former diver for X", "an engineer at X".
  void employs(std::uint32_t at) {
    const RoleClass* role = lexicon_.roles.find(folded(at));
    const bool of_persons = role != nullptr && (*role == RoleClass::spokesman || *role == RoleClass::lawyer ||
                                                *role == RoleClass::kin || *role == RoleClass::state_office);
    if (token(at).pos != Pos::noun || of_persons) return;
    if (role != nullptr || words_.person[at] > 0.5F) span_.scores.organisation += 1.5, span_.scores.person -= 1;
  }

  // "employees of X", "head of X", "the factory of X" speak for an organisation, "the son of X" does not.
  void of_noun(std::uint32_t at) {
    const RoleClass* role = lexicon_.roles.find(folded(at));
    if (lexicon_.compass.phrases.contains(folded(at))) {
      span_.scores.place += 3;
      return;
    }
    if (role != nullptr && *role == RoleClass::state_office) {
      span_.scores.place += 3;
      return;
    }
    if (role != nullptr && *role != RoleClass::kin) span_.scores.organisation += 0.8;
    if (role == nullptr && token(at).pos == Pos::noun) span_.scores.person -= 0.4;
    if (lexicon_.place_heads.phrases.contains(fold_name(token(at).lemma))) span_.scores.place += 2;
  }

  // "deckhand Ann Lee", "Ann Lee, a diver": the weight of a noun that no row names, if it is a person's.
  double of_person_noun(std::uint32_t at, double weight) const {
    const bool named = lexicon_.roles.phrases.contains(folded(at)) || lexicon_.nominals.phrases.contains(folded(at)) ||
                       lexicon_.heads.phrases.contains(folded(at)) || lexicon_.ties.phrases.contains(folded(at));
    return named || words_.person[at] < 0.5F ? 0 : weight * static_cast<double>(words_.person[at]);
  }

  // "the head of the National Institute, X", "its director of technology X".
  bool role_before() const {
    std::uint32_t i = begin() - 1;
    const bool comma = words_.word(i) == ",";
    if (comma && i-- == 0) return false;
    if (comma && names_organisation(i)) return false;
    for (std::uint32_t steps = 0; steps < (comma ? 10U : 3U); ++steps, --i) {
      if (!words_.capital[i] && token(i).pos == Pos::noun && lexicon_.roles.phrases.contains(folded(i))) {
        const std::string& next = folded(i + 1);
        if (!comma && token(begin() - 1).pos == Pos::adp) return false;  // "the mayor of X"
        return i + 1 == begin() || words_.word(i + 1) == "," || next == "of" || next == "for" || next == "in";
      }
      const Pos pos = token(i).pos;
      const bool goes_on = pos == Pos::noun || pos == Pos::propn || pos == Pos::adj || pos == Pos::adp ||
                           pos == Pos::det || words_.word(i) == "(" || words_.word(i) == ")";
      if (!goes_on || token(i).sentence_start || i == 0) return false;
    }
    return false;
  }

  // "the head of the cooperative, X, Ann Lee": the cooperative is X.
  bool names_organisation(std::uint32_t i) const {
    const Nominal* nominal = lexicon_.nominals.find(folded(i));
    const bool another = is(end(), ",") && inside(end() + 1) && words_.capital[end() + 1];
    return another && i > 0 && token(i).head < i && nominal != nullptr && nominal->type == NodeType::organisation &&
           !lexicon_.roles.phrases.contains(folded(i));
  }

  // The name is an apposition: "its secretary, Efraín Yupanqui", "another organisation, Secours Vert".
  void apposed() {
    const Token& head = token(span_.where.head);
    if (head.dep != Dep::appos || head.head >= begin()) return;
    const std::string& noun = folded(head.head);
    if (words_.capital[head.head]) return;
    if (is_persons_role(noun)) {
      span_.scores.person += 2.5;
    } else if (const Nominal* nominal = lexicon_.nominals.find(noun)) {
      of_nominal(*nominal, 2.5);
    } else if (lexicon_.media_nouns.phrases.contains(noun)) {
      span_.scores.source += 2.5;
    } else if (lexicon_.heads.phrases.contains(noun)) {
      span_.scores.organisation += 2.5;
    } else {
      span_.scores.person += of_person_noun(head.head, 2);
    }
  }

  // "Owner", "contractor" may be companies.
  bool is_persons_role(const std::string& noun) const {
    if (!lexicon_.roles.phrases.contains(noun)) return false;
    const auto found = lexicon_.nominals.phrases.find(noun);
    return std::ranges::none_of(
        found, [&](std::uint32_t n) { return lexicon_.nominals.values[n].type == NodeType::organisation; });
  }

  void of_nominal(const Nominal& nominal, double weight) {
    TypeScores& s = span_.scores;
    (nominal.type == NodeType::person         ? s.person
     : nominal.type == NodeType::organisation ? s.organisation
     : nominal.type == NodeType::source       ? s.source
                                              : s.place) += weight;
  }

  void behind() {
    TypeScores& s = span_.scores;
    const std::uint32_t at = end();
    if (!inside(at)) return;
    if (is(at, ",") && inside(at + 2) && token(at + 1).pos == Pos::num && words_.word(at + 1).size() == 2 &&
        (is(at + 2, ",") || is(at + 2, ".") || is(at + 2, ")")))
      s.person += 3;
    if (is(at, ",") && is(at + 1, "who")) s.person += 1.5;
    if (is(at, ",") && is(at + 1, "in") && word_count() == 1 && span_.charted)
      s.place += 1.2;  // "Maskanah, in Aleppo province"
    if ((is(at, ",") && is(at + 1, "which")) || is(at, "which")) s.person -= 1.5;
    if (is(at, ",")) apposition(at + 1);
    if (words_.capital[at] || !token(at - 1).space_after) return;
    const bool hyphened = begin() > 0 && words_.is_hyphen(begin() - 1);  // "the pro-Islah channel"
    const auto media = words_.match(lexicon_.media_nouns.phrases, at);
    if (lexicon_.things.phrases.contains(folded(at)) && token(at).pos == Pos::noun) s.nothing += 2;
    if (media && token(at).pos == Pos::noun && !hyphened) {
      s.source += 3;
      if (media->words > 1 || folded(at) == "newspaper" || folded(at) == "agency") extend(at + media->words);
      return;
    }
    const OrganisationHead* head = lexicon_.heads.find(folded(at));
    if (head != nullptr && heads_names(head->cls) && token(at).pos == Pos::noun) s.organisation += 1.5;
    // "Kestrel spokesperson Ann Lee"
    const RoleClass* role = lexicon_.roles.find(folded(at));
    if (role != nullptr && *role != RoleClass::kin && token(at).pos == Pos::noun && inside(at + 1) &&
        words_.capital[at + 1])
      s.organisation += 1.5, s.person -= 1;
    if (folded(at) == "party") {
      extend(at + 1);
      s.organisation += 2;
      span_.organisation_kind = "party";
    }
  }

  // "X, a rights monitor", "X, the ministry's spokesman", "X, a village north of Y".
  void apposition(std::uint32_t from) {
    for (std::uint32_t i = from; i < words_.size() && i < from + 8; ++i) {
      if (token(i).dep != Dep::appos || !span_.where.tokens.contains(token(i).head)) continue;
      if (words_.capital[i]) return;
      if (is_persons_role(folded(i))) span_.scores.person += 3;
      span_.scores.person += of_person_noun(i, 2.5);
      if (const Nominal* nominal = lexicon_.nominals.find(folded(i))) of_nominal(*nominal, 2.5);
      if (lexicon_.place_heads.phrases.contains(folded(i))) span_.scores.place += 2;
      if (const OrganisationHead* head = lexicon_.heads.find(folded(i))) {
        span_.scores.organisation += 2.5;
        if (span_.organisation_kind.empty()) span_.organisation_kind = head->kind;
      }
      if (lexicon_.media_nouns.phrases.contains(folded(i))) span_.scores.source += 2.5;
      if (lexicon_.vessel_nouns.phrases.contains(folded(i))) {
        span_.scores.place += 3;
        span_.place_kind = "vessel";
      }
      return;
    }
  }

  const BlockWords& words_;
  const ActorLexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const std::set<std::string>& common_;
  NameSpan& span_;
};

}  // namespace

void weigh_name(const BlockWords& words, const ActorLexicon& lexicon, const Gazetteer& gazetteer,
                const std::set<std::string>& common, NameSpan& span) {
  Weigher(words, lexicon, gazetteer, common, span).run();
}

}  // namespace claimgraph::extract
