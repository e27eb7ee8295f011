#include "extract/claims/factuality.h"

#include <optional>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// Clauses are climbed so far: deeper nesting does not change what a reader takes as told.
constexpr int kLongestClimb = 5;

bool is_verbal(const Token& t) { return t.pos == Pos::verb || t.pos == Pos::aux; }

class Judge {
 public:
  Judge(const SyntaxTree& tree, const EventLexicon& lexicon, bool present_tells, bool speech_act)
      : tree_(tree), lexicon_(lexicon), present_tells_(present_tells), speech_act_(speech_act) {}

  Factuality verb(std::uint32_t v) const {
    if (asked(v) || indirect_question(v)) return Factuality::asked;
    // "would not return" is no denial of a return; "could not have come" is.
    if (negated(v)) return has_modal(v) && !perfect(v) ? Factuality::modal : Factuality::negated;
    if (const auto own = own_marks(v)) return *own;
    if (imperative(v)) return Factuality::plan;
    if (staged(v)) return Factuality::habit;
    if (const auto outer = governor_effect(v)) return *outer;
    if (habitual(v)) return Factuality::habit;
    return Factuality::fact;
  }

  Factuality noun(std::uint32_t n, std::uint32_t carrier) const {
    if (asked(n)) return Factuality::asked;
    for (const std::uint32_t c : tree_.children(n)) {
      const std::string word = lower(c);
      if (lexicon_.context(word, 'd') == ContextEffect::negate) return Factuality::negated;
      if (tree_.token(c).dep == Dep::amod) {
        const auto effect = lexicon_.context(tree_.token(c).lemma, 'a');
        const auto by_word = effect ? effect : lexicon_.context(word, 'a');
        if (by_word) return of(*by_word);
      }
    }
    if (carrier != n) return verb(carrier);
    return noun_governor(n).value_or(Factuality::fact);
  }

 private:
  std::string lower(std::uint32_t i) const { return lower_word(tree_.annotation(), i); }

  static Factuality of(ContextEffect effect) {
    switch (effect) {
      case ContextEffect::plan:
      case ContextEffect::prevent:
        return Factuality::plan;
      case ContextEffect::condition:
        return Factuality::condition;
      case ContextEffect::modal:
        return Factuality::modal;
      case ContextEffect::habit:
        return Factuality::habit;
      case ContextEffect::attempt:
        return Factuality::attempt;
      case ContextEffect::negate:
        return Factuality::negated;
      case ContextEffect::refuse:
        return Factuality::refused;
      case ContextEffect::begin:
      case ContextEffect::alleged:
        break;
    }
    return Factuality::fact;
  }

  bool asked(std::uint32_t i) const {
    const TokenRange sentence = tree_.sentence(i);
    for (std::uint32_t e = sentence.end; e > sentence.begin && e + 3 > sentence.end; --e) {
      if (tree_.word(e - 1) == "?") return true;
    }
    return false;
  }

  // "cannot say who fired", "how many died is disputed"
  bool indirect_question(std::uint32_t v) const {
    const Dep dep = tree_.token(v).dep;
    if (dep != Dep::ccomp && dep != Dep::csubj && dep != Dep::pcomp && dep != Dep::csubjpass) return false;
    // "the beacon, which he said was smashed": no question.
    if (tree_.token(tree_.token(v).head).dep == Dep::relcl) return false;
    const std::uint32_t first = tree_.subtree(v).begin;
    const std::string word = lower(first);
    if (word == "who" || word == "whether" || word == "which") return true;
    if (word != "how" || first + 1 >= tree_.size()) return false;
    const std::string next = lower(first + 1);
    return next == "many" || next == "much";
  }

  bool negated(std::uint32_t v) const {
    for (const std::uint32_t c : tree_.children(v)) {
      const Token& t = tree_.token(c);
      if (t.dep == Dep::neg) return true;
      const bool argument = t.dep == Dep::nsubj || t.dep == Dep::nsubjpass || t.dep == Dep::dobj;
      if (!argument && t.dep != Dep::preconj && t.dep != Dep::advmod && t.dep != Dep::cc) continue;
      if (lexicon_.context(lower(c), 'd') == ContextEffect::negate && t.dep != Dep::cc) return true;
      // "no soldier was killed", "none of its men", "not one card was taken".
      if (!argument) continue;
      if (lower(tree_.subtree(c).begin) == "not") return true;
      for (const std::uint32_t d : tree_.children(c)) {
        if (tree_.token(d).dep == Dep::det && lexicon_.context(lower(d), 'd') == ContextEffect::negate) return true;
      }
    }
    return false;
  }

  // Modals and the marks of conditions on the verb itself.
  std::optional<Factuality> own_marks(std::uint32_t v) const {
    for (const std::uint32_t c : tree_.children(v)) {
      const Token& t = tree_.token(c);
      if (t.dep == Dep::aux && t.tag == "MD" && lexicon_.context(lower(c), 'm')) return Factuality::modal;
      if (t.dep == Dep::mark || (t.dep == Dep::advmod && t.tag == "WRB")) {
        if (lexicon_.context(lower(c), 's') == ContextEffect::condition) return Factuality::condition;
      }
      if (t.dep == Dep::advmod && lexicon_.context(lower(c), 'd') == ContextEffect::habit) return Factuality::habit;
    }
    return std::nullopt;
  }

  bool infinitive(std::uint32_t v) const {
    for (const std::uint32_t c : tree_.children(v)) {
      if (tree_.token(c).dep == Dep::aux && tree_.token(c).tag == "TO") return true;
    }
    return false;
  }
  bool has_modal(std::uint32_t v) const {
    for (const std::uint32_t c : tree_.children(v)) {
      if (tree_.token(c).dep == Dep::aux && tree_.token(c).tag == "MD") return true;
    }
    return false;
  }

  // "is said to have killed": a fact, whatever governs it.
  bool perfect(std::uint32_t v) const {
    for (const std::uint32_t c : tree_.children(v)) {
      if (tree_.token(c).dep == Dep::aux && tree_.token(c).lemma == "have") return true;
    }
    return false;
  }
  bool has_object(std::uint32_t v) const { return tree_.child(v, Dep::dobj).has_value(); }

  static char part(const Token& t) { return is_verbal(t) ? 'v' : t.pos == Pos::adj ? 'a' : 'n'; }

  // What the words above the verb make of it.
  std::optional<Factuality> governor_effect(std::uint32_t v) const {
    bool attempted = false;
    for (int depth = 0; depth < kLongestClimb && !tree_.is_root(v); ++depth) {
      const Token& t = tree_.token(v);
      if (t.dep != Dep::xcomp && t.dep != Dep::ccomp && t.dep != Dep::acl && t.dep != Dep::advcl &&
          t.dep != Dep::pcomp && t.dep != Dep::conj && !(t.dep == Dep::relcl && infinitive(v))) {
        break;
      }
      const std::uint32_t g = t.dep == Dep::pcomp ? tree_.token(t.head).head : t.head;
      const Token& governor = tree_.token(g);
      const bool to = infinitive(v);
      const bool gerund = t.tag == "VBG" && t.dep != Dep::advcl && t.dep != Dep::acl;
      if (t.dep == Dep::conj) {
        if (to || (is_same_form(v, g) && !tree_.child(v, Dep::aux))) {
          v = g;
          if (!is_verbal(governor)) break;
          if (const auto marks = own_marks(v)) return marks;
          continue;
        }
        break;
      }
      // "are to meet on Saturday"
      if (to && governor.lemma == "be" && t.dep == Dep::xcomp) return Factuality::plan;
      const auto effect = lexicon_.context(governor.lemma, part(governor));
      if (effect == ContextEffect::attempt && depth == 0) {
        attempted = true;
      } else if (effect == ContextEffect::attempt) {
        return Factuality::plan;  // "an attempt to force them to leave": they did not leave
      } else if (effect && *effect != ContextEffect::begin && (to || gerund || finite_complement(t, *effect))) {
        return of(*effect);
      } else if (!effect && to && !perfect(v) &&
                 (t.dep == Dep::advcl || t.dep == Dep::acl || t.dep == Dep::relcl || has_object(g))) {
        // "in order to": a purpose.
        return Factuality::plan;
      }
      if (is_verbal(governor) && (to || gerund)) {
        // "had no option but to surrender" does not say that nobody did.
        if (negated(g)) return but_between(g, v) ? Factuality::modal : Factuality::negated;
        if (has_modal(g)) return Factuality::modal;
      }
      if (t.dep == Dep::advcl || t.dep == Dep::acl) break;
      v = g;
      if (!is_verbal(governor)) break;
    }
    if (attempted) return Factuality::attempt;
    return std::nullopt;
  }

  bool but_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      if (lower(i) == "but") return true;
    }
    return false;
  }

  // "hopes that they attack", "fear that they killed": plans reach into finite clauses, tries do not.
  bool finite_complement(const Token& t, ContextEffect effect) const {
    return t.dep == Dep::ccomp && effect == ContextEffect::plan && (t.tag == "VB" || t.tag == "VBP" || t.tag == "VBZ");
  }
  bool is_same_form(std::uint32_t a, std::uint32_t b) const {
    return tree_.token(a).tag == tree_.token(b).tag && tree_.token(a).tag == "VB";
  }

  // "held an exercise in which commandos stormed a ferry"
  bool staged(std::uint32_t v) const {
    const Token& t = tree_.token(v);
    return t.dep == Dep::relcl && lexicon_.context(lower_ascii(tree_.token(t.head).lemma), 'f') == ContextEffect::habit;
  }
  // "Read it, burn it": a bare form with neither subject nor auxiliary.
  bool imperative(std::uint32_t v) const {
    const Token& t = tree_.token(v);
    if (present_tells_ || t.tag != "VB" || (t.dep != Dep::root && t.dep != Dep::conj && t.dep != Dep::ccomp))
      return false;
    for (const std::uint32_t c : tree_.children(v)) {
      const Dep dep = tree_.token(c).dep;
      if (dep == Dep::aux || dep == Dep::auxpass || dep == Dep::nsubj || dep == Dep::nsubjpass || dep == Dep::mark)
        return false;
    }
    return t.dep == Dep::root || (is_verbal(tree_.token(t.head)) && (t.dep == Dep::ccomp || imperative(t.head)));
  }

  // The present tense of a finite verb, where it does not tell single happenings.
  bool habitual(std::uint32_t v) const {
    if (present_tells_ || speech_act_) return false;
    const std::string_view tag = tree_.token(v).tag;
    if (tag != "VBZ" && tag != "VBP") return false;
    for (const std::uint32_t c : tree_.children(v)) {
      const Dep dep = tree_.token(c).dep;
      if (dep == Dep::aux || dep == Dep::auxpass) return false;
    }
    return true;
  }

  std::optional<Factuality> noun_governor(std::uint32_t n) const {
    const Token& t = tree_.token(n);
    if (tree_.is_root(n)) return std::nullopt;
    std::uint32_t g = t.head;
    if (t.dep == Dep::pobj) g = tree_.token(g).head;
    const Token& governor = tree_.token(g);
    bool definite = false;
    for (const std::uint32_t c : tree_.children(n)) {
      const Dep dep = tree_.token(c).dep;
      if (dep == Dep::poss || (dep == Dep::det && (lower(c) == "the" || lower(c) == "this" || lower(c) == "these"))) {
        definite = true;
      }
    }
    const bool complement = t.dep == Dep::dobj || t.dep == Dep::nsubjpass || t.dep == Dep::pobj;
    if (!complement) return negative_subject(n, governor, g);
    const auto effect = lexicon_.context(governor.lemma, part(governor));
    if (effect == ContextEffect::prevent) return Factuality::plan;
    if (effect == ContextEffect::plan && !definite) return Factuality::plan;
    if (effect == ContextEffect::attempt) return Factuality::attempt;
    if (is_verbal(governor) && t.dep != Dep::pobj && !definite) {
      if (negated(g)) return Factuality::negated;
      if (has_modal(g)) return Factuality::modal;
      if (infinitive(g)) {
        if (const auto outer = governor_effect(g)) return outer;
      }
    }
    return std::nullopt;
  }

  // "there was no coup" is caught by the noun's determiner; "the attack did not happen" by its verb.
  std::optional<Factuality> negative_subject(std::uint32_t n, const Token& governor, std::uint32_t g) const {
    if (tree_.token(n).dep != Dep::nsubj || !is_verbal(governor)) return std::nullopt;
    for (const LightVerb& light : lexicon_.light_verbs(governor.lemma)) {
      if (light.carries == LightCarrier::subject && negated(g)) return Factuality::negated;
    }
    return std::nullopt;
  }

  const SyntaxTree& tree_;
  const EventLexicon& lexicon_;
  bool present_tells_;
  bool speech_act_;
};

}  // namespace

Factuality verb_factuality(const SyntaxTree& tree, std::uint32_t verb, const EventLexicon& lexicon, bool present_tells,
                           bool speech_act) {
  return Judge(tree, lexicon, present_tells, speech_act).verb(verb);
}

Factuality noun_factuality(const SyntaxTree& tree, std::uint32_t noun, std::uint32_t carrier,
                           const EventLexicon& lexicon, bool present_tells) {
  return Judge(tree, lexicon, present_tells, false).noun(noun, carrier);
}

}  // namespace claimgraph::extract
