#include "extract/claims/institutions.h"

#include <algorithm>

#include "extract/claims/name_finder.h"

namespace claimgraph::extract {

namespace {

class InstitutionFinder {
 public:
  InstitutionFinder(const BlockWords& words, const ActorLexicon& lexicon, std::vector<NameSpan>& spans)
      : words_(words), lexicon_(lexicon), names_(spans), gone_(spans.size(), false) {
    span_at_.assign(words.size(), kNone);
    for (std::uint32_t s = 0; s < names_.size(); ++s) {
      for (std::uint32_t i = names_[s].where.tokens.begin; i < names_[s].where.tokens.end; ++i) span_at_[i] = s;
    }
  }

  void run() {
    for (std::uint32_t i = 0; i < words_.size();) {
      const auto match = words_.match(lexicon_.heads.phrases, i);
      if (!match) {
        ++i;
        continue;
      }
      const std::uint32_t end = i + match->words;
      const OrganisationHead& head = lexicon_.heads.values[match->values.back()];
      if (head.cls != HeadClass::named && !continues(end)) consider(i, end, head);
      i = end;
    }
    std::vector<NameSpan> all;
    for (std::uint32_t s = 0; s < names_.size(); ++s) {
      if (!gone_[s]) all.push_back(std::move(names_[s]));
    }
    std::ranges::move(found_, std::back_inserter(all));
    std::ranges::stable_sort(all, {}, [](const NameSpan& span) { return span.where.tokens; });
    names_ = std::move(all);
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  const Token& token(std::uint32_t i) const { return words_.token(i); }

  // "police station", "government forces": a longer noun follows, which is another thing or its own head.
  bool continues(std::uint32_t end) const {
    if (end >= words_.size() || span_at_[end] != kNone || !token(end - 1).space_after) return false;
    if (token(end).pos != Pos::noun || is_role(end)) return false;
    const Dep dep = token(end - 1).dep;
    return (dep == Dep::compound || dep == Dep::amod || dep == Dep::nmod) && token(end - 1).head >= end;
  }

  bool is_role(std::uint32_t i) const { return words_.match(lexicon_.roles.phrases, i).has_value(); }

  void consider(std::uint32_t begin, std::uint32_t end, const OrganisationHead& head) {
    if (const std::uint32_t s = span_at_[begin]; s != kNone && is_opening_word(names_[s]) && end - begin > 1) {
      swallow(s);
      span_at_[begin] = kNone;
    } else if (s != kNone) {
      within_name(s, begin, end, head);
      return;
    }
    std::uint32_t core = begin;  // where the institution's own words start, without its owner
    while (core > 0 && span_at_[core - 1] == kNone && is_modifier(core - 1, end, head)) --core;
    if (heads_names(head.cls)) core = with_members(core);
    std::uint32_t left = core;
    std::uint32_t owner = kNone;
    if (left > 0 && span_at_[left - 1] != kNone && names_[span_at_[left - 1]].where.tokens.end == left) {
      owner = span_at_[left - 1];
    } else if (left > 1 && words_.is_genitive(left - 1) && span_at_[left - 2] != kNone) {
      owner = span_at_[left - 2];
    }
    if (owner != kNone && !may_own(names_[owner])) return;
    if (heads_names(head.cls) && !is_body({core, end}, begin, owner, head)) return;
    // "Interior ministry" opens the sentence: the portfolio, no owner.
    if (owner != kNone && head.kind == "ministry" && is_opening_word(names_[owner]) && !words_.is_genitive(left - 1)) {
      core = left = names_[owner].where.tokens.begin;
      swallow(owner);
      owner = kNone;
    }
    if (owner != kNone) left = names_[owner].where.tokens.begin;
    std::uint32_t right = end;
    if (head.kind == "ministry") right = ministry_end(end);
    const std::string key = own_key(core, end, right);
    if (owner == kNone) owner = owner_behind(right, "of");
    // "prosecutors in Naples"; "the presidency in Chad" is no more Chad's than the text says.
    const bool persons = head.cls == HeadClass::owned && head.kind == "government" && key.ends_with('s');
    if (owner == kNone && persons) owner = owner_behind(right, "in");
    if (owner == kNone) {
      if (heads_names(head.cls) || stands_alone(core, end, head)) add({core, right}, head, key, "");
      return;
    }
    if (names_[owner].where.tokens.begin >= right) right = names_[owner].where.tokens.end;
    add_owned(owner, {std::min(left, core), right}, head, key);
  }

  // The name ends in the head: "Nigerian Navy", "Russian Defense Ministry".
  void within_name(std::uint32_t s, std::uint32_t begin, std::uint32_t end, const OrganisationHead& head) {
    NameSpan& span = names_[s];
    if (span.kind != SpanKind::name || (head.cls != HeadClass::institution && head.cls != HeadClass::owned)) return;
    if (span.where.tokens.end != end && head.kind != "ministry") return;
    const auto known = known_name(words_, lexicon_, span.where.tokens.begin);
    const bool owned = known && known->end <= begin && known->name->kind <= KnownName::Kind::seat &&
                       known->name->kind != KnownName::Kind::actor;
    if (!owned && head.kind != "ministry" && (span.where.tokens.begin != begin || head.cls == HeadClass::owned)) return;
    const std::uint32_t core = owned ? known->end : span.where.tokens.begin;
    span.kind = SpanKind::institution;
    span.organisation_kind = head.kind;
    span.owner = owned ? lexicon_.states()[known->name->row].country : "";
    span.key = own_key(core, end, span.where.tokens.end);
    as_forces(span);
    if (!owned && span.owner.empty()) give_owner_before(span);
  }

  bool is_opening_word(const NameSpan& span) const {
    const std::uint32_t begin = span.where.tokens.begin;
    return span.kind == SpanKind::name && span.where.tokens.size() == 1 && (begin == 0 || token(begin).sentence_start);
  }

  void give_owner_before(NameSpan& span) {
    const std::uint32_t left = span.where.tokens.begin;
    std::uint32_t owner = kNone;
    if (left > 1 && words_.is_genitive(left - 1) && span_at_[left - 2] != kNone) owner = span_at_[left - 2];
    if (owner == kNone) owner = owner_behind(span.where.tokens.end, "of");
    if (owner == kNone || !may_own(names_[owner])) return;
    span.owner = owner_key(names_[owner]);
    if (names_[owner].where.tokens.begin < left) span.where.tokens.begin = names_[owner].where.tokens.begin;
    as_forces(span);
    swallow(owner);
  }

  bool is_modifier(std::uint32_t i, std::uint32_t end, const OrganisationHead& head) const {
    const Token& t = token(i);
    if (words_.folded[i].empty() || !t.space_after || t.head < i || t.head >= end) return false;
    if (head.kind == "ministry") return t.pos == Pos::noun || t.pos == Pos::propn || t.pos == Pos::adj;
    if (heads_names(head.cls) && t.pos == Pos::adj) return lexicon_.fields.phrases.contains(words_.folded[i]);
    return (t.pos == Pos::noun || t.pos == Pos::propn) && t.dep == Dep::compound && !is_role(i);
  }

  // "the residents' association": from whom it is of.
  std::uint32_t with_members(std::uint32_t core) const {
    if (core < 2 || !words_.is_genitive(core - 1) || span_at_[core - 2] != kNone) return core;
    const Token& members = token(core - 2);
    const bool plural = members.pos == Pos::noun && members.lemma != words_.folded[core - 2];
    return plural && !words_.capital[core - 2] ? core - 2 : core;
  }

  // "Indonesia's disaster agency", "Moscow court", "the data protection inspectorate"; not "the bus service", "an
  // agency".
  bool is_body(TokenRange own, std::uint32_t begin, std::uint32_t owner, const OrganisationHead& head) const {
    if (words_.headline || describes_name(own) ||
        words_.match(lexicon_.media_nouns.phrases, begin > own.begin ? begin - 1 : begin))
      return false;
    if (owner != kNone) return own.begin < begin && is_place_or_state(names_[owner]);
    if (head.cls != HeadClass::body || own.begin == begin || own.begin == 0) return false;
    return words_.folded[own.begin - 1] == "the";
  }

  // "the telecoms regulator, NTC", "OCHA, the humanitarian agency": the name is the body's.
  bool describes_name(TokenRange own) const {
    const auto aside = [&](std::uint32_t i) { return words_.word(i) == "," || words_.word(i) == "("; };
    std::uint32_t at = own.end;
    if (at + 1 < words_.size() && aside(at)) ++at;
    if (at < words_.size() && span_at_[at] != kNone && names_[span_at_[at]].kind != SpanKind::demonym) return true;
    std::uint32_t before = own.begin;
    while (before > 0 && before + 4 > own.begin && !aside(before - 1)) --before;
    return before > 1 && aside(before - 1) && span_at_[before - 2] != kNone &&
           token(names_[span_at_[before - 2]].where.head).dep != Dep::pobj;
  }

  bool is_place_or_state(const NameSpan& span) const {
    if (span.kind == SpanKind::state || span.kind == SpanKind::demonym || span.kind == SpanKind::region) return true;
    const EntityLabel label = token(span.where.head).entity;
    return span.kind == SpanKind::seat || (span.kind == SpanKind::name && label == EntityLabel::gpe);
  }

  // "ministry of defence", "department of health and social care".
  std::uint32_t ministry_end(std::uint32_t end) const {
    if (end + 1 >= words_.size() || words_.folded[end] != "of") return end;
    std::uint32_t i = end + 1;
    if (words_.folded[i] == "the" && i + 1 < words_.size()) ++i;
    std::uint32_t last = end;
    for (; i < words_.size() && span_at_[i] == kNone; ++i) {
      const Pos pos = token(i).pos;
      if (pos == Pos::noun || pos == Pos::propn) {
        last = i + 1;
      } else if (pos != Pos::adj && words_.folded[i] != "and") {
        break;
      }
    }
    return last;
  }

  // "ministry of defence" and "defense ministry" have one key.
  std::string own_key(std::uint32_t core, std::uint32_t end, std::uint32_t right) const {
    std::string key = lexicon_.standard(words_.key({core, end}));
    if (key == "regime") key = "government";
    if (right <= end + 1) return key;
    std::string what = lexicon_.standard(words_.key({end + 1, right}));
    if (what.starts_with("the ")) what.erase(0, 4);
    return what + " " + (key == "department" ? "department" : key);
  }

  // "army of Chad", "the ministry of defence of Russia".
  std::uint32_t owner_behind(std::uint32_t right, std::string_view preposition) const {
    if (right + 1 >= words_.size() || words_.folded[right] != preposition) return kNone;
    std::uint32_t i = right + 1;
    if (words_.folded[i] == "the" && i + 1 < words_.size()) ++i;
    const std::uint32_t s = span_at_[i];
    if (s == kNone || names_[s].where.tokens.begin != i) return kNone;
    const EntityLabel label = token(names_[s].where.head).entity;
    const bool place = names_[s].kind == SpanKind::state || names_[s].kind == SpanKind::region ||
                       (names_[s].kind == SpanKind::name && (label == EntityLabel::gpe || label == EntityLabel::loc));
    return place ? s : kNone;
  }

  bool may_own(const NameSpan& span) const {
    return span.kind != SpanKind::actor || lexicon_.actors()[span.row].type == NodeType::organisation;
  }

  std::string owner_key(const NameSpan& span) const {
    switch (span.kind) {
      case SpanKind::state:
      case SpanKind::demonym:
      case SpanKind::seat:
        return lexicon_.states()[span.row].country;
      case SpanKind::region:
        return "r:" + std::to_string(span.row);
      case SpanKind::actor:
        return "a:" + std::to_string(span.row);
      default:
        return "n:" + span.key;
    }
  }

  // An army is one with "the X forces", if it is a state's.
  void as_forces(NameSpan& span) const {
    const bool of_state = span.owner.size() == 2;
    if (of_state && (span.key == "army" || span.key == "military" || span.key == "armed forces"))
      span.kind = SpanKind::forces;
  }

  bool stands_alone(std::uint32_t begin, std::uint32_t end, const OrganisationHead& head) const {
    if (head.cls != HeadClass::institution || words_.headline) return false;
    if (begin > 0 && (words_.is_hyphen(begin - 1) || words_.is_genitive(begin - 1))) return false;
    if (begin > 0 && token(begin - 1).pos == Pos::pron) return false;
    const Token& last = token(end - 1);
    if (last.dep == Dep::compound && (end >= words_.size() || !is_role(end))) return false;
    if (head.kind == "ministry" && end - begin < 2 && ministry_end(end) == end) return false;
    if (last.dep == Dep::compound && is_role(end)) return true;  // "government spokesman X"
    for (std::uint32_t i = begin; i-- > 0 && i + 4 > begin;) {
      const Token& t = token(i);
      if (t.pos == Pos::det) return words_.folded[i] == "the";
      if (t.pos == Pos::num || t.pos == Pos::adj || t.pos == Pos::noun) return false;
      break;
    }
    return words_.folded[begin] == "police" || words_.folded[begin] == "prosecutors" || head.kind == "ministry";
  }

  void add_owned(std::uint32_t owner, TokenRange range, const OrganisationHead& head, const std::string& key) {
    const NameSpan name = names_[owner];
    if (head.cls == HeadClass::forces && name.kind != SpanKind::state && name.kind != SpanKind::demonym) return;
    add_also(name, head, key);
    const bool state = name.kind == SpanKind::state || name.kind == SpanKind::demonym;
    // A name that is a word of the institution's ("Loreto police") is still a place of its own.
    if (state) swallow(owner);
    const bool before = name.where.tokens.end < range.end;
    if (!state && before) range.begin = std::max(range.begin, name.where.tokens.begin);
    add(range, head, head.cls == HeadClass::forces ? "armed forces" : key, owner_key(name));
  }

  // "Russian and Syrian defense ministries" are two.
  void add_also(const NameSpan& owner, const OrganisationHead& head, const std::string& key) {
    const std::uint32_t at = owner.where.tokens.begin;
    if (at < 2 || words_.folded[at - 1] != "and" || span_at_[at - 2] == kNone) return;
    const NameSpan& other = names_[span_at_[at - 2]];
    if (other.kind != SpanKind::demonym || other.where.tokens.end != at - 1) return;
    add(other.where.tokens, head, head.cls == HeadClass::forces ? "armed forces" : key, owner_key(other));
    gone_[span_at_[at - 2]] = true;
  }

  void swallow(std::uint32_t s) { gone_[s] = true; }

  void add(TokenRange range, const OrganisationHead& head, const std::string& key, const std::string& owner) {
    NameSpan span;
    span.where = {words_.block, range, head_of(*words_.annotation, range)};
    span.kind = head.cls == HeadClass::forces ? SpanKind::forces : SpanKind::institution;
    span.key = key;
    span.owner = owner;
    span.organisation_kind = head.kind;
    span.headline = words_.headline;
    as_forces(span);
    found_.push_back(std::move(span));
  }

  const BlockWords& words_;
  const ActorLexicon& lexicon_;
  std::vector<NameSpan>& names_;
  std::vector<bool> gone_;
  std::vector<std::uint32_t> span_at_;
  std::vector<NameSpan> found_;
};

}  // namespace

void find_institutions(const BlockWords& words, const ActorLexicon& lexicon, std::vector<NameSpan>& spans) {
  InstitutionFinder(words, lexicon, spans).run();
}

}  // namespace claimgraph::extract
