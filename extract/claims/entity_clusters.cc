#include "extract/claims/entity_clusters.h"

#include <algorithm>

#include "base/fold_name.h"
#include "base/words.h"

namespace claimgraph::extract {

namespace {

class Clusterer {
 public:
  Clusterer(const std::vector<BlockWords>& blocks, const std::vector<NameSpan>& spans, const ActorLexicon& lexicon)
      : blocks_(blocks), spans_(spans), lexicon_(lexicon) {}

  Clusters run(const CreditedNames& credited) {
    credit(credited);
    for (std::uint32_t s = 0; s < spans_.size(); ++s) {
      const std::uint32_t c = cluster_of(spans_[s]);
      out_.clusters[c].spans.push_back(s);
      out_.clusters[c].scores += spans_[s].scores;
      out_.clusters[c].approached += spans_[s].approached ? 1 : 0;
      out_.clusters[c].acronym |= spans_[s].acronym;
      out_.of_span.push_back(c);
    }
    join_bare_institutions();
    join_second_names();
    join_acronyms();
    join_bare_places();
    join_short_forms();
    for (std::uint32_t& c : out_.of_span) c = out_.root(c);
    if (out_.publisher) out_.publisher = out_.root(*out_.publisher);
    for (std::uint32_t& c : out_.agencies) c = out_.root(c);
    return std::move(out_);
  }

 private:
  void credit(const CreditedNames& credited) {
    if (!credited.publisher.empty()) {
      out_.publisher = credited_cluster(credited.publisher);
      out_.clusters[*out_.publisher].publisher = true;
    }
    for (const std::string& agency : credited.agencies) out_.agencies.push_back(credited_cluster(agency));
  }

  std::uint32_t credited_cluster(const std::string& name) {
    NameSpan span;
    const std::string folded = fold_name(name);
    span.key = lexicon_.standard(folded);
    if (const KnownName* known = lexicon_.names.find(folded); known != nullptr &&
                                                              known->kind == KnownName::Kind::actor &&
                                                              lexicon_.actors()[known->row].type == NodeType::source) {
      span.kind = SpanKind::actor;
      span.row = known->row;
    }
    const std::uint32_t c = cluster_of(span);
    out_.clusters[c].scores.source += 20;
    return c;
  }

  // The row of actors.tsv that an institution or a state's forces are, if there is one.
  std::optional<std::uint32_t> known_row(const NameSpan& span) const {
    if (span.owner.size() != 2) return std::nullopt;
    if (span.kind == SpanKind::forces) return lexicon_.forces_of(span.owner);
    const KnownState* state = lexicon_.state_of(span.owner);
    if (state == nullptr) return std::nullopt;
    for (const std::string& owner : {state->adjective, state->name}) {
      const KnownName* known = lexicon_.names.find(fold_name(owner) + " " + span.key);
      if (known != nullptr && known->kind == KnownName::Kind::actor) return known->row;
    }
    return std::nullopt;
  }

  std::uint32_t cluster_of(const NameSpan& span) {
    SpanKind kind = span.kind;
    std::uint32_t row = span.row;
    if (kind == SpanKind::institution || kind == SpanKind::forces) {
      if (const auto known = known_row(span)) kind = SpanKind::actor, row = *known;
    }
    if (kind == SpanKind::demonym) kind = SpanKind::state;
    if (kind == SpanKind::seat) kind = span.standing == Standing::acting ? SpanKind::state : SpanKind::name;
    std::string id;
    switch (kind) {
      case SpanKind::actor:
        id = "a" + std::to_string(row);
        break;
      case SpanKind::state:
        id = "s" + std::to_string(row);
        break;
      case SpanKind::region:
        id = "r" + std::to_string(row);
        break;
      case SpanKind::institution:
        id = "i" + span.owner + "|" + span.key;
        break;
      case SpanKind::forces:
        id = "f" + span.owner;
        break;
      default:
        id = "n" + span.key;
        break;
    }
    const auto [at, fresh] = by_id_.try_emplace(id, static_cast<std::uint32_t>(out_.clusters.size()));
    if (fresh) {
      Cluster cluster;
      cluster.kind = kind;
      cluster.row = row;
      cluster.key = span.key;
      cluster.owner = span.owner;
      const auto words = split_words(span.key);
      cluster.words.assign(words.begin(), words.end());
      out_.clusters.push_back(std::move(cluster));
    }
    return at->second;
  }

  void merge(std::uint32_t from, std::uint32_t into) {
    from = out_.root(from);
    into = out_.root(into);
    if (from == into) return;
    Cluster& a = out_.clusters[from];
    Cluster& b = out_.clusters[into];
    b.spans.insert(b.spans.end(), a.spans.begin(), a.spans.end());
    std::ranges::sort(b.spans);
    b.scores += a.scores;
    b.approached += a.approached;
    b.publisher |= a.publisher;
    a.spans.clear();
    a.merged_into = into;
  }

  // "the defence ministry" is the one that the text names with its owner, if there is just one.
  void join_bare_institutions() {
    std::map<std::string, std::vector<std::uint32_t>> owned;
    std::vector<std::uint32_t> armies;  // of states: before other groups that call themselves armies
    for (std::uint32_t c = 0; c < out_.clusters.size(); ++c) {
      const Cluster& cluster = out_.clusters[c];
      if (cluster.kind == SpanKind::forces) armies.push_back(c);
      const bool of_person = cluster.key == "government" && cluster.owner.starts_with("n:");
      if (cluster.kind == SpanKind::institution && !cluster.owner.empty() && !of_person)
        owned[cluster.key].push_back(c);
      if (cluster.kind == SpanKind::actor || cluster.kind == SpanKind::name) {
        // "the police" is the one whose full name ends so.
        for (const std::uint32_t s : cluster.spans) {
          const std::string& key = spans_[s].key;
          const std::size_t blank = key.rfind(' ');
          if (blank == std::string::npos || !lexicon_.heads.phrases.contains(key.substr(blank + 1))) continue;
          auto& list = owned[key.substr(blank + 1)];
          if (std::ranges::find(list, c) == list.end()) list.push_back(c);
        }
      }
      if (cluster.kind != SpanKind::actor) continue;
      const KnownActor& actor = lexicon_.actors()[cluster.row];
      if (lexicon_.forces_of(actor.country) == cluster.row) armies.push_back(c);
      const std::string name = lexicon_.standard(fold_name(actor.name));
      const auto words = split_words(name);
      for (std::size_t i = 1; i + 1 < words.size() && actor.kind == "ministry"; ++i) {
        std::string tail(words[i]);
        for (std::size_t k = i + 1; k < words.size(); ++k) (tail += ' ') += words[k];
        owned[tail].push_back(c);
      }
    }
    if (!armies.empty()) owned["army"] = armies;
    for (std::uint32_t c = 0; c < out_.clusters.size(); ++c) {
      const Cluster& cluster = out_.clusters[c];
      // "Assad's regime" is the Syrian government, where the text names just one.
      const bool of_person = cluster.key == "government" && cluster.owner.starts_with("n:");
      if (cluster.kind != SpanKind::institution || (!cluster.owner.empty() && !of_person)) continue;
      const bool army = cluster.key == "military" || cluster.key == "armed forces";
      const auto found = owned.find(army ? "army" : cluster.key);
      if (found != owned.end() && found->second.size() == 1) merge(c, found->second.front());
    }
  }

  bool acronym_of(std::string_view acronym, const std::vector<std::string_view>& words) const {
    std::string all;
    std::string main;
    for (const std::string_view word : words) {
      if (word.empty()) continue;
      all += word[0];
      if (!lexicon_.connectors.phrases.contains(word) && word != "the") main += word[0];
    }
    return acronym.size() >= 2 && words.size() >= 2 && (acronym == all || acronym == main);
  }

  // "Tibesti Salvation Front (FST by its French initials)", "Sham Legion (or Faylaq al-Sham)", "Jaish al-Fatah (Army of
  // Conquest)".
  void join_second_names() {
    for (std::uint32_t s = 1; s < spans_.size(); ++s) {
      const NameSpan& first = spans_[s - 1];
      const NameSpan& second = spans_[s];
      if (first.where.block != second.where.block || second.kind == SpanKind::demonym) continue;
      const BlockWords& words = blocks_[first.where.block];
      const std::uint32_t gap = first.where.tokens.end;
      const std::uint32_t next = second.where.tokens.begin;
      if (next <= gap || next - gap > 5) continue;
      if (is_second_name(words, first, second, gap, next)) merge_names(s - 1, s);
    }
  }

  bool is_second_name(const BlockWords& words, const NameSpan& first, const NameSpan& second, std::uint32_t gap,
                      std::uint32_t next) const {
    const bool bracket = words.word(gap) == "(";
    std::uint32_t i = gap + (bracket || words.word(gap) == "," ? 1 : 0);
    const auto again = i < next ? words.match(lexicon_.again.phrases, i) : std::nullopt;
    if (again && words.folded[i] == "or" && !bracket) return false;
    // "Ann Lee called Bob Ray a liar."
    const Token& subject = words.token(first.where.head);
    if (again && subject.dep == Dep::nsubj && subject.head == i) return false;
    if (again) {
      i += again->words;
      if (i < next && words.folded[i] == "the") ++i;
      return i == next;
    }
    if (!bracket || i != next) return false;
    const std::uint32_t after = second.where.tokens.end;
    if (second.acronym) {
      // "the National Liberation Army (ELN)", which is not the only one of its name.
      if (second.kind == SpanKind::actor &&
          lexicon_.standard(fold_name(lexicon_.actors()[second.row].name)) == first.key)
        return true;
      const auto initials = split_words(first.key);
      return acronym_of(second.key, initials) || (initials.size() > 1 && second.kind == SpanKind::name &&
                                                  first.kind != SpanKind::state && first.scores.person < 3);
    }
    const bool alone = after < words.size() && words.word(after) == ")";
    if (alone && second.kind == SpanKind::name && abbreviates(second.key, first.key)) return true;
    return alone && first.scores.person < 2 && second.scores.person < 2 && split_words(second.key).size() > 1 &&
           split_words(first.key).size() > 1 && second.kind == SpanKind::name && second.scores.place < 2;
  }

  // "Fisina" of "Fisheries Inspection Authority": its letters in their order, the first ones of words.
  static bool abbreviates(std::string_view brief, const std::string& name) {
    if (brief.size() < 3 || brief.size() > 10 || brief.find(' ') != std::string_view::npos || brief[0] != name[0] ||
        name.find(' ') == std::string::npos || name.size() < 2 * brief.size())
      return false;
    std::size_t found = 0;
    std::size_t starts = 0;
    for (std::size_t i = 0; i < name.size() && found < brief.size(); ++i) {
      const bool start = i == 0 || name[i - 1] == ' ';
      if (name[i] == brief[found]) ++found, starts += start ? 1 : 0;
    }
    return found == brief.size() && starts > 1;
  }

  void merge_names(std::uint32_t first, std::uint32_t second) {
    const std::uint32_t a = out_.root(out_.of_span[first]);
    const std::uint32_t b = out_.root(out_.of_span[second]);
    const bool known_b = out_.clusters[b].kind != SpanKind::name;
    const bool known_a = out_.clusters[a].kind != SpanKind::name;
    if (known_a && known_b) return;  // two known actors are two
    known_b ? merge(a, b) : merge(b, a);
  }

  void join_acronyms() {
    std::map<std::string, std::uint32_t> by_initials;
    for (std::uint32_t c = 0; c < out_.clusters.size(); ++c) {
      const Cluster& cluster = out_.clusters[c];
      if (cluster.merged_into != UINT32_MAX || cluster.words.size() < 2 || cluster.scores.person > 3) continue;
      if (cluster.kind != SpanKind::name && cluster.kind != SpanKind::institution) continue;
      std::string all;
      std::string main;
      for (const std::string& word : cluster.words) {
        all += word[0];
        if (!lexicon_.connectors.phrases.contains(word) && word != "the") main += word[0];
      }
      by_initials.try_emplace(all, c);
      by_initials.try_emplace(main, c);
      // An outlet leaves its last word out: "Bay Line of Quay Monitor (BLOQ)".
      if (cluster.publisher && all.size() > 3) by_initials.try_emplace(all.substr(0, all.size() - 1), c);
    }
    for (std::uint32_t c = 0; c < out_.clusters.size(); ++c) {
      const Cluster& cluster = out_.clusters[c];
      if (!cluster.acronym || cluster.merged_into != UINT32_MAX || cluster.kind != SpanKind::name) continue;
      if (cluster.key.size() < 3) continue;
      const auto found = by_initials.find(cluster.key);
      if (found != by_initials.end() && found->second != c) merge(c, found->second);
    }
  }

  // "Hama" is "Hama province" unless the text knows a town of the name; "Rukban" is "Rukban camp".
  void join_bare_places() {
    std::map<std::string, std::vector<std::uint32_t>> by_base;
    for (std::uint32_t c = 0; c < out_.clusters.size(); ++c) {
      const Cluster& cluster = out_.clusters[c];
      if (cluster.kind != SpanKind::name || cluster.merged_into != UINT32_MAX || cluster.spans.empty()) continue;
      const NameSpan& span = spans_[cluster.spans.front()];
      if (!span.place_kind.empty() && span.base != cluster.key && span.place_kind != "road")
        by_base[span.base].push_back(c);
    }
    for (const auto& [base, wholes] : by_base) {
      const auto bare = by_id_.find("n" + base);
      if (bare == by_id_.end()) continue;
      const Cluster& cluster = out_.clusters[bare->second];
      const bool town =
          std::ranges::any_of(cluster.spans, [&](std::uint32_t s) { return spans_[s].place_kind == "city"; });
      if (town || cluster.spans.empty() || cluster.scores.person > cluster.scores.place) continue;
      const bool charted = spans_[cluster.spans.front()].charted;
      for (const std::uint32_t c : wholes) {
        if (out_.clusters[c].spans.empty()) continue;
        const NameSpan& whole = spans_[out_.clusters[c].spans.front()];
        const bool region = whole.place_kind == "region";
        if (region || whole.key.ends_with("field") || (!charted && !has_region(wholes))) merge(c, bare->second);
      }
    }
  }

  bool has_region(const std::vector<std::uint32_t>& wholes) const {
    return std::ranges::any_of(wholes, [&](std::uint32_t c) {
      const Cluster& cluster = out_.clusters[c];
      return !cluster.spans.empty() && spans_[cluster.spans.front()].place_kind == "region";
    });
  }

  // ---- short forms: "Konashenkov", "Kestrel" for "Kestrel Tankers", "the Observatory" ----

  bool is_long(const Cluster& c) const {
    return c.merged_into == UINT32_MAX && c.words.size() > 1 &&
           (c.kind == SpanKind::name || c.kind == SpanKind::actor || c.kind == SpanKind::institution);
  }

  void join_short_forms() {
    std::map<std::string, std::vector<std::uint32_t>> by_first;
    std::map<std::string, std::vector<std::uint32_t>> by_last;
    std::map<std::string, std::vector<std::uint32_t>> by_head;  // "the Observatory" of "Borkou Observatory for Rights"
    for (std::uint32_t c = 0; c < out_.clusters.size(); ++c) {
      if (!is_long(out_.clusters[c])) continue;
      by_first[out_.clusters[c].words.front()].push_back(c);
      by_last[out_.clusters[c].words.back()].push_back(c);
      for (std::size_t i = 1; i + 1 < out_.clusters[c].words.size(); ++i) {
        if (lexicon_.heads.phrases.contains(out_.clusters[c].words[i])) by_head[out_.clusters[c].words[i]].push_back(c);
      }
    }
    std::vector<std::uint32_t> last_seen(out_.clusters.size(), UINT32_MAX);
    // A short name alone in its cluster follows one long name; with several long ones, each mention goes to the latest.
    for (std::uint32_t s = 0; s < spans_.size(); ++s) {
      const std::uint32_t c = out_.root(out_.of_span[s]);
      last_seen[c] = s;
      const Cluster& cluster = out_.clusters[c];
      if (cluster.kind != SpanKind::name || cluster.words.size() > 2 || cluster.publisher) continue;
      std::vector<std::uint32_t> candidates;
      collect(by_last, cluster.words.back(), c, true, spans_[s], candidates);
      collect(by_first, cluster.words.front(), c, false, spans_[s], candidates);
      if (candidates.empty() && cluster.words.size() == 1) collect_heads(by_head, c, spans_[s], candidates);
      if (candidates.empty()) continue;
      std::uint32_t best = candidates.front();
      for (const std::uint32_t other : candidates) {
        if (last_seen[other] == UINT32_MAX) continue;
        if (last_seen[best] == UINT32_MAX || last_seen[other] > last_seen[best]) best = other;
      }
      reassign_.emplace_back(s, best);
      last_seen[best] = s;
    }
    if (!reassign_.empty()) move_spans();
  }

  // Gives the short mentions to their long names; a town of that name no longer speaks in them.
  void move_spans() {
    for (const auto& [s, to] : reassign_) {
      out_.of_span[s] = to;
      Cluster& whole = out_.clusters[out_.root(to)];
      // A bare family name tells less of the type than the full name did.
      whole.scores +=
          whole.scores.type() == NodeType::person ? of_person(spans_[s].scores) : without_place(spans_[s].scores);
    }
    for (Cluster& cluster : out_.clusters) cluster.spans.clear();
    for (std::uint32_t s = 0; s < spans_.size(); ++s) out_.clusters[out_.root(out_.of_span[s])].spans.push_back(s);
  }

  static TypeScores of_person(const TypeScores& scores) {
    TypeScores out;
    out.person = scores.person;
    return out;
  }

  static TypeScores without_place(TypeScores scores) {
    scores.place = 0;
    scores.nothing = 0;
    return scores;
  }

  void collect(const std::map<std::string, std::vector<std::uint32_t>>& index, const std::string& word,
               std::uint32_t self, bool suffix, const NameSpan& span, std::vector<std::uint32_t>& out) const {
    const auto found = index.find(word);
    if (found == index.end()) return;
    const std::size_t limit = std::min<std::size_t>(found->second.size(), 12);
    for (std::size_t i = 0; i < limit; ++i) {
      const std::uint32_t other = out_.root(found->second[i]);
      if (other != self && shortens(out_.clusters[self], out_.clusters[found->second[i]], suffix, span))
        out.push_back(other);
    }
  }

  void collect_heads(const std::map<std::string, std::vector<std::uint32_t>>& by_head, std::uint32_t self,
                     const NameSpan& span, std::vector<std::uint32_t>& out) const {
    const auto found = by_head.find(out_.clusters[self].words.front());
    const std::uint32_t begin = span.where.tokens.begin;
    if (found == by_head.end() || begin == 0 || blocks_[span.where.block].folded[begin - 1] != "the") return;
    const std::size_t limit = std::min<std::size_t>(found->second.size(), 12);
    for (std::size_t i = 0; i < limit; ++i) {
      const std::uint32_t other = out_.root(found->second[i]);
      if (other != self) out.push_back(other);
    }
  }

  bool shortens(const Cluster& a, const Cluster& b, bool suffix, const NameSpan& span) const {
    if (a.words.size() >= b.words.size()) return false;
    const auto at = suffix ? b.words.end() - static_cast<std::ptrdiff_t>(a.words.size()) : b.words.begin();
    if (!std::equal(a.words.begin(), a.words.end(), at)) return false;
    const NodeType type = b.kind == SpanKind::name ? b.scores.type() : NodeType::organisation;
    const TypeScores& s = a.scores;
    const double n = std::max<double>(1.0, static_cast<double>(a.spans.size()));
    if (type == NodeType::person) {
      // A town of the name speaks against it where things are, hardly where it acts.
      const bool located = span.standing == Standing::located && !span.approached;
      const double against = span.standing == Standing::acting ? 4.0 : located ? 1.0 : 2.0;
      // "To" and "between" stood for a place while nobody knew the person.
      return s.place - kLocated * a.approached <= std::max(s.person, s.organisation) + against * n;
    }
    if (type == NodeType::place) return false;
    if (s.person > s.organisation + s.source + 1.5 * n) return false;
    const BlockWords& words = blocks_[span.where.block];
    const std::uint32_t begin = span.where.tokens.begin;
    if (suffix) {
      const bool head =
          lexicon_.heads.phrases.contains(a.words.back()) || lexicon_.media_tails.phrases.contains(a.words.back());
      return (head || b.publisher) && begin > 0 && words.folded[begin - 1] == "the";
    }
    if (b.kind == SpanKind::institution) return false;
    if (b.publisher)
      return s.person <= s.place + s.organisation + s.source + n;  // "Kustbladet" of "Kustbladet International"
    return s.place < 1.5 * n || s.place < s.organisation + s.source;
  }

  const std::vector<BlockWords>& blocks_;
  const std::vector<NameSpan>& spans_;
  const ActorLexicon& lexicon_;
  std::map<std::string, std::uint32_t> by_id_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> reassign_;
  Clusters out_;
};

}  // namespace

Clusters cluster_names(const std::vector<BlockWords>& blocks, const std::vector<NameSpan>& spans,
                       const ActorLexicon& lexicon, const CreditedNames& credited) {
  return Clusterer(blocks, spans, lexicon).run(credited);
}

}  // namespace claimgraph::extract
