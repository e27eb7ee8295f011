// The patterns around one verb of saying, believing, wanting: what the verb gives and to whom. Private to
// attribution_verb*.cc, one of which holds each group of patterns.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "extract/claims/attribution_parts.h"
#include "extract/claims/attribution_speaker.h"

namespace claimgraph::extract {

// Every pattern returns whether it made a candidate. All indexes are tokens of the paragraph.
class VerbRules {
 public:
  using Index = std::uint32_t;

  // All must outlive the object.
  VerbRules(const Paragraph& p, const CueLexicon& cues, std::vector<Candidate>& out)
      : p_(p), tree_(p.tree), cues_(cues), out_(out) {}

  void run();

 private:
  // Who speaks with which sense, and the candidate made of it.
  // "..., the ministry announces.": with a subject of its own a plural noun is a verb.
  bool is_mistaken_for_noun(Index i) const;
  // Senses of the verb with its particle, then without it.
  std::span<const CueSense> senses_of(Index verb) const;
  void look_at(Index verb);
  // "tried to show", "declined to name": the verb carries the one that gives the word; made of that one.
  bool carried(Index verb);
  // The carrier right before `begin`, where the cue of the infinitive `verb` begins.
  std::optional<Index> carrier_of(Index verb, Index begin) const;
  Index with_medium(Index verb, Index end) const;
  bool try_sense(Index verb, const CueSense& sense);
  Candidate base(Index verb, const CueSense& sense, CueFrame frame, Index upto, std::string_view rule) const;
  // "IS said": an acronym that the tagger took for an auxiliary.
  void shouted_name(Candidate& c) const;
  void add(Candidate& c, TokenRange r) const;
  // "X said that Y, adding that Z": the parser hangs the participle on Y, a reader on X.
  TokenRange without_trailing(Index verb, TokenRange content);
  bool emit(Index verb, const CueSense& sense, CueFrame frame, TokenRange content, Index upto, std::string_view rule);
  // The words of the cue inside its content ("The tanker, he went on, was ...").
  TokenRange hole_of(Index verb, const Candidate& c) const;
  bool push(Candidate c);

  // Patterns of the sentence as a whole (attribution_verb_figures.cc).
  // "put the dead at nine", "speaks of two dead", "has counted 31 attacks": who gives the figure says what happened.
  bool figure(Index verb);
  bool holds_figure(TokenRange r) const;
  bool holds_toll(TokenRange r) const;
  // "Eight died in the shelling, the charity Sahra Medics reported.": where the parser hangs the last words of the
  // sentence on a noun or beside the clause, their form still shows who says the clause.
  bool tail(Index verb, const CueSense& sense);
  // The comma before a bare noun phrase that ends at the verb, with a clause before it.
  std::optional<Index> comma_before_subject(TokenRange sentence, Index verb) const;
  // Behind the verb stand only who is told, when and how: no clause.
  bool ends_sentence(TokenRange sentence, Index verb) const;

  // Clauses and infinitives as content (attribution_verb_clauses.cc).
  bool clause(Index verb, const CueSense& sense);
  // "told the morning show that it was brought down": the parser hangs the clause on who is told.
  bool clause_on_addressee(Index verb, const CueSense& sense);
  // "The group has been caught out before: it said it had won": of two clauses the one behind the verb is what is said,
  // unless the first is a quotation.
  bool has_clause_behind(Index verb, const CueSense& sense) const;
  // "responsibility" of "took responsibility for", where the lexicon knows the pair.
  std::optional<Index> light_object(Index verb) const;
  // "took full responsibility for the attack": the noun belongs to the cue.
  bool light_verb(Index verb, const CueSense& sense);
  // "clear" of "made clear that", where the lexicon knows the pair.
  std::optional<Index> predicate_of(Index verb) const;
  bool is_content_clause(Index verb, Index child, const CueSense& sense) const;
  // "denied a report that the gunman gave up after money was wired": the clause belongs to the object.
  bool part_of_account(Index verb, Index child, const CueSense& sense) const;
  // "She paid a fine; the owner denies having paid": a clause before a semicolon, or before a verb whose content stands
  // behind it, is another one.
  bool in_another_clause(Index verb, Index child, const CueSense& sense) const;
  // The clause on its own side of the cue: what the parser hung on it from the other side belongs to the sentence.
  TokenRange beside_cue(Index verb, Index clause_head) const;
  // Headlines leave the auxiliary out: "IS says 3 soldiers killed".
  bool elliptic(Index verb, const CueSense& sense);
  // "..., he smiled": a clause, when it is a quotation.
  bool quoted_clause(Index verb, const CueSense& sense);
  bool infinitive(Index verb, const CueSense& sense);

  // Objects and phrases as content (attribution_verb_objects.cc).
  bool object(Index verb, const CueSense& sense);
  // "a claim that the ministry rejected": the noun before the clause is the object.
  bool relative_object(Index verb, const CueSense& sense);
  // What is said of the object: a predicate, or what it is blamed or praised for.
  bool belongs_to_rest(Index child) const;
  // "X was praised by Y for Z": what the verb is about is its subject, and what follows.
  bool passive_object(Index verb, const CueSense& sense);
  bool preposition(Index verb, const CueSense& sense);

  // Quotations (attribution_verb_quotations.cc).
  // "was quoted as saying that ...", "was cited by X as saying".
  bool quoted_as_saying(Index verb, const CueSense& sense);
  // "“...,” the spokesman was quoted by the agency": the subject speaks, the agent carries.
  bool quoted_by(Index verb, const CueSense& sense);
  const Quotation* beside(Index verb) const;
  // A quotation with its own full stop, and a new sentence behind it.
  bool ended_before(const Quotation& q, Index verb) const;
  bool quotation_beside(Index verb) const;
  // Between a quotation and its verb stand the subject, who is told, and words of manner and time; no other verb, and
  // no end of a sentence.
  bool only_between(Index begin, Index end, Index verb) const;
  bool inside_noun_phrase(Index i, Index begin, Index end) const;
  bool quoted(Index verb, const CueSense& sense);
  // "“...,” a member of the council, Ann Lee, commented": the phrase between, where the parser ties it to no verb.
  std::optional<Index> noun_between(Index begin, Index verb) const;
  // "The tanker, he said, was escorted": the verb hangs in the clause that it gives the word.
  bool parenthesis(Index verb, const CueSense& sense);
  // Between the semicolons and colons about it: "It was worse: nobody came, he said; the mayor did not comment".
  TokenRange part_around(TokenRange whole, TokenRange own) const;
  bool has_as(Index verb) const;
  // A comma, dash or the end of the sentence on either side.
  bool bracketed(TokenRange r) const;

  const Paragraph& p_;
  const SyntaxTree& tree_;
  const CueLexicon& cues_;
  std::vector<Candidate>& out_;
  Speaker speaker_;
  std::optional<Index> told_already_;  // "saying" of "was quoted as saying"
  std::set<Index> done_;               // looked at with their carrier
  std::map<Index, Index> trailing_;    // participle → the verb whose speaker goes on with it
};

}  // namespace claimgraph::extract
