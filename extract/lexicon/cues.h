// The cue lexicon: words that give somebody the word. Files cue_verbs.tsv, cue_nouns.tsv, cue_adjectives.tsv,
// cue_words.tsv.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/lexicon/table.h"
#include "graph/model.h"

namespace claimgraph::extract {

// What kind of act a cue is.
enum class CueClass : std::uint8_t {
  speech,  // says it
  ask,     // asks for it, or whether
  belief,  // thinks, knows, perceives it
  wish,    // wants, intends, promises it
  judge,   // praises, blames, supports it
  show,    // is evidence of it
  deed,    // decides it by a formal act
};

// Where a cue has its content.
enum class CueFrame : std::uint8_t {
  that,      // a clause ("said that ...", "asked whether ..."), or a quotation
  to,        // an infinitive that is wished or asked for ("vowed to ...")
  did,       // an infinitive, gerund that is told as done ("claims to have killed", "denied firing")
  object,    // the object ("criticized the plan")
  rest,      // the object with what is said of it ("called him a liar", "accused them of fraud")
  whom,      // the object is who is told ("told reporters that"), and no content
  quote,     // a quotation only ("...", he smiled)
  speaking,  // the content of another cue that stands behind it ("was quoted as saying")
};

struct CueSense {
  CueClass kind = CueClass::speech;
  AttributionStance stance = AttributionStance::neutral;
  std::uint32_t frames = 0;               // bits of CueFrame
  std::vector<std::string> prepositions;  // that lead to the content ("call for")
  std::string place;                      // "cue_verbs.tsv:12"

  bool has(CueFrame frame) const { return (frames >> static_cast<unsigned>(frame) & 1U) != 0; }
  bool leads_by(std::string_view preposition) const;
};

// Classes of single words that attribution looks for.
enum class CueWord : std::uint8_t {
  negation,             // not, never
  hedge,                // allegedly, reported
  verify,               // verbs and adjectives of verifying: "could not be verified"
  account,              // nouns for what somebody said: claim, figure
  medium,               // nouns for what carries words: statement, telegram, video
  spokesman,            // nouns for who speaks for somebody else
  insider,              // nouns for unnamed voices from within a body: official, source
  rank,                 // titles that may stand between a role and its holder's name
  responsibility,       // nouns: responsibility, involvement
  evidence,             // nouns: evidence, proof, indication
  fail,                 // verbs that negate what they govern: fail, decline, refuse
  unreal,               // auxiliaries and verbs of what is not said yet: will, plan
  condition,            // conjunctions of a condition: if, unless
  maybe,                // auxiliaries of possibility: may
  take_responsibility,  // verbs that take a deed upon oneself by naming it: "claimed the attack"
  falsehood,            // nouns and adjectives for what is not so: lie, fabrication, baseless
  truth,                // true, correct
  carrier,              // verbs that carry another cue: try (to show)
  footing,              // nouns: what is without it is not so: foundation, truth
  withdraw,             // verbs that take a claim back
  source_prep,          // prepositions that name a source: per
  ground_prep,          // prepositions that say what somebody is praised, blamed or taken for: as, for, of
  survey,               // nouns for what asks people: poll
  empty_subject,        // subjects that speak of nobody: it, there
  figure_verb,          // verbs that give a figure: put (the dead at nine), count
  figure_prep,          // prepositions before the figure: at, of
  toll,                 // words for how many suffered: dead, toll
};

class CueLexicon {
 public:
  // Reads the tables from the folders, in order (see LexiconTable). Errors name file and line.
  static Result<CueLexicon> load(std::span<const std::filesystem::path> folders);

  // Senses of a lemma in the order of the file; empty for a word that is no cue. A verb with a particle is looked up as
  // "point out".
  std::span<const CueSense> verb(std::string_view lemma) const { return find(verbs_, lemma); }
  std::span<const CueSense> noun(std::string_view lemma) const { return find(nouns_, lemma); }
  std::span<const CueSense> adjective(std::string_view lemma) const { return find(adjectives_, lemma); }
  bool is(CueWord kind, std::string_view word) const;

 private:
  using Senses = std::map<std::string, std::vector<CueSense>, std::less<>>;
  static std::span<const CueSense> find(const Senses& senses, std::string_view lemma);
  static Result<Senses> load_senses(std::span<const std::filesystem::path> folders, std::string_view name);

  Senses verbs_;
  Senses nouns_;
  Senses adjectives_;
  std::map<std::string, std::uint32_t, std::less<>> words_;  // bits of CueWord
};

}  // namespace claimgraph::extract
