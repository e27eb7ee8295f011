#include "extract/claims/affiliation_offices.h"

#include <algorithm>

#include "base/fold_name.h"

namespace claimgraph::extract {

namespace {

class OfficeTies : private AffiliationRules {
 public:
  explicit OfficeTies(AffiliationText& text) : AffiliationRules(text) {}

  void tie(const RoleNoun& tie, const EntityMention& holder) {
    if (!tie.of_person || holder.form != MentionForm::name) return;
    if (const auto office = institution_of(tie)) {
      text_.add_to(holder, *office, tie.tokens, 0.6);
    } else if (const auto state = state_of(tie, holder)) {
      text_.add_to(holder, *state, tie.tokens, 0.6);
    } else if (text_.foremost() && is_of_foremost(tie, holder)) {
      text_.add_to(holder, *text_.foremost(), tie.tokens, 0.5);
    }
  }

 private:
  // "President X", "the foreign minister, X": of the state that the text is about.
  std::optional<std::uint32_t> state_of(const RoleNoun& tie, const EntityMention& holder) const {
    if (tie.role != RoleClass::state_office && tie.role != RoleClass::minister) return std::nullopt;
    if (!lexicon_.of_states.contains(words().key(tie.tokens))) return std::nullopt;
    const bool beside = words().capital[tie.tokens.begin] && holder.where.tokens.begin <= tie.tokens.end + 1;
    if (!beside && !is_the(tie.tokens.begin)) return std::nullopt;
    return text_.state_of_text();
  }

  // "Boss X", "its spokesman X" without the body: the one last named.
  bool is_of_foremost(const RoleNoun& tie, const EntityMention& holder) const {
    const bool leads = tie.role == RoleClass::leader;
    if (tie.role != RoleClass::spokesman && !leads) return false;
    const bool beside = tie.tokens.end == holder.where.tokens.begin;
    if (words().capital[tie.tokens.begin] && !opens_sentence(tie, beside)) return false;
    // "a lawyer for the family" says whose, though the text does not name them.
    if (inside(tie.tokens.end) && token(tie.tokens.end).pos == Pos::adp) return false;
    if (leads && (is_the(tie.tokens.begin) || !beside)) return false;
    return text_.foremost_block() + 2 >= words().block && !heads_another_body(tie);
  }

  // The capital is the sentence's: "Spokesman X", "Country director X".
  bool opens_sentence(const RoleNoun& tie, bool beside) const {
    if (!token(tie.tokens.begin).sentence_start) return false;
    return tie.role == RoleClass::spokesman || (beside && !lexicon_.titles.phrases.contains(words().key(tie.tokens)));
  }

  // "Store manager", "club president": of a body that the organisation last named is not.
  bool heads_another_body(const RoleNoun& tie) const {
    if (tie.tokens.begin == 0) return false;
    const std::uint32_t i = tie.tokens.begin - 1;
    if (token(i).pos != Pos::noun || token(i).dep != Dep::compound || lexicon_.roles.phrases.contains(folded(i)))
      return false;
    const Nominal* body = lexicon_.nominals.find(folded(i));
    const std::string& kind = text_.entities().entities[*text_.foremost()].kind;
    return body == nullptr || std::ranges::find(body->kinds, kind) == body->kinds.end();
  }

  // The one organisation of the text whose name is headed by the stem of the office: governor and governorship,
  // minister and ministry.
  std::optional<std::uint32_t> institution_of(const RoleNoun& tie) const {
    if (const auto seat = seat_of(tie)) return seat;
    const std::string& office = folded(tie.tokens.end - 1);
    const bool generic = office == "general" || office == "secretary";
    const bool no_portfolio = tie.role == RoleClass::state_office && office == "minister";
    if (generic || no_portfolio || office.size() < 5) return std::nullopt;
    if (!words().capital[tie.tokens.begin] && !is_the(tie.tokens.begin)) return std::nullopt;
    std::optional<std::uint32_t> found;
    for (const auto& [word, candidate] : text_.heads_of_organisations()) {
      const std::size_t n = std::min({word.size(), office.size(), std::size_t{6}});
      if (n < 5 || word.compare(0, n, office, 0, n) != 0 || word == office) continue;
      if (tie.role == RoleClass::minister && !same_portfolio(tie, candidate)) continue;
      if (found && *found != candidate) return std::nullopt;
      found = candidate;
    }
    return found;
  }

  // The one institution that the office has its seat in: the ambassador's embassy.
  std::optional<std::uint32_t> seat_of(const RoleNoun& tie) const {
    const auto* seats = lexicon_.seats_of_office.find(words().key(tie.tokens));
    if (seats == nullptr || !is_the(tie.tokens.begin)) return std::nullopt;
    std::optional<std::uint32_t> found;
    const auto& entities = text_.entities().entities;
    for (std::uint32_t e = 0; e < entities.size(); ++e) {
      if (entities[e].type != NodeType::organisation || entities[e].kind == "state") continue;
      const std::string name = " " + fold_name(entities[e].name) + " ";
      const bool seat = std::ranges::any_of(
          *seats, [&](const std::string& s) { return name.find(" " + s + " ") != std::string::npos; });
      if (seat && found) return std::nullopt;
      if (seat) found = e;
    }
    return found;
  }

  // A determiner, with at most two words between.
  bool is_the(std::uint32_t begin) const {
    for (std::uint32_t i = begin; i-- > 0 && begin - i < 4;) {
      if (token(i).pos == Pos::det) return true;
      if (token(i).pos != Pos::adj && token(i).pos != Pos::noun) return false;
    }
    return false;
  }

  // The interior minister belongs to the interior ministry.
  bool same_portfolio(const RoleNoun& tie, std::uint32_t candidate) const {
    const std::string name = lexicon_.standard(fold_name(text_.entities().entities[candidate].name));
    for (std::uint32_t i = tie.tokens.begin > 0 ? tie.tokens.begin - 1 : 0;
         i < std::min(words().size(), tie.tokens.end + 3); ++i) {
      const std::string word = lexicon_.standard(folded(i));
      if (word.size() > 3 && word != "minister" && name.find(word) != std::string::npos) return true;
    }
    return false;
  }
};

}  // namespace

void tie_by_office(AffiliationText& text, const RoleNoun& tie, const EntityMention& holder) {
  OfficeTies(text).tie(tie, holder);
}

}  // namespace claimgraph::extract
