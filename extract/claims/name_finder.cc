#include "extract/claims/name_finder.h"

#include <algorithm>

#include "base/fold_name.h"

namespace claimgraph::extract {

namespace {

bool is_name_label(EntityLabel label) {
  switch (label) {
    case EntityLabel::person:
    case EntityLabel::org:
    case EntityLabel::gpe:
    case EntityLabel::loc:
    case EntityLabel::fac:
    case EntityLabel::norp:
    case EntityLabel::product:
    case EntityLabel::event:
    case EntityLabel::work_of_art:
    case EntityLabel::law:
      return true;
    default:
      return false;
  }
}

bool is_function_word(Pos pos) {
  switch (pos) {
    case Pos::pron:
    case Pos::det:
    case Pos::aux:
    case Pos::sconj:
    case Pos::cconj:
    case Pos::adp:
    case Pos::intj:
    case Pos::part:
    case Pos::punct:
    case Pos::sym:
    case Pos::space:
      return true;
    default:
      return false;
  }
}

// Every capital of the spelling is a capital in the text; words in capitals only stand so in the text too.
bool capitals_agree(std::string_view spelling, std::string_view text) {
  const auto next_word = [](std::string_view& rest) {
    const std::size_t start = rest.find_first_not_of(" -");
    if (start == std::string_view::npos) return std::string_view();
    const std::size_t end = std::min(rest.find_first_of(" -", start), rest.size());
    const std::string_view word = rest.substr(start, end - start);
    rest.remove_prefix(end);
    return word;
  };
  for (;;) {
    const std::string_view wanted = next_word(spelling);
    const std::string_view given = next_word(text);
    if (wanted.empty() || given.empty()) return true;
    if (all_upper(wanted) && !all_upper(given)) return false;
    // "al-Qaeda" is written "Al-Qaeda" too.
    if (starts_upper(wanted) && wanted.size() > 2 && !starts_upper(given)) return false;
  }
}

// "Germán" is no German.
bool accents_agree(std::string_view spelling, std::string_view text) {
  const auto letters = [](std::string_view word) {
    return std::ranges::any_of(
        word, [](char c) { return static_cast<unsigned char>(c) >= 0xc3 && static_cast<unsigned char>(c) < 0xe2; });
  };
  return letters(spelling) || !letters(text);
}

class NameFinder {
 public:
  NameFinder(const BlockWords& words, const ActorLexicon& lexicon) : words_(words), lexicon_(lexicon) {}

  std::vector<NameSpan> run() {
    for (std::uint32_t i = 0; i < words_.size();) {
      const std::uint32_t end = run_end(i);
      if (end == i) {
        ++i;
        continue;
      }
      split(i, end);
      i = std::max(end, found_.empty() ? end : found_.back().where.tokens.end);
    }
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t i) const { return words_.token(i); }
  bool inside(std::uint32_t i) const { return i < words_.size(); }

  // A word that can be a part of a name by itself.
  bool is_name(std::uint32_t i) const {
    if (!inside(i) || words_.folded[i].empty() || !words_.capital[i]) return false;
    const Token& t = token(i);
    if (words_.headline || is_function_word(t.pos) || is_compound_adjective(i) || is_figure(i)) return false;
    if (t.entity != EntityLabel::none && !is_name_label(t.entity)) return is_second_of_person(i);
    if (t.pos == Pos::propn || is_name_label(t.entity)) return true;
    if (t.pos == Pos::adv) return false;
    // "Votec, a subsidiary of ...": what an apposition explains is a name, whatever the tagger takes it for.
    if (starts_sentence(i) && is_explained(i)) return true;
    // "Sawt al-Sahil", "Adama ag Lee" at the start of a sentence.
    if (starts_sentence(i)) return inside(i + 1) && !words_.capital[i + 1] && particle_end(i + 1) > i + 1;
    return words_.folded[i].size() > 1;
  }

  bool is_explained(std::uint32_t i) const {
    const Dep dep = token(i).dep;
    if (dep != Dep::nsubj && dep != Dep::nsubjpass) return false;
    if (!inside(i + 2) || words_.word(i + 1) != "," || token(i).lemma != words_.folded[i]) return false;
    const std::string& word = words_.folded[i + 2];
    return word == "a" || word == "an" || word == "which";
  }

  // "NZ$6m", "N40 million", "Rs 5 lakh", and the numbers of files.
  bool is_figure(std::uint32_t i) const {
    const std::string_view word = words_.word(i);
    for (const std::string_view sign : {"$", "£", "€", "¥", "₦", "₹"}) {
      if (word.find(sign) != std::string_view::npos) return true;
    }
    const bool digit = word.find_first_of("0123456789") != std::string_view::npos;
    if (digit && word.find('/') != std::string_view::npos) return true;  // "LA/03/095"
    if (digit && inside(i + 1) && !token(i).space_after && words_.folded[i + 1].size() < 3 &&
        !words_.folded[i + 1].empty() && !words_.capital[i + 1])
      return true;
    if (!inside(i + 1) || token(i + 1).pos != Pos::num) return false;
    const bool next_digit = words_.word(i + 1).find_first_of("0123456789") != std::string_view::npos;
    return digit ? !next_digit : next_digit && word.size() <= 3 && !all_upper(word);
  }

  // "Timothy March": the tagger takes the family name for a date or a number.
  bool is_second_of_person(std::uint32_t i) const {
    return token(i).pos == Pos::propn && i > 0 && words_.capital[i - 1] &&
           lexicon_.given_names.phrases.contains(words_.folded[i - 1]);
  }

  // "U.S.-backed", "Jordanian-U.S." as one token.
  bool is_compound_adjective(std::uint32_t i) const {
    const std::string_view word = words_.word(i);
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos) return false;
    if (word.ends_with("ed")) return true;
    const KnownName* known = lexicon_.names.find(fold_name(word.substr(0, hyphen)));
    return known != nullptr && known->kind != KnownName::Kind::actor && known->kind != KnownName::Kind::region;
  }

  // The capital may be there for the sentence's sake.
  bool starts_sentence(std::uint32_t i) const {
    if (i == 0 || token(i).sentence_start) return true;
    const std::uint32_t before = i - 1;
    return words_.folded[before].empty() && !words_.is_hyphen(before) && words_.word(before) != "," &&
           words_.word(before) != "&";
  }

  // Where the name that starts at i ends; i itself when none does.
  std::uint32_t run_end(std::uint32_t i) const {
    std::uint32_t end = i;
    if (const auto known = known_name(words_, lexicon_, i)) end = known->end;
    if (const auto title = words_.match(lexicon_.titles.phrases, i);
        title && words_.capital[i] && title->words > 1 && !words_.headline && is_written_as_title(i, title->words))
      end = std::max(end, i + title->words);
    if (end == i && is_name(i)) end = i + 1;
    if (end == i) {
      end = particle_end(i);
      if (end == i || words_.headline) return i;
    }
    for (std::uint32_t next = extended(i, end); next > end; next = extended(i, end)) end = next;
    return end;
  }

  // "Foreign minister" opens a sentence; within one, "Valley Party leader" is no title of two words.
  bool is_written_as_title(std::uint32_t i, std::uint32_t words) const {
    return words_.capital[i + words - 1] || starts_sentence(i);
  }

  // The end of particles at i that a name follows, i when there are none.
  std::uint32_t particle_end(std::uint32_t i) const {
    const auto match = words_.match(lexicon_.particles.phrases, i);
    if (!match || words_.capital[i]) return i;
    std::uint32_t end = i + match->words;
    const bool hyphen = inside(end) && words_.is_hyphen(end);
    if (hyphen) ++end;
    const Pos pos = token(i).pos;
    const bool english = pos == Pos::adp || pos == Pos::det || pos == Pos::cconj || pos == Pos::sconj ||
                         pos == Pos::aux || pos == Pos::pron || pos == Pos::adv;
    const bool short_word = words_.folded[i].size() < 2 || words_.folded[i] == "do" || words_.folded[i] == "as";
    const bool in_name =
        token(i).entity == EntityLabel::person || (pos == Pos::propn && i > 0 && same_entity(i - 1, i));
    if ((english || short_word) && !hyphen && !in_name) return i;
    return inside(end) && words_.capital[end] && !words_.folded[end].empty() ? end + 1 : i;
  }

  std::uint32_t extended(std::uint32_t begin, std::uint32_t end) const {
    if (!inside(end)) return end;
    if (const auto title = words_.match(lexicon_.titles.phrases, end);
        title && title->words > 1 && words_.capital[end] && !words_.headline && is_written_as_title(end, title->words))
      return end + title->words;
    if (is_name(end)) return end + 1;
    if (const auto known = known_name(words_, lexicon_, end); known && known->end > end + 1) return known->end;
    if (words_.is_hyphen(end)) return after_hyphen(begin, end);
    if (const std::uint32_t particle = particle_end(end); particle > end) return particle;
    if (words_.is_genitive(end)) return after_genitive(end);
    if (words_.word(end) == "&" && is_name(end + 1)) return end + 2;
    if (const std::uint32_t behind = after_nickname(end); behind > end) return behind;
    if (token(end).pos == Pos::num && same_entity(end - 1, end)) return end + 1;
    return after_connector(begin, end);
  }

  bool same_entity(std::uint32_t a, std::uint32_t b) const {
    if (token(a).entity != token(b).entity || !is_name_label(token(a).entity)) return false;
    for (std::uint32_t i = a + 1; i <= b; ++i) {
      if (token(i).entity != token(a).entity || token(i).entity_begin) return false;
    }
    return true;
  }

  std::uint32_t after_hyphen(std::uint32_t begin, std::uint32_t end) const {
    if (!inside(end + 1) || words_.folded[end + 1].empty()) return end;
    if (words_.word(end) == "/") return end;  // "AMSEL/ORVANE" are two
    if (words_.capital[end + 1]) return end + 2;
    // "Hau-yip" goes on in lower case, "IS-linked" does not.
    if (token(end + 1).pos == Pos::propn && same_entity(end - 1, end + 1)) return end + 2;
    return is_syllable_name(begin, end) ? end + 2 : end;
  }

  // "Kim Dong-su": the second name of two short ones goes on behind a hyphen.
  bool is_syllable_name(std::uint32_t begin, std::uint32_t end) const {
    if (end < begin + 2 || !words_.capital[end - 2] || !words_.capital[end - 1]) return false;
    const std::string& first = words_.folded[end - 2];
    const std::string& second = words_.folded[end - 1];
    const std::string& third = words_.folded[end + 1];
    if (first.empty() || first.size() > 5 || second.size() > 6 || third.size() > 5) return false;
    if (words_.word(end - 2).size() != first.size() || words_.word(end - 1).size() != second.size()) return false;
    if (known_name(words_, lexicon_, end - 1) || lexicon_.ties.phrases.contains(third)) return false;
    return !third.ends_with("ed") && !third.ends_with("ing") && token(end + 1).pos != Pos::verb;
  }

  // 'Ann "La Alta" Lee'
  std::uint32_t after_nickname(std::uint32_t end) const {
    const auto quote = [&](std::uint32_t i) {
      const std::string_view word = words_.word(i);
      return word == "\"" || word == "“" || word == "”" || word == "‘" || word == "’" || word == "'" || word == "``" ||
             word == "''";
    };
    if (!quote(end) || !words_.capital[end - 1]) return end;
    std::uint32_t i = end + 1;
    while (inside(i) && i < end + 4 && words_.capital[i]) ++i;
    if (i == end + 1 || !inside(i + 1) || !quote(i) || !token(i).space_after || !is_name(i + 1)) return end;
    return i + 2;
  }

  std::uint32_t after_genitive(std::uint32_t end) const {
    // "Timber Workers' Union": the owners are people in general, not a name.
    if (!is_name(end + 1)) return end;
    if (!is_people(end)) return end;
    return end + 2;
  }

  // Genitive i belongs to people in general: "Workers' Union", "Dockers' Association".
  bool is_people(std::uint32_t i) const {
    if (lexicon_.possessives.phrases.contains(words_.folded[i - 1])) return true;
    const OrganisationHead* head = inside(i + 1) ? lexicon_.heads.find(words_.folded[i + 1]) : nullptr;
    const bool plural = words_.folded[i - 1].ends_with('s') && words_.word(i).size() < 4 && words_.word(i) != "'s";
    return plural && head != nullptr && heads_names(head->cls) && !known_name(words_, lexicon_, i - 1);
  }

  std::uint32_t after_connector(std::uint32_t begin, std::uint32_t end) const {
    const auto match = words_.match(lexicon_.connectors.phrases, end);
    if (!match) return end;
    const std::uint32_t next = end + match->words;
    if (!is_name(next) || words_.headline) return end;
    const std::string& word = words_.folded[end];
    if (word == "and") return joined_by_and(begin, end, next) ? next + 1 : end;
    if (word == "for" && plural_name(begin, end)) return next + 1;  // "Rivers for People"
    if (word == "in") return plural_name(begin, end) && leads_to_head(next) ? next + 1 : end;
    if (word == "of" && (is_company(end - 1) || is_forces(end - 1))) return end;  // "Kestrel Tankers of Aberdeen"
    // "Ann Lee of Human Rights Watch"
    if (word == "of" && token(end - 1).entity == EntityLabel::person && known_name(words_, lexicon_, next)) return end;
    if (same_entity(end - 1, next)) return next + 1;
    // "the Valley Party of Ann Lee"
    if (word == "of" && token(next).entity == EntityLabel::person) return end;
    if (word == "to") return end;
    const bool narrow = word == "on" || word == "against";
    if (narrow && !lexicon_.heads.phrases.contains(words_.folded[end - 1])) return end;
    return heads_a_name(end - 1) ? next + 1 : end;
  }

  bool joined_by_and(std::uint32_t begin, std::uint32_t end, std::uint32_t next) const {
    if (connects(begin, end) && starts_with_head(begin)) return true;
    if (!same_entity(end - 1, next) || token(next).entity != EntityLabel::org) return false;
    std::uint32_t last = next;
    while (inside(last + 1) && same_entity(next, last + 1)) ++last;
    return last > next && heads_a_name(last);
  }

  bool is_company(std::uint32_t i) const {
    const OrganisationHead* head = lexicon_.heads.find(words_.folded[i]);
    return head != nullptr && head->kind == "company" && words_.folded[i] != "bank" &&
           words_.folded[i] != "laboratories";
  }

  bool is_forces(std::uint32_t i) const {
    const OrganisationHead* head = lexicon_.heads.find(words_.folded[i]);
    return head != nullptr && head->cls == HeadClass::forces;
  }

  // "Refugees in Towns Project"; not "the engineers in Paris".
  bool leads_to_head(std::uint32_t i) const {
    std::uint32_t last = i;
    while (is_name(last + 1) && last < i + 4) ++last;
    return last > i && heads_a_name(last);
  }

  bool plural_name(std::uint32_t begin, std::uint32_t end) const {
    return end == begin + 1 && words_.folded[begin].ends_with('s') && !known_name(words_, lexicon_, begin) &&
           token(begin).entity != EntityLabel::person;
  }

  // The run has a connector already: "Front for Return and Dignity".
  bool connects(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::string& word = words_.folded[i];
      if (word == "of" || word == "for") return true;
    }
    return false;
  }

  bool starts_with_head(std::uint32_t begin) const {
    for (std::uint32_t i = begin; i < words_.size() && !words_.folded[i].empty(); ++i) {
      if (words_.folded[i] == "of" || words_.folded[i] == "for") return i > begin && heads_a_name(i - 1);
    }
    return false;
  }

  bool heads_a_name(std::uint32_t i) const {
    const std::string& word = words_.folded[i];
    const OrganisationHead* head = lexicon_.heads.find(word);
    return (head != nullptr && head->cls != HeadClass::forces) || lexicon_.place_heads.phrases.contains(word) ||
           lexicon_.media_tails.phrases.contains(word);
  }

  // ---- one run into names ----

  void split(std::uint32_t begin, std::uint32_t end) {
    bool title = false;
    for (std::uint32_t p = begin; p < end;) {
      if (words_.folded[p].empty() || words_.is_genitive(p) || is_loose_connector(p)) {
        ++p;
        continue;
      }
      if (p + 1 < end && lexicon_.prefixes.phrases.contains(words_.folded[p])) {  // "Interim", "Former", "NGO"
        hinted_ = all_upper(words_.word(p));
        ++p;
        continue;
      }
      if (const std::uint32_t office = office_within(p, end); office > p) {  // "Anti-Corruption Magistrate X Y"
        p = office;
        continue;
      }
      const std::uint32_t stop = segment_end(p, end);
      if (const std::uint32_t after = title_end(p, end); after > p && !has_head(p, stop)) {
        title = true;
        p = after;
        continue;
      }
      p = take(p, stop, end, title);
      title = false;
    }
  }

  // Where an office stands before two names or more, inside what the tagger takes for one; p when none does.
  std::uint32_t office_within(std::uint32_t p, std::uint32_t end) const {
    if (known_name(words_, lexicon_, p) || has_head(p, end)) return p;
    for (std::uint32_t q = p + 1; q + 2 < end; ++q) {
      if (words_.folded[q].empty()) continue;
      if (!words_.capital[q] || !same_entity(q - 1, q)) return p;
      const auto match = words_.match(lexicon_.titles.phrases, q);
      if (!match || q + match->words + 2 > end || words_.is_hyphen(q + match->words)) continue;
      const bool office = lexicon_.titles.values[match->values.back()] == RoleClass::office;
      if (office && !lexicon_.given_names.phrases.contains(words_.folded[p])) return q;
    }
    return p;
  }

  bool is_loose_connector(std::uint32_t p) const {
    return !words_.capital[p] && lexicon_.connectors.phrases.contains(words_.folded[p]);
  }

  // End of the titles at p; p when there are none. A title alone ("the President") is no name.
  std::uint32_t title_end(std::uint32_t p, std::uint32_t end) const {
    const auto match = words_.match(lexicon_.titles.phrases, p);
    if (!match || !words_.capital[p]) return p;
    const std::uint32_t after = p + match->words;
    if (inside(after) && words_.is_hyphen(after)) return p;  // "Saint-Marc"
    if (after > end) return p;
    if (after == end) return end - p == match->words && !surname(p) ? end : p;
    return after;
  }

  // "King" that the tagger takes for a person is a name.
  bool surname(std::uint32_t p) const {
    const RoleClass* title = lexicon_.titles.find(words_.folded[p]);
    const bool rank = title != nullptr && *title == RoleClass::rank;
    return token(p).entity == EntityLabel::person && !rank;
  }

  // Ends with (or has before a connector) a noun that heads names of organisations, outlets or places.
  bool has_head(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t last = end;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      if (is_loose_connector(i)) {
        last = i;
        break;
      }
    }
    if (last <= begin + 1) return false;
    const auto phrase = words_.match(lexicon_.heads.phrases, begin);  // "General Staff"
    return heads_a_name(last - 1) || (phrase && begin + phrase->words == last);
  }

  std::uint32_t segment_end(std::uint32_t p, std::uint32_t end) const {
    for (std::uint32_t q = p + 1; q < end; ++q) {
      if (words_.is_genitive(q) && !is_people(q)) return q;
      if (words_.folded[q].empty()) continue;
      if (words_.capital[q] && title_end(q, end) > q && !has_head(q, end) && !same_entity(q - 1, q)) return q;
      if (token(q).entity_begin && starts_other_name(p, q, end)) return q;
      if (const auto known = known_name(words_, lexicon_, q);
          known && begins(*known, q) && known->end <= end && !same_entity(p, known->end - 1) && !connected(q))
        return q;
    }
    return end;
  }

  // Of several words, or one that the tagger sets off from what stands before: "Shiite Hezbollah".
  bool begins(const KnownMatch& known, std::uint32_t q) const {
    if (known.end > q + 1) return true;
    return known.name->kind == KnownName::Kind::actor && token(q - 1).entity == EntityLabel::norp &&
           token(q).entity_begin;
  }

  bool connected(std::uint32_t q) const { return is_loose_connector(q - 1) || words_.folded[q - 1].empty(); }

  // The tagger begins a person here, and what stands before is complete without it.
  bool starts_other_name(std::uint32_t p, std::uint32_t q, std::uint32_t end) const {
    if (token(q).entity != EntityLabel::person || connected(q)) return false;
    if (has_head(p, end) && !heads_a_name(q - 1)) return false;
    // A given name begins the person that the tagger cuts in two.
    if (title_before(p) || role_before(p) || lexicon_.given_names.phrases.contains(words_.folded[p])) return false;
    return token(p).entity != EntityLabel::person || heads_a_name(q - 1);
  }

  bool title_before(std::uint32_t p) const {
    return p > 0 && words_.capital[p - 1] && lexicon_.titles.phrases.contains(words_.folded[p - 1]);
  }

  // "regional chairperson Ann Lee": what follows the role is one person's name.
  bool role_before(std::uint32_t p) const {
    return p > 0 && !words_.capital[p - 1] && token(p - 1).space_after &&
           (lexicon_.roles.phrases.contains(words_.folded[p - 1]) || words_.person[p - 1] > 0.5F);
  }

  std::uint32_t take(std::uint32_t p, std::uint32_t stop, std::uint32_t end, bool title) {
    const auto known = known_name(words_, lexicon_, p);
    if (known && !(known->end < stop && swallows(*known, p, stop))) {
      add(p, known->end, title, known->name);
      return known->end;
    }
    if (known && words_.folded[p] == "the")
      ++p;  // "The National" was an outlet, "The National Water Laboratory" has no article
    while (stop > p + 1 && (words_.folded[stop - 1].empty() || is_loose_connector(stop - 1) ||
                            (!words_.capital[stop - 1] && token(stop - 1).pos == Pos::det)))
      --stop;
    if (const auto office = stop > p + 1 && stop < end ? words_.match(lexicon_.titles.phrases, stop - 1) : std::nullopt;
        office && !heads_a_name(stop - 1) && words_.capital[stop])
      --stop;  // "New Jersey Gov. Ann Lee"
    add(p, stop, title, nullptr);
    return stop;
  }

  // The known name is the beginning of a longer one: "Kabul University", "Hamas Interior Ministry", "Paris Hilton".
  bool swallows(const KnownMatch& known, std::uint32_t p, std::uint32_t stop) const {
    if (has_head(p, stop)) return true;
    // "The National Water Laboratory"
    if (known.end > p + 1 && words_.folded[p] == "the" && words_.capital[known.end] && same_entity(p + 1, known.end))
      return true;
    if (known.name->kind == KnownName::Kind::demonym) return words_.is_hyphen(known.end);
    if (known.end == p + 1 && words_.is_hyphen(known.end)) return !other_known(known.end + 1);
    return known.end == p + 1 && known.name->kind == KnownName::Kind::actor && !words_.is_hyphen(known.end) &&
           !all_upper(words_.word(p)) && same_entity(p, stop - 1);
  }

  bool other_known(std::uint32_t i) const { return inside(i) && known_name(words_, lexicon_, i).has_value(); }

  void add(std::uint32_t begin, std::uint32_t end, bool title, const KnownName* known) {
    NameSpan span;
    span.where = {words_.block, {begin, end}, head_of(*words_.annotation, {begin, end})};
    span.key = lexicon_.standard(words_.key(span.where.tokens));
    if (span.key.empty()) return;
    span.title = title;
    if (hinted_) span.scores.organisation += 3;
    hinted_ = false;
    if (known == nullptr && is_common(span, begin, end)) return;
    span.headline = words_.headline;
    span.acronym = end == begin + 1 && all_upper(words_.word(begin)) && !words_.headline;
    if (known != nullptr) {
      constexpr SpanKind kKinds[] = {SpanKind::actor, SpanKind::state, SpanKind::demonym, SpanKind::seat,
                                     SpanKind::region};
      span.kind = kKinds[static_cast<std::size_t>(known->kind)];
      span.row = known->row;
    }
    found_.push_back(std::move(span));
  }

  // "TV", "Media": a common noun in capitals, unless the tagger insists; "God", "GDP" never.
  bool is_common(const NameSpan& span, std::uint32_t begin, std::uint32_t end) const {
    if (lexicon_.never.phrases.contains(span.key)) return true;
    if (end > begin + 1 || token(begin).entity == EntityLabel::org) return false;
    return lexicon_.media_nouns.phrases.contains(span.key) || lexicon_.nominals.phrases.contains(span.key);
  }

  const BlockWords& words_;
  const ActorLexicon& lexicon_;
  bool hinted_ = false;  // a noun in capitals ("NGO") says that the next name is an organisation's
  std::vector<NameSpan> found_;
};

// The tagger has a person here of which the known name is only a part: "Paris Hilton", "Chad Smith".
bool part_of_person(const BlockWords& words, std::uint32_t begin, std::uint32_t end) {
  if (words.token(begin).entity != EntityLabel::person || end > begin + 1) return false;
  const bool before = !words.token(begin).entity_begin && begin > 0 && words.capital[begin - 1];
  const bool after = end < words.size() && words.token(end).entity == EntityLabel::person &&
                     !words.token(end).entity_begin && words.capital[end];
  return before || after;
}

}  // namespace

std::uint32_t head_of(const Annotation& annotation, TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = annotation.tokens[i];
    if ((token.head == i || !range.contains(token.head)) && token.pos != Pos::punct && token.dep != Dep::case_)
      return i;
  }
  return range.begin;
}

std::optional<KnownMatch> known_name(const BlockWords& words, const ActorLexicon& lexicon, std::uint32_t i) {
  if (words.folded[i].empty()) return std::nullopt;
  const auto match = words.match(lexicon.names.phrases, i);
  if (!match) return std::nullopt;
  const TokenRange range{i, i + match->words};
  const std::string_view text = words.annotation->words(range);
  const auto exact = std::ranges::find_if(
      match->values, [&](std::uint32_t value) { return lexicon.names.values[value].spelling == text; });
  const std::span<const std::uint32_t> values = exact == match->values.end() ? match->values : std::span(&*exact, 1);
  for (const std::uint32_t value : values) {
    const KnownName& name = lexicon.names.values[value];
    if (!capitals_agree(name.spelling, text) || (range.size() == 1 && !accents_agree(name.spelling, text))) continue;
    if (!words.headline && part_of_person(words, range.begin, range.end)) continue;
    // A common word with a capital ("Total", "Dawn") must look like a name to the tagger.
    const Token& token = words.token(i);
    if (range.size() == 1 && !words.headline && name.kind == KnownName::Kind::actor && token.pos != Pos::propn &&
        !is_name_label(token.entity) && !all_upper(text))
      continue;
    return KnownMatch{range.end, &name};
  }
  return std::nullopt;
}

std::vector<NameSpan> find_names(const BlockWords& words, const ActorLexicon& lexicon) {
  return NameFinder(words, lexicon).run();
}

}  // namespace claimgraph::extract
