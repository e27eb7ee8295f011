// A stretch of text that may name an actor or a place, with what speaks for each type.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "extract/claims/analysis.h"

namespace claimgraph::extract {

// Sums of weighed evidence that a name is of a type; `nothing` speaks for a work, a law, a product, a date.
struct TypeScores {
  double organisation = 0;
  double person = 0;
  double place = 0;
  double source = 0;
  double nothing = 0;

  TypeScores& operator+=(const TypeScores& other) {
    organisation += other.organisation;
    person += other.person;
    place += other.place;
    source += other.source;
    nothing += other.nothing;
    return *this;
  }
  double best() const { return std::max({organisation, person, place, source}); }
  // Ties go to the first of: source, person, organisation, place.
  NodeType type() const {
    const double top = best();
    if (source == top) return NodeType::source;
    if (person == top) return NodeType::person;
    if (organisation == top) return NodeType::organisation;
    return NodeType::place;
  }
};

enum class SpanKind : std::uint8_t {
  actor,        // a row of actors.tsv
  state,        // a state by its name
  demonym,      // "Russian"
  seat,         // "Moscow", for the town or the government
  region,       // a row of regions.tsv
  institution,  // "Russian defence ministry", "the army"
  forces,       // a state's army and soldiers
  name          // anything else with capitals
};

// What a state, or the seat of a government, does in its clause.
enum class Standing : std::uint8_t { neutral, acting, located };

// What a preposition before places adds to `place`.
inline constexpr double kLocated = 1.9;

struct NameSpan {
  Mention where;
  SpanKind kind = SpanKind::name;
  std::uint32_t row = 0;   // of the lexicon's table; of states for a demonym or a seat
  std::string key;         // folded, in standard spelling; of an institution without its owner
  std::string owner;       // institution, forces: key of who it belongs to ("RU" for a state), or empty
  std::string place_kind;  // region, city, road, site, vessel: what a head noun says of it
  std::string base;        // the key without that head noun
  std::string organisation_kind;
  Standing standing = Standing::neutral;
  TypeScores scores;
  bool approached = false;  // located by a preposition that stands before persons as well ("to", "between")
  bool title = false;       // a title or a role stands before it
  bool charted = false;     // the gazetteer has the name
  bool acronym = false;     // capitals only
  bool headline = false;    // found in a headline, where capitals tell nothing
};

}  // namespace claimgraph::extract
