#include "extract/lexicon/actors.h"

#include <functional>
#include <utility>

#include "base/fold_name.h"
#include "extract/lexicon/table.h"

namespace claimgraph::extract {

namespace {

template <class Value, std::size_t N>
std::optional<Value> parse_word(std::string_view word, const std::pair<std::string_view, Value> (&table)[N]) {
  for (const auto& [name, value] : table) {
    if (name == word) return value;
  }
  return std::nullopt;
}

constexpr std::pair<std::string_view, RoleClass> kRoleClasses[] = {{"honorific", RoleClass::honorific},
                                                                   {"rank", RoleClass::rank},
                                                                   {"office", RoleClass::office},
                                                                   {"spokesman", RoleClass::spokesman},
                                                                   {"state-office", RoleClass::state_office},
                                                                   {"envoy", RoleClass::envoy},
                                                                   {"minister", RoleClass::minister},
                                                                   {"leader", RoleClass::leader},
                                                                   {"member", RoleClass::member},
                                                                   {"expert", RoleClass::expert},
                                                                   {"journalist", RoleClass::journalist},
                                                                   {"lawyer", RoleClass::lawyer},
                                                                   {"kin", RoleClass::kin}};
constexpr std::pair<std::string_view, HeadClass> kHeadClasses[] = {
    {"institution", HeadClass::institution}, {"owned", HeadClass::owned},
    {"forces", HeadClass::forces},           {"body", HeadClass::body},
    {"branch", HeadClass::branch},           {"named", HeadClass::named}};
constexpr std::pair<std::string_view, MediaClass> kMediaClasses[] = {
    {"tail", MediaClass::tail}, {"lead", MediaClass::lead}, {"noun", MediaClass::noun}};
constexpr std::pair<std::string_view, PartClass> kPartClasses[] = {
    {"particle", PartClass::particle},     {"connector", PartClass::connector},
    {"possessive", PartClass::possessive}, {"again", PartClass::again},
    {"locative", PartClass::locative},     {"approach", PartClass::approach},
    {"compass", PartClass::compass},       {"prefix", PartClass::prefix},
    {"place-lead", PartClass::place_lead}, {"organisation-lead", PartClass::organisation_lead},
    {"distinct", PartClass::distinct},     {"thing", PartClass::thing},
    {"field", PartClass::field},           {"never", PartClass::never}};
constexpr std::pair<std::string_view, TieClass> kTieClasses[] = {
    {"link", TieClass::link}, {"hyphen", TieClass::hyphen}, {"verb", TieClass::verb}, {"noun", TieClass::noun}};

Error bad(const LexiconTable& table, std::size_t row, std::string_view column, std::string_view value) {
  return {ErrorCode::bad_input, table.place(row) + ": unknown " + std::string(column) + " '" + std::string(value) +
                                    "'; the head of the file lists the possible ones"};
}

}  // namespace

// Fills the lexicon, table by table; stops at the first error.
class ActorLexiconLoader {
 public:
  ActorLexiconLoader(std::span<const std::filesystem::path> folders, ActorLexicon& out)
      : folders_(folders), out_(out) {}

  Status load() {
    const std::function<Status()> steps[] = {
        [this] { return load_actors(); },    [this] { return load_states(); },  [this] { return load_regions(); },
        [this] { return load_roles(); },     [this] { return load_heads(); },   [this] { return load_places(); },
        [this] { return load_media(); },     [this] { return load_parts(); },   [this] { return load_nominals(); },
        [this] { return load_ties(); },      [this] { return load_vessels(); }, [this] { return load_given_names(); },
        [this] { return load_spellings(); }, [this] { return load_genders(); }};
    for (const auto& step : steps) {
      if (Status status = step(); !status) return status;
    }
    return {};
  }

 private:
  template <std::size_t N, class Row>
  Status each_row(std::string_view name, const std::string_view (&columns)[N], Row row) {
    const auto table = LexiconTable::load(folders_, name, columns);
    if (!table) return table.error();
    for (std::size_t i = 0; i < table->size(); ++i) {
      if (Status status = row(*table, i); !status) return status;
    }
    return {};
  }

  void add_name(std::string_view spelling, KnownName::Kind kind, std::size_t row) {
    out_.names.add(fold_name(spelling), {kind, static_cast<std::uint32_t>(row), std::string(spelling)});
  }

  Status load_actors() {
    static constexpr std::string_view kColumns[] = {"name", "aliases", "type", "kind", "country", "parent"};
    return each_row("actors", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const auto type = parse_node_type(table.field(i, 2));
      if (!type) return bad(table, i, "type", table.field(i, 2));
      const std::size_t row = out_.actors_.size();
      KnownActor actor{std::string(table.field(i, 0)), *type, std::string(table.field(i, 3)),
                       std::string(table.field(i, 4)), std::string(table.field(i, 5))};
      add_name(actor.name, KnownName::Kind::actor, row);
      for (const auto alias : table.list(i, 1)) add_name(alias, KnownName::Kind::actor, row);
      const bool of_state = actor.kind == "military" && actor.parent.empty() && !actor.country.empty();
      if (of_state && names_forces(table, i)) out_.forces_by_country_.try_emplace(actor.country, row);
      out_.actors_.push_back(std::move(actor));
      return {};
    });
  }

  // "X army" or "X armed forces" among the names of a military of a state: it is the state's army.
  static bool names_forces(const LexiconTable& table, std::size_t row) {
    auto names = table.list(row, 1);
    names.push_back(table.field(row, 0));
    for (const auto name : names) {
      const std::string folded = fold_name(name);
      if (folded.ends_with(" army") || folded.ends_with("armed forces") || folded.ends_with(" military")) return true;
    }
    return false;
  }

  Status load_states() {
    static constexpr std::string_view kColumns[] = {"country", "name", "demonyms", "aliases", "seats"};
    return each_row("demonyms", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const std::size_t row = out_.states_.size();
      KnownState state{std::string(table.field(i, 0)), std::string(table.field(i, 1)), ""};
      const auto demonyms = table.list(i, 2);
      if (!demonyms.empty()) state.adjective = demonyms.front();
      add_name(state.name, KnownName::Kind::state, row);
      for (const auto alias : table.list(i, 3)) add_name(alias, KnownName::Kind::state, row);
      for (const auto demonym : demonyms) add_name(demonym, KnownName::Kind::demonym, row);
      for (const auto seat : table.list(i, 4)) add_name(seat, KnownName::Kind::seat, row);
      out_.state_by_country_[state.country] = static_cast<std::uint32_t>(row);
      out_.states_.push_back(std::move(state));
      return {};
    });
  }

  Status load_regions() {
    static constexpr std::string_view kColumns[] = {"name", "aliases", "kind", "country"};
    return each_row("regions", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const std::size_t row = out_.regions_.size();
      out_.regions_.push_back(
          {std::string(table.field(i, 0)), std::string(table.field(i, 2)), std::string(table.field(i, 3))});
      add_name(table.field(i, 0), KnownName::Kind::region, row);
      for (const auto alias : table.list(i, 1)) add_name(alias, KnownName::Kind::region, row);
      return {};
    });
  }

  Status load_roles() {
    static constexpr std::string_view kColumns[] = {"word", "class", "to"};
    return each_row("titles_roles", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const auto cls = parse_word(table.field(i, 1), kRoleClasses);
      if (!cls) return bad(table, i, "class", table.field(i, 1));
      (*cls <= RoleClass::office ? out_.titles : out_.roles).add(fold_name(table.field(i, 0)), *cls);
      if (table.field(i, 2) == "state") out_.of_states.add(fold_name(table.field(i, 0)), 0);
      std::vector<std::string> seats;
      for (const auto seat : table.list(i, 2)) {
        const bool sort = seat == "state" || seat == "organisation" || seat == "source" || seat == "client";
        if (!sort) seats.push_back(fold_name(seat));
      }
      if (!seats.empty()) out_.seats_of_office.add(fold_name(table.field(i, 0)), std::move(seats));
      return {};
    });
  }

  Status load_heads() {
    static constexpr std::string_view kColumns[] = {"noun", "kind", "class"};
    return each_row("organisation_heads", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const auto cls = parse_word(table.field(i, 2), kHeadClasses);
      if (!cls) return bad(table, i, "class", table.field(i, 2));
      const std::string noun = fold_name(table.field(i, 0));
      out_.heads.add(noun, {noun, std::string(table.field(i, 1)), *cls});
      return {};
    });
  }

  Status load_places() {
    static constexpr std::string_view kColumns[] = {"noun", "kind"};
    return each_row("place_heads", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      out_.place_heads.add(fold_name(table.field(i, 0)), std::string(table.field(i, 1)));
      return {};
    });
  }

  Status load_media() {
    static constexpr std::string_view kColumns[] = {"word", "class"};
    return each_row("media_words", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const auto cls = parse_word(table.field(i, 1), kMediaClasses);
      if (!cls) return bad(table, i, "class", table.field(i, 1));
      PhraseTable<MediaClass>* tables[] = {&out_.media_tails, &out_.media_leads, &out_.media_nouns};
      tables[static_cast<std::size_t>(*cls)]->add(fold_name(table.field(i, 0)), *cls);
      return {};
    });
  }

  Status load_parts() {
    static constexpr std::string_view kColumns[] = {"word", "class"};
    return each_row("name_parts", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const auto cls = parse_word(table.field(i, 1), kPartClasses);
      if (!cls) return bad(table, i, "class", table.field(i, 1));
      PhraseTable<PartClass>* tables[] = {
          &out_.particles, &out_.connectors, &out_.possessives, &out_.again,       &out_.locatives,
          &out_.locatives, &out_.compass,    &out_.prefixes,    &out_.place_leads, &out_.organisation_leads,
          &out_.distinct,  &out_.things,     &out_.fields,      &out_.never};
      tables[static_cast<std::size_t>(*cls)]->add(fold_name(table.field(i, 0)), *cls);
      return {};
    });
  }

  Status load_nominals() {
    static constexpr std::string_view kColumns[] = {"noun", "type", "kinds"};
    return each_row("nominals", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const auto type = parse_node_type(table.field(i, 1));
      if (!type) return bad(table, i, "type", table.field(i, 1));
      Nominal nominal{*type, {}};
      for (const auto kind : table.list(i, 2)) nominal.kinds.emplace_back(kind);
      out_.nominals.add(fold_name(table.field(i, 0)), std::move(nominal));
      return {};
    });
  }

  Status load_ties() {
    static constexpr std::string_view kColumns[] = {"words", "class", "direction"};
    return each_row("affiliation_patterns", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const auto cls = parse_word(table.field(i, 1), kTieClasses);
      if (!cls) return bad(table, i, "class", table.field(i, 1));
      out_.ties.add(fold_name(table.field(i, 0)), {*cls, table.field(i, 2) == "reverse"});
      return {};
    });
  }

  Status load_vessels() {
    static constexpr std::string_view kColumns[] = {"word", "class"};
    return each_row("vessel_words", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      (table.field(i, 1) == "prefix" ? out_.vessel_prefixes : out_.vessel_nouns)
          .add(fold_name(table.field(i, 0)), true);
      return {};
    });
  }

  Status load_given_names() {
    static constexpr std::string_view kColumns[] = {"name"};
    return each_row("given_names", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      out_.given_names.add(fold_name(table.field(i, 0)), true);
      return {};
    });
  }

  Status load_genders() {
    static constexpr std::string_view kColumns[] = {"words", "gender"};
    return each_row("gender_words", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      const std::string_view name = table.field(i, 1);
      if (name != "f" && name != "m") return bad(table, i, "gender", name);
      for (const auto word : table.list(i, 0))
        out_.genders.add(fold_name(word), name == "f" ? Gender::female : Gender::male);
      return {};
    });
  }

  Status load_spellings() {
    static constexpr std::string_view kColumns[] = {"from", "to"};
    return each_row("spellings", kColumns, [this](const LexiconTable& table, std::size_t i) -> Status {
      out_.spellings.add(fold_name(table.field(i, 0)), fold_name(table.field(i, 1)));
      return {};
    });
  }

  std::span<const std::filesystem::path> folders_;
  ActorLexicon& out_;
};

Result<ActorLexicon> ActorLexicon::load(std::span<const std::filesystem::path> folders) {
  ActorLexicon lexicon;
  if (Status status = ActorLexiconLoader(folders, lexicon).load(); !status) return status.error();
  return lexicon;
}

const KnownState* ActorLexicon::state_of(std::string_view country) const {
  const auto found = state_by_country_.find(std::string(country));
  return found == state_by_country_.end() ? nullptr : &states_[found->second];
}

std::optional<std::uint32_t> ActorLexicon::forces_of(std::string_view country) const {
  const auto found = forces_by_country_.find(std::string(country));
  if (found == forces_by_country_.end()) return std::nullopt;
  return found->second;
}

std::string ActorLexicon::standard(std::string_view folded) const {
  std::string out;
  for (std::size_t start = 0; start <= folded.size();) {
    const std::size_t end = std::min(folded.find(' ', start), folded.size());
    const std::string_view word = folded.substr(start, end - start);
    const std::string* other = spellings.find(word);
    if (!out.empty()) out += ' ';
    out += other != nullptr ? std::string_view(*other) : word;
    start = end + 1;
  }
  return out;
}

}  // namespace claimgraph::extract
