#include <algorithm>
#include <map>

#include "extract/claims/attribution_rules.h"
#include "extract/claims/attribution_speaker.h"

namespace claimgraph::extract {

namespace {

using Index = std::uint32_t;

constexpr Index kLookAhead = 200;  // tokens of a content that are looked through

bool is_verb(const Token& t) { return t.pos == Pos::verb || (t.pos == Pos::aux && t.tag.starts_with("VB")); }

class VerbRules {
 public:
  VerbRules(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out)
      : p_(p), tree_(p.tree), cues_(cues), out_(out) {}

  void run() {
    for (Index i = 0; i < tree_.size(); ++i) {
      if (is_verb(tree_.token(i)) || is_mistaken_for_noun(i)) look_at(i);
    }
  }

 private:
  // "..., the ministry announces.": with a subject of its own a plural noun is a verb.
  bool is_mistaken_for_noun(Index i) const {
    const Token& t = tree_.token(i);
    return t.tag == "NNS" && (tree_.is_root(i) || t.dep == Dep::conj || t.dep == Dep::ccomp) &&
           tree_.child(i, Dep::nsubj).has_value();
  }

  // Senses of the verb with its particle, then without it.
  std::span<const CueSense> senses_of(Index verb) const {
    const std::string lemma(tree_.token(verb).lemma);
    if (const auto prt = tree_.child(verb, Dep::prt)) {
      const auto with = cues_.verb(lemma + " " + std::string(tree_.word(*prt)));
      if (!with.empty()) return with;
      const auto bare = cues_.verb(lemma);  // "opened up" says nothing, where "began" may
      if (!bare.empty() && bare.front().has(CueFrame::quote)) return {};
    }
    if (const auto predicate = predicate_of(verb)) return cues_.verb(lemma + " " + std::string(tree_.word(*predicate)));
    if (const auto object = light_object(verb)) {
      return cues_.verb(lemma + " " + std::string(tree_.token(*object).lemma));
    }
    return cues_.verb(lemma);
  }

  void look_at(Index verb) {
    if (figure(verb)) return;
    const auto senses = senses_of(verb);
    if (senses.empty() || verb == told_already_) return;
    if (tail(verb, senses.front())) return;
    const auto outer = trailing_.find(verb);
    speaker_ = speaker_of(p_, outer == trailing_.end() ? verb : outer->second);
    if (!speaker_.found && !quotation_beside(verb)) return;
    for (const CueSense& sense : senses) {
      if (sense.has(CueFrame::speaking) && quoted_as_saying(verb, sense)) return;
    }
    const bool quoted_word = p_.quotation_at(verb) != nullptr;
    for (const CueSense& sense : senses) {
      // What a quoted person does with an object is part of the quotation, not news of its own.
      if (quoted_word && !sense.has(CueFrame::that) && !sense.has(CueFrame::whom)) continue;
      if (try_sense(verb, sense)) return;
    }
  }

  bool try_sense(Index verb, const CueSense& sense) {
    if (light_object(verb)) return light_verb(verb, sense);
    if (sense.has(CueFrame::that) || sense.has(CueFrame::whom)) {
      if (clause(verb, sense) || quoted(verb, sense) || parenthesis(verb, sense)) return true;
    }
    if (sense.has(CueFrame::that) && p_.headline && elliptic(verb, sense)) return true;
    if (sense.has(CueFrame::quote) && (quoted_clause(verb, sense) || quoted(verb, sense))) return true;
    if ((sense.has(CueFrame::to) || sense.has(CueFrame::did)) && infinitive(verb, sense)) return true;
    if ((sense.has(CueFrame::rest) || sense.has(CueFrame::object)) && object(verb, sense)) return true;
    return !sense.prepositions.empty() && preposition(verb, sense);
  }

  // ---- patterns of the sentence as a whole ----

  // "put the dead at nine", "speaks of two dead", "has counted 31 attacks": who gives the figure says what happened.
  bool figure(Index verb) {
    if (!cues_.is(CueWord::figure_verb, tree_.token(verb).lemma)) return false;
    static const CueSense given = [] {
      CueSense s;
      s.stance = AttributionStance::claims;
      s.place = "cue_words.tsv figure-verb";
      return s;
    }();
    const auto passive = tree_.child(verb, Dep::nsubjpass);
    auto thing = passive ? passive : tree_.child(verb, Dep::dobj);
    std::optional<Index> preposition;
    for (const Index child : tree_.children(verb)) {
      if (child < verb || tree_.token(child).dep != Dep::prep) continue;
      if (cues_.is(CueWord::figure_prep, tree_.token(child).lemma) && holds_figure(tree_.subtree(child)))
        preposition = child;
    }
    // The preposition may hang on the thing: "put [the number of dead at 61]".
    if (!thing && !preposition) return false;
    const bool of = preposition && tree_.token(*preposition).lemma == "of";
    const bool tolled = thing && holds_toll(tree_.subtree(*thing));
    const bool counted =
        thing && *thing > verb && tree_.token(verb).lemma == "count" && tree_.child(*thing, Dep::nummod);
    if (!(of && !thing) && !counted && !(tolled && (preposition || holds_figure(tree_.subtree(*thing))))) return false;
    speaker_ = speaker_of(p_, verb);
    if (!speaker_.head || (passive && !speaker_.passive)) return false;
    Candidate c = base(verb, given, CueFrame::object, verb, "verb.figure");
    if (thing) add(c, tree_.subtree(*thing));
    if (preposition) add(c, tree_.subtree(*preposition));
    return push(std::move(c));
  }
  bool holds_figure(TokenRange r) const {
    for (Index i = r.begin; i < r.end && i < r.begin + kLookAhead; ++i) {
      if (tree_.token(i).pos == Pos::num) return true;
    }
    return false;
  }
  bool holds_toll(TokenRange r) const {
    for (Index i = r.begin; i < r.end && i < r.begin + kLookAhead; ++i) {
      if (cues_.is(CueWord::toll, tree_.token(i).lemma)) return true;
    }
    return false;
  }

  // "Eight died in the shelling, the charity Sahra Medics reported.": where the parser hangs the last words of the
  // sentence on a noun or beside the clause, their form still shows who says the clause.
  bool tail(Index verb, const CueSense& sense) {
    const Token& t = tree_.token(verb);
    if (sense.kind != CueClass::speech || !sense.has(CueFrame::that) || sense.stance != AttributionStance::claims)
      return false;
    if (t.dep != Dep::relcl && t.dep != Dep::conj && t.dep != Dep::acl) return false;
    if (!t.tag.starts_with("VB") || t.tag == "VBN" || t.tag == "VBG" || tree_.child(verb, Dep::ccomp)) return false;
    const TokenRange sentence = tree_.sentence(verb);
    const auto comma = comma_before_subject(sentence, verb);
    if (!comma || !ends_sentence(sentence, verb)) return false;
    for (const Index child : tree_.children(t.head)) {
      if (child < verb && child > *comma && tree_.token(child).dep == Dep::cc) return false;
    }
    Index head = verb - 1;
    while (head > *comma + 1 && is_punctuation(tree_.token(head))) --head;
    speaker_ = {head, false, true};
    Candidate c = base(verb, sense, CueFrame::that, verb, "verb.tail");
    c.source = TokenRange{*comma + 1, verb};
    add(c, {sentence.begin, *comma});
    return push(std::move(c));
  }
  // The comma before a bare noun phrase that ends at the verb, with a clause before it.
  std::optional<Index> comma_before_subject(TokenRange sentence, Index verb) const {
    Index i = verb;
    while (i > sentence.begin && verb - i < 14) {
      const Token& t = tree_.token(--i);
      if (tree_.word(i) == ",") break;
      const bool nominal = t.pos == Pos::noun || t.pos == Pos::propn || t.pos == Pos::adj || t.pos == Pos::det ||
                           (t.pos == Pos::part && t.tag == "POS") || t.pos == Pos::num || t.tag == "HYPH";
      if (!nominal || t.tag.starts_with("W")) return std::nullopt;
    }
    if (tree_.word(i) != "," || i + 1 >= verb) return std::nullopt;
    for (Index k = sentence.begin; k < i; ++k) {
      const Token& t = tree_.token(k);
      if ((t.pos == Pos::verb || t.pos == Pos::aux) && t.tag != "VBG" && t.tag != "VB") return i;
    }
    return std::nullopt;
  }
  // Behind the verb stand only who is told, when and how: no clause.
  bool ends_sentence(TokenRange sentence, Index verb) const {
    for (Index i = verb + 1; i < sentence.end && i < verb + 12; ++i) {
      const Token& t = tree_.token(i);
      if (t.pos == Pos::verb || t.pos == Pos::aux || tree_.word(i) == "," || t.tag.starts_with("W")) return false;
    }
    return sentence.end <= verb + 12;
  }

  // ---- the content of each frame ----

  bool clause(Index verb, const CueSense& sense) {
    const auto predicate = predicate_of(verb);
    const bool behind = has_clause_behind(verb, sense);
    for (const Index child : tree_.children(verb)) {
      if (child == predicate || !is_content_clause(verb, child, sense)) continue;
      if (behind && child < verb) continue;
      return emit(verb, sense, CueFrame::that, beside_cue(verb, child), predicate.value_or(verb), "verb.that");
    }
    if (!predicate) return false;
    for (const Index child : tree_.children(*predicate)) {
      if (child < *predicate || !is_content_clause(verb, child, sense)) continue;
      return emit(verb, sense, CueFrame::that, tree_.subtree(child), *predicate, "verb.that");
    }
    return false;
  }

  // "The group has been caught out before: it said it had won": of two clauses the one behind the verb is what is said,
  // unless the first is a quotation.
  bool has_clause_behind(Index verb, const CueSense& sense) const {
    bool behind = false;
    for (const Index child : tree_.children(verb)) {
      if (!is_content_clause(verb, child, sense)) continue;
      if (child < verb && p_.quotation_at(child) != nullptr) return false;
      behind = behind || (child > verb && tree_.token(child).dep == Dep::ccomp);
    }
    return behind;
  }

  // "responsibility" of "took responsibility for", where the lexicon knows the pair.
  std::optional<Index> light_object(Index verb) const {
    const auto object = tree_.child(verb, Dep::dobj);
    if (!object || *object < verb || *object > verb + 6) return std::nullopt;
    const std::string pair = std::string(tree_.token(verb).lemma) + " " + std::string(tree_.token(*object).lemma);
    return cues_.verb(pair).empty() ? std::nullopt : object;
  }

  // "took full responsibility for the attack": the noun belongs to the cue.
  bool light_verb(Index verb, const CueSense& sense) {
    const auto object = light_object(verb);
    if (!object) return false;
    const auto from = [&](Index head) {
      for (const Index child : tree_.children(head)) {
        const Token& t = tree_.token(child);
        if (child <= *object) continue;
        const TokenRange whole = tree_.subtree(child);
        if (t.dep == Dep::prep && sense.leads_by(t.lemma) && whole.end > child + 1) {
          return emit(verb, sense, CueFrame::object, {child + 1, whole.end}, child == *object + 1 ? child : *object,
                      "verb.light");
        }
        const bool clause = t.dep == Dep::acl || t.dep == Dep::ccomp || t.dep == Dep::xcomp;
        if (clause && (sense.has(CueFrame::that) || sense.has(CueFrame::to))) {
          return emit(verb, sense, CueFrame::that, whole, *object, "verb.light");
        }
      }
      return false;
    };
    return from(*object) || from(verb);
  }

  // "clear" of "made clear that", where the lexicon knows the pair.
  std::optional<Index> predicate_of(Index verb) const {
    for (const Index child : tree_.children(verb)) {
      const Token& t = tree_.token(child);
      if (child < verb || child > verb + 3 || t.pos != Pos::adj) continue;
      if (!cues_.verb(std::string(tree_.token(verb).lemma) + " " + std::string(tree_.word(child))).empty())
        return child;
    }
    return std::nullopt;
  }

  bool is_content_clause(Index verb, Index child, const CueSense& sense) const {
    const Token& t = tree_.token(child);
    if (t.dep == Dep::ccomp || (t.dep == Dep::csubj && child > verb)) return true;
    // "Asked if ...": the parser takes the question for a condition.
    if (t.dep == Dep::advcl && sense.kind == CueClass::ask && child > verb) {
      const auto mark = tree_.child(child, Dep::mark);
      return mark && *mark == verb + 1 && (tree_.word(*mark) == "if" || tree_.word(*mark) == "whether");
    }
    // "..., he said" whose clause the parser could not name.
    return t.dep == Dep::dep && child < verb && tree_.subtree(child).size() > 3 && t.pos != Pos::punct;
  }

  // The clause on its own side of the cue: what the parser hung on it from the other side belongs to the sentence.
  TokenRange beside_cue(Index verb, Index clause_head) const {
    TokenRange r = tree_.subtree(clause_head);
    if (clause_head > verb && r.begin < verb) r.begin = verb + 1;
    return r;
  }

  // Headlines leave the auxiliary out: "IS says 3 soldiers killed".
  bool elliptic(Index verb, const CueSense& sense) {
    const auto object = tree_.child(verb, Dep::dobj);
    if (!object || *object < verb) return false;
    const auto participle = tree_.child(*object, Dep::acl);
    if (!participle || !tree_.token(*participle).tag.starts_with("VB")) return false;
    return emit(verb, sense, CueFrame::that, tree_.subtree(*object), verb, "verb.headline");
  }

  // "..., he smiled": a clause, when it is a quotation.
  bool quoted_clause(Index verb, const CueSense& sense) {
    for (const Index child : tree_.children(verb)) {
      const Quotation* q = tree_.token(child).dep == Dep::ccomp ? p_.quotation_at(child) : nullptr;
      if (q != nullptr && !q->tokens.contains(verb)) {
        return emit(verb, sense, CueFrame::quote, tree_.subtree(child), verb, "verb.manner");
      }
    }
    return false;
  }

  bool infinitive(Index verb, const CueSense& sense) {
    for (const Index child : tree_.children(verb)) {
      const Token& t = tree_.token(child);
      if (t.dep != Dep::xcomp && !(t.dep == Dep::ccomp && sense.has(CueFrame::to))) continue;
      const CueFrame frame = sense.has(CueFrame::did) ? CueFrame::did : CueFrame::to;
      const auto subject = tree_.child(verb, Dep::nsubjpass);
      if (!subject) return emit(verb, sense, frame, beside_cue(verb, child), verb, "verb.to");
      // "X is said to have done it": its subject belongs to what is said.
      Candidate c = base(verb, sense, frame, verb, "verb.passive-to");
      add(c, tree_.subtree(*subject));
      add(c, beside_cue(verb, child));
      return push(std::move(c));
    }
    return false;
  }

  bool object(Index verb, const CueSense& sense) {
    if (speaker_.passive) return passive_object(verb, sense);
    std::optional<TokenRange> r;
    for (const Index child : tree_.children(verb)) {
      const Token& t = tree_.token(child);
      if (child < verb && !(t.dep == Dep::dobj && t.tag.starts_with("W") && t.lemma != "what")) continue;
      const bool is_object = t.dep == Dep::dobj || t.dep == Dep::dative ||
                             (sense.has(CueFrame::rest) && (t.dep == Dep::oprd || t.dep == Dep::ccomp));
      if (!r && is_object) {
        r = tree_.subtree(child);
      } else if (r && r->begin < verb) {
        if (child > verb) break;
      } else if (r && belongs_to_rest(child)) {
        r->end = std::max(r->end, tree_.subtree(child).end);
      } else if (r && !is_punctuation(t) && !(sense.has(CueFrame::rest) && t.dep != Dep::conj && t.dep != Dep::cc)) {
        break;  // but "accused Armenia on Thursday of firing": when and where may come between
      }
    }
    if (!r || (r->begin < verb && sense.stance != AttributionStance::neutral)) {
      if (relative_object(verb, sense)) return true;
    }
    if (!r) return false;
    return emit(verb, sense, sense.has(CueFrame::rest) ? CueFrame::rest : CueFrame::object, *r, verb, "verb.object");
  }

  // "a claim that the ministry rejected": the noun before the clause is the object.
  bool relative_object(Index verb, const CueSense& sense) {
    const Token& t = tree_.token(verb);
    // The parser takes many such clauses for what the claim says.
    const bool relative =
        t.dep == Dep::relcl || (t.dep == Dep::acl && cues_.is(CueWord::account, tree_.token(t.head).lemma));
    if (!relative || t.head >= verb || !speaker_.head || *speaker_.head == t.head) return false;
    if (sense.stance == AttributionStance::neutral) return false;
    if (tree_.token(*speaker_.head).tag.starts_with("W")) return false;  // "who dismissed it": the noun is the subject
    Candidate c = base(verb, sense, CueFrame::object, verb, "verb.relative");
    add(c, {tree_.subtree(t.head).begin, t.head + 1});
    return push(std::move(c));
  }

  // What is said of the object: a predicate, or what it is blamed or praised for.
  bool belongs_to_rest(Index child) const {
    const Token& t = tree_.token(child);
    const bool about = t.dep == Dep::prep && cues_.is(CueWord::ground_prep, t.lemma);
    return about || t.dep == Dep::oprd || t.dep == Dep::xcomp || t.dep == Dep::ccomp || t.dep == Dep::dobj ||
           t.dep == Dep::acomp;
  }

  // "X was praised by Y for Z": what the verb is about is its subject, and what follows.
  bool passive_object(Index verb, const CueSense& sense) {
    const auto subject = tree_.child(verb, Dep::nsubjpass);
    if (!subject && !speaker_.head) return false;
    // "released by the campaign": a thing that is published, not a statement about it.
    if (sense.stance == AttributionStance::claims && !sense.has(CueFrame::rest)) return false;
    Candidate c = base(verb, sense, CueFrame::object, verb, "verb.passive");
    if (subject) add(c, tree_.subtree(*subject));
    bool said = false;
    const Token& self = tree_.token(verb);
    if (!subject && self.dep == Dep::acl && speaker_.head) add(c, {tree_.subtree(self.head).begin, c.cue.begin});
    for (const Index child : tree_.children(verb)) {
      const Token& t = tree_.token(child);
      if (child > verb && (t.dep == Dep::xcomp || t.dep == Dep::oprd ||
                           (t.dep == Dep::prep && cues_.is(CueWord::ground_prep, t.lemma)))) {
        add(c, tree_.subtree(child));
        said = true;
        break;
      }
    }
    if (!speaker_.head && !said) return false;
    return push(std::move(c));
  }

  bool preposition(Index verb, const CueSense& sense) {
    for (const Index child : tree_.children(verb)) {
      const Token& t = tree_.token(child);
      if (t.dep != Dep::prep || child < verb || !sense.leads_by(tree_.word(child))) continue;
      const TokenRange whole = tree_.subtree(child);
      if (whole.end <= child + 1) continue;
      const bool adjacent = child == verb + 1 || (tree_.child(verb, Dep::prt) && child == verb + 2);
      TokenRange content{child + 1, whole.end};
      for (const Index next : tree_.children(verb)) {
        if (next >= content.end && tree_.token(next).dep == Dep::xcomp) content.end = tree_.subtree(next).end;
      }
      return emit(verb, sense, CueFrame::object, content, adjacent ? child : verb, "verb.preposition");
    }
    return false;
  }

  // "was quoted as saying that ...", "was cited by X as saying".
  bool quoted_as_saying(Index verb, const CueSense& sense) {
    for (const Index as : tree_.children(verb)) {
      if (tree_.token(as).dep != Dep::prep || tree_.token(as).lemma != "as") continue;
      const auto saying = tree_.child(as, Dep::pcomp);
      if (!saying || *saying <= verb) continue;
      const auto subject = tree_.child(verb, Dep::nsubjpass);
      speaker_ = {subject ? subject : tree_.child(verb, Dep::dobj), false, true};
      if (!speaker_.head) continue;
      Candidate c = base(verb, sense, CueFrame::speaking, *saying, "verb.quoted-as-saying");
      if (*speaker_.head > verb && *speaker_.head < as) {  // "quoted the general as saying"
        c.cue = {as, *saying + 1};
        c.source_head = speaker_.head;
        c.source = source_span(p_, *speaker_.head, as);
      }
      const auto content = tree_.child(*saying, Dep::ccomp);
      if (content) {
        add(c, tree_.subtree(*content));
      } else if (const Quotation* q = beside(*saying)) {
        add(c, q->tokens);
      }
      told_already_ = *saying;
      return push(std::move(c));
    }
    return quoted_by(verb, sense);
  }

  // "“...,” the spokesman was quoted by the agency": the subject speaks, the agent carries.
  bool quoted_by(Index verb, const CueSense& sense) {
    const auto subject = tree_.child(verb, Dep::nsubjpass);
    const Quotation* q = subject && !tree_.token(*subject).tag.starts_with("W") ? beside(verb) : nullptr;
    if (q == nullptr || q->tokens.contains(*subject)) return false;
    speaker_ = {subject, false, true};
    Candidate c = base(verb, sense, CueFrame::speaking, verb, "verb.quoted-by");
    add(c, q->tokens);
    return push(std::move(c));
  }

  // ---- quotations that the parse does not tie to the verb ----

  const Quotation* beside(Index verb) const {
    const auto& all = p_.quotations;
    auto behind = std::ranges::partition_point(all, [&](const Quotation& q) { return q.tokens.begin <= verb; });
    const auto fits = [&](const Quotation& q) {
      if (!q.sentence || q.tokens.contains(verb) || ended_before(q, verb)) return false;
      return q.tokens.end <= verb ? only_between(q.tokens.end, verb, verb)
                                  : only_between(verb + 1, q.tokens.begin, verb);
    };
    if (behind != all.begin() && fits(*(behind - 1))) return &*(behind - 1);
    if (behind != all.end() && fits(*behind)) return &*behind;
    return nullptr;
  }
  // A quotation with its own full stop, and a new sentence behind it.
  bool ended_before(const Quotation& q, Index verb) const {
    const Index end = q.tokens.end;
    return end <= verb && end >= 2 && tree_.word(end - 2) == "." && tree_.token(end).sentence_start;
  }

  bool quotation_beside(Index verb) const { return beside(verb) != nullptr; }

  // Between a quotation and its verb stand the subject, who is told, and words of manner and time; no other verb, and
  // no end of a sentence.
  bool only_between(Index begin, Index end, Index verb) const {
    if (end - begin > 25) return false;
    for (Index i = begin; i < end; ++i) {
      const Token& t = tree_.token(i);
      const std::string_view w = tree_.word(i);
      if (w == "." || w == ";" || (w == "?" && i != begin)) return false;
      if (i != verb && t.pos == Pos::verb && t.dep != Dep::relcl && t.dep != Dep::acl &&
          !inside_noun_phrase(i, begin, end))
        return false;
    }
    return true;
  }

  bool inside_noun_phrase(Index i, Index begin, Index end) const {
    for (int step = 0; step < 6; ++step) {
      const Token& t = tree_.token(i);
      if (t.dep == Dep::relcl || t.dep == Dep::acl) return t.head >= begin && t.head < end;
      if (t.head == i) return false;
      i = t.head;
    }
    return false;
  }

  bool quoted(Index verb, const CueSense& sense) {
    const Quotation* q = beside(verb);
    if (q == nullptr) return false;
    return emit(verb, sense, CueFrame::that, q->tokens, verb, "verb.quotation");
  }

  // "The tanker, he said, was escorted": the verb hangs in the clause that it gives the word.
  bool parenthesis(Index verb, const CueSense& sense) {
    const Token& t = tree_.token(verb);
    if (t.head == verb) return false;
    const bool as = has_as(verb);
    if (t.dep != Dep::parataxis && t.dep != Dep::ccomp && t.dep != Dep::dep && !(t.dep == Dep::advcl && as))
      return false;
    const TokenRange own = tree_.subtree(verb);
    if (own.size() > 30 || !bracketed(own)) return false;
    if (!speaker_.head) return false;
    const TokenRange whole = part_around(tree_.subtree(t.head), own);
    Candidate c = base(verb, sense, CueFrame::that, verb, as ? "verb.as-said" : "verb.parenthesis");
    for (const TokenRange piece : pieces_without(p_, whole, {own}, c.cue)) c.content.push_back({p_.index, piece});
    return push(std::move(c));
  }

  // Between the semicolons and colons about it: "It was worse: nobody came, he said; the mayor did not comment".
  TokenRange part_around(TokenRange whole, TokenRange own) const {
    const auto divides = [&](Index i) {
      return (tree_.word(i) == ";" || tree_.word(i) == ":") && p_.quotation_at(i) == nullptr;
    };
    for (Index i = own.begin; i-- > whole.begin;) {
      if (divides(i)) whole.begin = i + 1;
    }
    for (Index i = own.end; i < whole.end; ++i) {
      if (divides(i)) whole.end = i;
    }
    return whole;
  }

  bool has_as(Index verb) const {
    return std::ranges::any_of(tree_.children(verb), [&](Index child) {
      const Token& t = tree_.token(child);
      return child < verb && (t.dep == Dep::mark || t.dep == Dep::advmod) && t.lemma == "as";
    });
  }

  // A comma, dash or the end of the sentence on either side.
  bool bracketed(TokenRange r) const {
    const auto stop = [&](Index i) { return is_punctuation(tree_.token(i)); };
    const bool left = r.begin == 0 || stop(r.begin) || stop(r.begin - 1) || tree_.token(r.begin).sentence_start;
    const bool right = r.end >= tree_.size() || stop(r.end - 1) || stop(r.end);
    return left && right;
  }

  // ---- making the candidate ----

  Candidate base(Index verb, const CueSense& sense, CueFrame frame, Index upto, std::string_view rule) const {
    Candidate c;
    c.block = p_.index;
    c.anchor = verb;
    c.cue = cue_span(p_, verb, upto);
    c.sense = &sense;
    c.frame = frame;
    c.passive = speaker_.passive;
    c.rule = rule;
    if (speaker_.head && *speaker_.head != verb && !c.cue.contains(*speaker_.head)) {
      c.source_head = speaker_.head;
      c.source = source_span(p_, *speaker_.head, verb);
    }
    if (!c.source) shouted_name(c);
    if (sense.has(CueFrame::whom)) {
      c.addressee = tree_.child(verb, Dep::dobj);
      if (!c.addressee) c.addressee = tree_.child(verb, Dep::dative);
    }
    return c;
  }

  // "IS said": an acronym that the tagger took for an auxiliary.
  void shouted_name(Candidate& c) const {
    const std::string_view w = tree_.word(c.cue.begin);
    const bool capitals = w.size() > 1 && std::ranges::all_of(w, [](char ch) { return ch >= 'A' && ch <= 'Z'; });
    const std::string_view next = c.cue.begin < c.anchor ? tree_.word(c.anchor) : w;
    if (!capitals || c.cue.begin == c.anchor || (next[0] >= 'A' && next[0] <= 'Z')) return;
    c.source_head = c.cue.begin;
    c.source = TokenRange{c.cue.begin, c.cue.begin + 1};
    ++c.cue.begin;
  }

  void add(Candidate& c, TokenRange r) const {
    const TokenRange piece = content_span(p_, r, c.cue);
    if (!piece.empty()) c.content.push_back({p_.index, piece});
  }

  // "X said that Y, adding that Z": the parser hangs the participle on Y, a reader on X.
  TokenRange without_trailing(Index verb, TokenRange content) {
    const Index stop = std::min(content.end, content.begin + kLookAhead);
    for (Index i = std::max(content.begin + 2, verb + 1); i < stop; ++i) {
      const Token& t = tree_.token(i);
      if (t.tag != "VBG" || t.dep != Dep::advcl || p_.quotation_at(i) != nullptr) continue;
      const Index begin = tree_.subtree(i).begin;
      if (begin <= content.begin || begin > i || !is_punctuation(tree_.token(begin - 1))) continue;
      if (tree_.child(i, Dep::nsubj) || tree_.child(i, Dep::mark)) continue;
      const auto senses = senses_of(i);
      if (senses.empty() || senses.front().kind != CueClass::speech) continue;
      trailing_[i] = verb;
      content.end = begin;
      break;
    }
    return content;
  }

  bool emit(Index verb, const CueSense& sense, CueFrame frame, TokenRange content, Index upto, std::string_view rule) {
    if (content.begin > verb) content = without_trailing(verb, content);
    Candidate c = base(verb, sense, frame, upto, rule);
    std::vector<TokenRange> holes;
    if (content.contains(verb)) holes.push_back(hole_of(verb, c));
    for (const TokenRange piece : pieces_without(p_, content, holes, c.cue)) c.content.push_back({p_.index, piece});
    return push(std::move(c));
  }

  // The words of the cue inside its content ("The tanker, he went on, was ...").
  TokenRange hole_of(Index verb, const Candidate& c) const {
    TokenRange hole = c.cue;
    if (c.source && c.source->end <= c.cue.begin + 3) hole.begin = std::min(hole.begin, c.source->begin);
    if (c.source && c.source->begin >= c.cue.end) hole.end = std::max(hole.end, c.source->end);
    (void)verb;
    return hole;
  }

  bool push(Candidate c) {
    if (c.content.empty()) return false;
    if (c.source_head && tree_.token(*c.source_head).dep == Dep::expl) {
      c.source_head.reset();
      c.source.reset();
    }
    for (const Candidate::Piece& piece : c.content) {
      for (const Quotation& q : p_.quotations_near(piece.tokens)) {
        c.direct |= q.sentence && piece.tokens.begin <= q.tokens.begin && q.tokens.begin <= piece.tokens.begin + 1 &&
                    q.tokens.end >= piece.tokens.end;
      }
    }
    out_.push_back(std::move(c));
    return true;
  }

  const Paragraph& p_;
  const SyntaxTree& tree_;
  const CueLexicon& cues_;
  std::vector<Candidate>& out_;
  Speaker speaker_;
  std::optional<Index> told_already_;  // "saying" of "was quoted as saying"
  std::map<Index, Index> trailing_;    // participle → the verb whose speaker goes on with it
};

}  // namespace

void find_verb_candidates(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out) {
  VerbRules(p, cues, out).run();
}

}  // namespace claimgraph::extract
