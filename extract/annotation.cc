#include "extract/annotation.h"

namespace claimgraph::extract {

namespace {

constexpr std::array<std::string_view, 19> kPos = {"",      "ADJ",  "ADP",  "ADV",  "AUX",  "CCONJ", "DET",
                                                   "INTJ",  "NOUN", "NUM",  "PART", "PRON", "PROPN", "PUNCT",
                                                   "SCONJ", "SYM",  "VERB", "X",    "SPACE"};
constexpr std::array<std::string_view, 45> kDep = {
    "ROOT",   "acl",      "acomp",  "advcl",     "advmod", "agent",    "amod",      "appos", "attr",
    "aux",    "auxpass",  "case",   "cc",        "ccomp",  "compound", "conj",      "csubj", "csubjpass",
    "dative", "dep",      "det",    "dobj",      "expl",   "intj",     "mark",      "meta",  "neg",
    "nmod",   "npadvmod", "nsubj",  "nsubjpass", "nummod", "oprd",     "parataxis", "pcomp", "pobj",
    "poss",   "preconj",  "predet", "prep",      "prt",    "punct",    "quantmod",  "relcl", "xcomp"};
constexpr std::array<std::string_view, 19> kEntityLabels = {
    "",     "CARDINAL", "DATE", "EVENT",   "FAC",    "GPE",     "LANGUAGE", "LAW",  "LOC",        "MONEY",
    "NORP", "ORDINAL",  "ORG",  "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"};

template <class E, std::size_t N>
std::optional<E> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Pos v) { return kPos[static_cast<std::size_t>(v)]; }
std::string_view to_string(Dep v) { return kDep[static_cast<std::size_t>(v)]; }
std::string_view to_string(EntityLabel v) { return kEntityLabels[static_cast<std::size_t>(v)]; }
std::optional<Pos> parse_pos(std::string_view s) { return value_of<Pos>(kPos, s); }
std::optional<Dep> parse_dep(std::string_view s) { return value_of<Dep>(kDep, s); }
std::optional<EntityLabel> parse_entity_label(std::string_view s) { return value_of<EntityLabel>(kEntityLabels, s); }

}  // namespace claimgraph::extract
