#include "extract/claims/event_clusters.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

// A telling is compared with the events told in the last so many tellings: what is further back is told anew.
constexpr std::size_t kMemory = 150;

struct Cluster {
  std::set<std::string> families;
  std::set<std::string> words;
  std::set<std::uint32_t> targets;
  std::set<std::uint32_t> perpetrators;
  std::set<std::uint32_t> places;
  std::set<std::string> victims;
  std::set<std::string> doers;
  std::optional<DateRange> date;
  std::vector<std::pair<std::optional<std::uint32_t>, Count>> counts;  // by claimant
  std::string type;                                                    // assault or accident, once a telling settles it
  bool counted = false;
  bool aside = true;
  std::uint32_t first_block = ~0U;
  std::uint32_t last_block = 0;
  std::set<std::uint32_t> blocks;  // of its tellings but the headline
  std::vector<std::size_t> tellings;
  std::set<std::string> clause_words;
  std::set<std::string> deeds;
  std::set<std::string> types;
  std::set<std::uint32_t> speakers;
  std::size_t last = 0;  // telling
};

// `a`: of the event, which may have many; `b`: of one telling.
bool meet(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
  return std::any_of(b.begin(), b.end(), [&](std::uint32_t x) { return a.count(x) > 0; });
}
bool disjoint(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
  return !a.empty() && !b.empty() && !meet(a, b);
}

std::uint32_t nearest(const std::set<std::uint32_t>& blocks, std::uint32_t block) {
  const auto after = blocks.lower_bound(block);
  if (after == blocks.begin()) return after == blocks.end() ? block : *after;
  const std::uint32_t before = *std::prev(after);
  return after != blocks.end() && *after - block < block - before ? *after : before;
}

// "strike" of "drone strike", "shoot" of "shoot down".
const std::string& main_word(const EventSense& sense) {
  return sense.pos == Pos::noun ? sense.words.back() : sense.words.front();
}

class Clusterer {
 public:
  Clusterer(std::span<const Telling> tellings, std::span<const AttributionSpan> attributions,
            const EventLexicon& lexicon, ClusterTrace* trace)
      : tellings_(tellings), attributions_(attributions), lexicon_(lexicon), trace_(trace) {}

  std::vector<std::int32_t> run(const std::vector<bool>& own, const std::vector<std::optional<std::size_t>>& links) {
    event_.assign(tellings_.size(), -1);
    led_here_.assign(tellings_.size(), std::nullopt);
    for (std::size_t k = 0; k < links.size(); ++k) {
      if (links[k]) led_here_[*links[k]] = k;
    }
    for (const std::size_t i : reading_order()) {
      if (!points(tellings_[i])) continue;
      last_told_ = last_told_before(i);
      const std::int32_t tied = event_of_link(i, own, links);
      const std::int32_t best = tied >= 0 ? tied : best_cluster(i, own[i]);
      if (best < 0 && !own[i]) continue;
      event_[i] = best >= 0 ? best : static_cast<std::int32_t>(clusters_.size());
      if (best < 0) clusters_.emplace_back();
      join(clusters_[static_cast<std::size_t>(event_[i])], i);
      remember(static_cast<std::size_t>(event_[i]), i);
    }
    number_by_first_telling(event_);
    return std::move(event_);
  }

 private:
  // Words like "case", "part", "action" point back only as "the case", "his part"; "claims", "an invention" do anyhow.
  bool points(const Telling& t) const {
    const EventSense& sense = *t.trigger.sense;
    if (!sense.anaphor || t.trigger.definite || lexicon_.falsehood(sense.words.front())) return true;
    return sense.speech && t.trigger.plural;
  }

  // The headline last: it sums up what the text tells.
  std::vector<std::size_t> reading_order() const {
    std::vector<std::size_t> order(tellings_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto turn = [&](std::size_t i) { return tellings_[i].title ? 2 : negated(tellings_[i]) ? 1 : 0; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return turn(a) < turn(b); });
    return order;
  }
  static bool negated(const Telling& t) { return t.trigger.factuality == Factuality::negated; }
  static void number_by_first_telling(std::vector<std::int32_t>& event) {
    std::map<std::int32_t, std::int32_t> number;
    for (std::int32_t& e : event) {
      if (e >= 0) e = number.try_emplace(e, static_cast<std::int32_t>(number.size())).first->second;
    }
  }

  // The event of the telling that the syntax ties this one to, or that is tied to this one. Of one that stands
  // further on, as "died in the attack", the event that it goes back to.
  std::int32_t event_of_link(std::size_t i, const std::vector<bool>& own,
                             const std::vector<std::optional<std::size_t>>& links) const {
    if (links[i] && event_[*links[i]] >= 0) return event_[*links[i]];
    if (links[i] && *links[i] > i) {
      const std::int32_t back = best_cluster(*links[i], own[*links[i]]);
      if (back < 0) return -1;
      ClusterFeatures f;
      compare_counts(clusters_[static_cast<std::size_t>(back)], tellings_[i], f);
      return f.other_count > 0 ? -1 : back;
    }
    return led_here_[i] ? event_[*led_here_[i]] : -1;
  }

  std::int32_t best_cluster(std::size_t i, bool own) const {
    std::int32_t best = -1;
    double best_score = 0;
    const auto consider = [&](std::size_t c) {
      const auto features = compare(c, i, own);
      if (!features) return;
      if (trace_ != nullptr) trace_->compared.push_back({i, own, clusters_[c].tellings, *features});
      const double score = cluster_score(*features, lexicon_.weights().telling());
      if (score > best_score) {
        best = static_cast<std::int32_t>(c);
        best_score = score;
      }
    };
    // The headline tells what stands in the first lines; other tellings go back to the last ones.
    if (tellings_[i].title) {
      for (std::size_t c = std::min(clusters_.size(), kMemory); c-- > 0;) consider(c);
      return best;
    }
    for (const std::size_t c : recent_) {
      if (i <= clusters_[c].last || i - clusters_[c].last <= kMemory) consider(c);
    }
    return best;
  }

  // Keeps the clusters told of lately, the youngest first; old ones are let go, so that a long text costs no more a
  // telling than a short one.
  void remember(std::size_t cluster, std::size_t i) {
    recent_.insert(cluster);
    if (recent_.size() <= 2 * kMemory) return;
    for (auto c = recent_.begin(); c != recent_.end();) {
      c = i > clusters_[*c].last && i - clusters_[*c].last > kMemory ? recent_.erase(c) : std::next(c);
    }
  }

  static std::set<std::uint32_t> of_role(const Telling& t, Role role) {
    std::set<std::uint32_t> out;
    for (const Argument& a : t.arguments) {
      if (a.role == role || (a.role == Role::participant && role == Role::target)) out.insert(a.entity);
    }
    return out;
  }
  // Without the places, which are compared as places.
  static std::set<std::uint32_t> actors_in(const Telling& t, Role role) {
    std::set<std::uint32_t> out = of_role(t, role);
    for (const auto& [place, where] : t.places) out.erase(place);
    return out;
  }
  static std::set<std::uint32_t> places_of(const Telling& t) {
    std::set<std::uint32_t> out;
    for (const auto& [place, where] : t.places) out.insert(place);
    return out;
  }
  std::optional<std::uint32_t> claimant(const Telling& t) const {
    for (const std::size_t a : t.attributions) {
      if (attributions_[a].claimant) return attributions_[a].claimant;
    }
    return std::nullopt;
  }

  // Nothing for tellings that cannot be of one event.
  std::optional<ClusterFeatures> compare(std::size_t number, std::size_t i, bool own) const {
    const Cluster& c = clusters_[number];
    const Telling& t = tellings_[i];
    const EventSense& sense = *t.trigger.sense;
    ClusterFeatures f;
    f.anaphor = sense.anaphor;
    f.same_family = !sense.family.empty() && c.families.count(sense.family) > 0;
    f.kin_family = !f.same_family && std::any_of(c.families.begin(), c.families.end(), [&](const std::string& family) {
      return lexicon_.kin(family, sense.family);
    });
    if (!f.same_family && !f.kin_family && !f.anaphor) return std::nullopt;
    f.same_lemma = c.words.count(main_word(sense)) > 0;
    f.definite = t.trigger.definite && sense.pos == Pos::noun;
    f.fresh = t.trigger.fresh;
    f.title = t.title;
    f.other_type = !t.open_type && !c.type.empty() && c.type != t.type &&
                   ((c.type == "accident" && t.type == "assault") || (c.type == "assault" && t.type == "accident"));
    compare_arguments(c, t, f);
    compare_counts(c, t, f);
    const double conflicts = f.other_target + f.other_perpetrator + f.other_place + f.other_date + f.other_count +
                             f.other_victims + f.other_doers + f.other_type + f.fresh;
    f.plain = conflicts == 0 && !t.trigger.plural && f.same_family > 0 && (sense.pos == Pos::noun || !t.anchored);
    f.same_sentence = same_sentence(tellings_[c.last], t);
    const std::uint32_t near = t.title ? c.first_block : nearest(c.blocks, t.block);
    f.distance = std::min(1.0, (std::max(near, t.block) - std::min(near, t.block)) / 10.0);
    f.counted = c.counted != t.trigger.counted.has_value() && (c.counted || t.trigger.counted);
    f.denied = t.trigger.factuality == Factuality::negated || t.trigger.factuality == Factuality::refused;
    for (const std::size_t a : t.attributions) {
      if (attributions_[a].stance == AttributionStance::denies) f.denied = 1;
    }
    f.denied_ahead = negated(t) && c.first_block > t.block;
    f.denied_in_other_words = negated(t) && !f.same_lemma && !f.anaphor;
    f.own = own;
    f.aside = c.aside;
    f.last_told = last_told_ == static_cast<std::int32_t>(number);
    f.first_event = number == 0;
    f.same_block = near == t.block;
    compare_telling(c, t, f);
    return f;
  }

  // The event told last before this telling in the text, -1 for none.
  std::int32_t last_told_before(std::size_t i) const {
    for (std::size_t back = std::min(i, kMemory); back > 0; --back, --i) {
      if (event_[i - 1] >= 0 && !tellings_[i - 1].title) return event_[i - 1];
    }
    return -1;
  }

  // What kind of telling it is, what else its clause speaks of, and who tells it.
  void compare_telling(const Cluster& c, const Telling& t, ClusterFeatures& f) const {
    f.same_deed = std::any_of(t.deeds.begin(), t.deeds.end(), [&](const auto& d) { return c.deeds.contains(d); });
    f.same_type = c.types.contains(t.type);
    const auto shared =
        std::count_if(t.words.begin(), t.words.end(), [&](const auto& w) { return c.clause_words.contains(w); });
    f.words = std::min(1.0, static_cast<double>(shared) / 4);
    f.often = std::min(1.0, static_cast<double>(c.tellings.size()) / 8);
    f.noun = t.trigger.sense->pos == Pos::noun;
    f.weak = t.trigger.sense->strength == TriggerStrength::weak;
    f.faint = t.trigger.sense->strength == TriggerStrength::faint || t.trigger.sense->strength == TriggerStrength::bare;
    f.plural = t.trigger.plural;
    const auto who = claimant(t);
    f.same_speaker = who && c.speakers.contains(*who);
    f.other_speaker = who && !c.speakers.empty() && !f.same_speaker;
    f.title_of_lead = t.title && c.first_block <= 2;
  }

  void compare_arguments(const Cluster& c, const Telling& t, ClusterFeatures& f) const {
    const auto targets = actors_in(t, Role::target);
    const auto perpetrators = of_role(t, Role::perpetrator);
    const auto places = places_of(t);
    f.same_target = meet(c.targets, targets);
    f.other_target = disjoint(c.targets, targets);
    f.same_perpetrator = meet(c.perpetrators, perpetrators);
    f.other_perpetrator = disjoint(c.perpetrators, perpetrators);
    f.same_place = meet(c.places, places);
    f.other_place = disjoint(c.places, places);
    if (c.date && t.date) {
      f.same_date = c.date->overlaps(*t.date);
      f.other_date = !f.same_date;
    }
    bool shared = false;
    for (const std::string& v : t.victims) shared = shared || c.victims.count(v) > 0;
    f.same_victims = shared;
    f.other_victims = !shared && !c.victims.empty() && !t.victims.empty();
    f.same_doers = std::any_of(t.doers.begin(), t.doers.end(), [&](const auto& d) { return c.doers.contains(d); });
    f.other_doers = f.same_doers == 0 && !c.doers.empty() && !t.doers.empty();
  }

  void compare_counts(const Cluster& c, const Telling& t, ClusterFeatures& f) const {
    if (!t.fatalities || t.part_count) return;
    const auto who = claimant(t);
    for (const auto& [other, count] : c.counts) {
      // One death is like another: a count of one tells nothing.
      if (count.min == t.fatalities->min)
        f.same_count = count.min && *count.min > 1 ? 1.0 : 0.0;
      else if (other == who)
        f.other_count = 1;
      else
        f.rival_count = 1;
    }
    // A toll may be the newer one.
    if (f.same_count > 0 || t.trigger.counts_people) f.other_count = f.rival_count = 0;
  }

  // Two verbs of one sentence tell two things, mostly.
  bool same_sentence(const Telling& a, const Telling& b) const {
    return a.block == b.block && a.trigger.sense->pos == Pos::verb && b.trigger.sense->pos == Pos::verb &&
           a.sentence == b.sentence;
  }

  void join(Cluster& c, std::size_t i) const {
    const Telling& t = tellings_[i];
    if (!t.trigger.sense->anaphor) {
      c.families.insert(t.trigger.sense->family);
      c.words.insert(main_word(*t.trigger.sense));
    }
    if (c.type.empty() && !t.open_type && (t.type == "assault" || t.type == "accident")) c.type = t.type;
    c.targets.merge(actors_in(t, Role::target));
    c.perpetrators.merge(of_role(t, Role::perpetrator));
    c.places.merge(places_of(t));
    c.victims.insert(t.victims.begin(), t.victims.end());
    c.doers.insert(t.doers.begin(), t.doers.end());
    if (t.date && (!c.date || c.date->precision != DateRange::Precision::day)) c.date = t.date;
    if (t.fatalities && !t.part_count && c.counts.size() < kMemory) c.counts.emplace_back(claimant(t), *t.fatalities);
    c.aside = c.aside && t.aside;
    c.counted = c.counted || t.trigger.counted.has_value();
    c.first_block = std::min(c.first_block, t.block);
    c.last_block = t.block;
    if (!t.title) c.blocks.insert(t.block);
    c.last = i;
    c.tellings.push_back(i);
    if (c.clause_words.size() < kMemory) c.clause_words.insert(t.words.begin(), t.words.end());
    c.deeds.insert(t.deeds.begin(), t.deeds.end());
    if (!t.type.empty()) c.types.insert(t.type);
    if (const auto who = claimant(t)) c.speakers.insert(*who);
  }

  std::span<const Telling> tellings_;
  std::span<const AttributionSpan> attributions_;
  const EventLexicon& lexicon_;
  ClusterTrace* trace_;  // may be null
  std::vector<Cluster> clusters_;
  std::set<std::size_t, std::greater<>> recent_;
  std::vector<std::int32_t> event_;                   // by telling, as far as settled
  std::int32_t last_told_ = -1;                       // before the telling that is looked at
  std::vector<std::optional<std::size_t>> led_here_;  // by telling: the last one whose link leads to it
};

}  // namespace

std::array<double, kTellingSigns.size()> sign_values(const ClusterFeatures& f) {
  return {1.0,
          f.same_family,
          f.kin_family,
          f.same_lemma,
          f.definite,
          f.anaphor,
          f.plain,
          f.fresh,
          f.title,
          f.same_target,
          f.other_target,
          f.same_perpetrator,
          f.other_perpetrator,
          f.same_place,
          f.other_place,
          f.same_date,
          f.other_date,
          f.same_count,
          f.rival_count,
          f.other_count,
          f.same_victims,
          f.other_victims,
          f.other_type,
          f.same_sentence,
          f.distance,
          f.counted,
          f.denied,
          f.denied_ahead,
          f.denied_in_other_words,
          f.own,
          f.same_deed,
          f.same_type,
          f.words,
          f.last_told,
          f.often,
          f.first_event,
          f.noun,
          f.weak,
          f.faint,
          f.plural,
          f.same_block,
          f.same_speaker,
          f.other_speaker,
          f.title_of_lead,
          f.same_doers,
          f.other_doers,
          f.aside};
}

double cluster_score(const ClusterFeatures& features, std::span<const double> weights) {
  const auto values = sign_values(features);
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

std::vector<std::int32_t> cluster_tellings(std::span<const Telling> tellings, const std::vector<bool>& own,
                                           const std::vector<std::optional<std::size_t>>& links,
                                           std::span<const AttributionSpan> attributions, const EventLexicon& lexicon,
                                           ClusterTrace* trace) {
  return Clusterer(tellings, attributions, lexicon, trace).run(own, links);
}

}  // namespace claimgraph::extract
