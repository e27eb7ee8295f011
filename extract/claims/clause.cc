#include "extract/claims/clause.h"

#include <algorithm>

namespace claimgraph::extract {

namespace {

// Control and coordination are followed up so far; a sentence of a thousand coordinated verbs stays linear.
constexpr int kLongestClimb = 4;

bool is_subject(Dep d) { return d == Dep::nsubj || d == Dep::csubj || d == Dep::expl; }
bool is_passive_subject(Dep d) { return d == Dep::nsubjpass || d == Dep::csubjpass; }
bool is_verbal(const Token& t) { return t.pos == Pos::verb || t.pos == Pos::aux; }

bool relative(const Token& t) { return t.tag == "WDT" || t.tag == "WP" || t.tag == "WP$"; }

// The noun that a relative clause is about.
std::uint32_t antecedent_or_self(const SyntaxTree& tree, std::uint32_t verb, std::uint32_t argument) {
  if (!relative(tree.token(argument)) || tree.token(verb).dep != Dep::relcl) return argument;
  const std::uint32_t noun = tree.token(verb).head;
  // "a former diver for Roebuck who was sacked": "who" is a person, not the body named last.
  const Token& t = tree.token(noun);
  const bool body = t.entity == EntityLabel::org || t.entity == EntityLabel::gpe;
  if (tree.token(argument).lemma != "who" || !body || t.dep != Dep::pobj) return noun;
  const std::uint32_t holder = tree.token(t.head).head;
  return tree.token(holder).pos == Pos::noun ? holder : noun;
}

struct Own {
  std::vector<std::uint32_t> subjects;
  std::vector<std::uint32_t> passive_subjects;
  std::vector<std::uint32_t> objects;
  std::vector<std::uint32_t> agents;
  std::vector<std::uint32_t> datives;  // "fined [the bank] two million"
  bool auxpass = false;
};

// "$62,000", "two million euros": a sum is paid or imposed, never the one it is asked of.
bool is_sum(const SyntaxTree& tree, std::uint32_t head) {
  const Token& t = tree.token(head);
  return t.entity == EntityLabel::money || (t.pos == Pos::num && t.dep != Dep::nummod) ||
         tree.child(head, Dep::nummod).has_value();
}

Own own_arguments(const SyntaxTree& tree, std::uint32_t verb) {
  Own own;
  for (const std::uint32_t c : tree.children(verb)) {
    const Dep dep = tree.token(c).dep;
    if (is_subject(dep) && dep != Dep::expl) own.subjects.push_back(antecedent_or_self(tree, verb, c));
    if (is_passive_subject(dep)) own.passive_subjects.push_back(antecedent_or_self(tree, verb, c));
    if (dep == Dep::dobj) own.objects.push_back(antecedent_or_self(tree, verb, c));
    if (dep == Dep::auxpass) own.auxpass = true;
    if (dep == Dep::dative && tree.token(c).pos != Pos::adp) own.datives.push_back(c);
    if (dep == Dep::agent || (dep == Dep::prep && tree.token(c).lemma == "by")) {
      if (const auto object = tree.child(c, Dep::pobj)) own.agents.push_back(*object);
    }
  }
  if (!own.datives.empty() &&
      std::any_of(own.objects.begin(), own.objects.end(), [&](std::uint32_t o) { return is_sum(tree, o); })) {
    own.objects = own.datives;
  }
  return own;
}

bool has_auxiliary(const SyntaxTree& tree, std::uint32_t verb) { return tree.child(verb, Dep::aux).has_value(); }

ClauseArguments from(const Own& own, const SyntaxTree& tree, std::uint32_t verb, bool transitive) {
  ClauseArguments out;
  const std::string_view tag = tree.token(verb).tag;
  const bool bare_participle = tag == "VBN" && own.subjects.empty() && own.objects.empty();
  out.passive = own.auxpass || !own.passive_subjects.empty() ||
                (bare_participle && (tree.token(verb).dep == Dep::acl || tree.token(verb).dep == Dep::amod ||
                                     (tree.token(verb).dep == Dep::advcl && !has_auxiliary(tree, verb))));
  // "3 soldiers killed": the past form of a verb that needs an object, without one.
  if (!out.passive && transitive && own.objects.empty() && (tag == "VBN" || tag == "VBD") && !own.subjects.empty() &&
      tree.token(verb).dep != Dep::conj && (tag == "VBN" || tree.token(verb).dep != Dep::relcl)) {
    out.passive = true;
    out.objects = own.subjects;
    out.subjects = own.agents;
    return out;
  }
  if (out.passive) {
    out.objects = own.passive_subjects;
    if (out.objects.empty()) out.objects = own.subjects;
    out.subjects = own.agents;
    out.given = !own.objects.empty();
    return out;
  }
  out.subjects = own.subjects;
  out.objects = own.objects;
  return out;
}

// Who does what an infinitive or gerund says, seen from the word that governs it: the object of a verb of telling
// ("ordered the army to withdraw", "accused Russia of bombing"), else its subject; the possessor of a noun. A
// coordinated verb and a participle ("attacked the town, killing nine") share the subject.
enum class Tie : std::uint8_t { governed, shared };
void inherit(const SyntaxTree& tree, std::uint32_t governor, Tie tie, ClauseArguments& out, int depth);

void climb(const SyntaxTree& tree, std::uint32_t verb, ClauseArguments& out, int depth) {
  if (depth > kLongestClimb || tree.is_root(verb)) return;
  const Token& t = tree.token(verb);
  const std::uint32_t head = t.head;
  switch (t.dep) {
    case Dep::relcl:
      // "the town that IS seized": the gap is the object; "who fled": the subject was found as a relative word.
      if (out.subjects.empty() && !out.passive)
        out.subjects.push_back(head);
      else if (out.objects.empty() && std::find(out.subjects.begin(), out.subjects.end(), head) == out.subjects.end())
        out.objects.push_back(head);
      return;
    case Dep::acl:
      if (t.tag == "VBN") {
        // With an object of its own it is a main verb that the parser took for a participle: "moonshine killed 25".
        auto& slot = out.objects.empty() ? out.objects : out.subjects;
        if (slot.empty()) slot.push_back(head);
      } else if (t.tag == "VBG" && out.subjects.empty()) {
        out.subjects.push_back(head);
      } else if (out.subjects.empty()) {
        inherit(tree, head, Tie::governed, out, depth);
      }
      return;
    case Dep::conj:
    case Dep::advcl:
      if (is_verbal(tree.token(head))) inherit(tree, head, Tie::shared, out, depth);
      return;
    case Dep::xcomp:
    case Dep::ccomp:
    case Dep::dep:
      if (is_verbal(tree.token(head))) inherit(tree, head, Tie::governed, out, depth);
      return;
    case Dep::pcomp:
      inherit(tree, tree.token(head).head, Tie::governed, out, depth);
      return;
    default:
      return;
  }
}

void inherit(const SyntaxTree& tree, std::uint32_t governor, Tie tie, ClauseArguments& out, int depth) {
  const Token& g = tree.token(governor);
  std::vector<std::uint32_t> found;
  if (is_verbal(g)) {
    const Own own = own_arguments(tree, governor);
    ClauseArguments up = from(own, tree, governor, false);
    if ((up.passive ? up.objects : up.subjects).empty()) climb(tree, governor, up, depth + 1);
    const bool tells = tie == Tie::governed && !up.objects.empty() && out.subjects.empty() && !out.passive;
    found = tells && !own.objects.empty() ? up.objects : up.subjects;
    if (up.passive) found = up.objects;
  } else {
    if (const auto owner = tree.child(governor, Dep::poss))
      found.push_back(*owner);
    else if (g.dep == Dep::dobj && is_verbal(tree.token(g.head)) && is_sum(tree, governor))
      return inherit(tree, g.head, tie, out, depth + 1);  // "fined Navi $50 million for selling data"
    else if (g.dep == Dep::dobj && is_verbal(tree.token(g.head)))
      found = own_arguments(tree, g.head).subjects;
  }
  auto& slot = out.passive ? out.objects : out.subjects;
  if (slot.empty() && !found.empty()) {
    slot = found;
    out.shares_subject = tie == Tie::shared;
  }
}

}  // namespace

ClauseArguments clause_arguments(const SyntaxTree& tree, std::uint32_t verb, bool transitive) {
  const Own own = own_arguments(tree, verb);
  ClauseArguments out = from(own, tree, verb, transitive);
  const Token& t = tree.token(verb);
  // "was captured and killed": the second participle shares the auxiliary.
  if (!out.passive && t.dep == Dep::conj && t.tag == "VBN" && own.objects.empty()) {
    out.passive = own_arguments(tree, t.head).auxpass;
  }
  const bool missing = out.passive ? out.objects.empty() : out.subjects.empty();
  if (missing || t.dep == Dep::relcl) climb(tree, verb, out, 0);
  return out;
}

std::vector<std::uint32_t> coordinated(const SyntaxTree& tree, std::uint32_t head) {
  std::vector<std::uint32_t> heads = {head};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    for (const std::uint32_t c : tree.children(heads[i])) {
      if (tree.token(c).dep == Dep::conj && !is_verbal(tree.token(c))) heads.push_back(c);
    }
  }
  return heads;
}

std::vector<PrepositionObject> preposition_objects(const SyntaxTree& tree, std::uint32_t head) {
  std::vector<PrepositionObject> found;
  for (const std::uint32_t c : tree.children(head)) {
    const Dep dep = tree.token(c).dep;
    if (dep != Dep::prep && dep != Dep::agent && dep != Dep::dative) continue;
    for (const std::uint32_t o : tree.children(c)) {
      if (tree.token(o).dep == Dep::pobj) found.push_back({c, o});
      // "across from", "out of": a preposition under one.
      if (tree.token(o).dep == Dep::prep) {
        if (const auto inner = tree.child(o, Dep::pobj)) found.push_back({o, *inner});
      }
    }
  }
  return found;
}

}  // namespace claimgraph::extract
