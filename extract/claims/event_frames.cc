#include "extract/claims/event_frames.h"

#include <algorithm>

#include "extract/claims/token_words.h"

namespace claimgraph::extract {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

class Matcher {
 public:
  Matcher(const SyntaxTree& tree, const EventLexicon& lexicon, const LemmaSet& document, std::uint32_t token,
          const ClauseArguments& clause, bool phrase)
      : tree_(tree), lexicon_(lexicon), document_(document), token_(token), clause_(clause), phrase_(phrase) {}

  bool matches(const EventFrame& frame) const {
    switch (frame.slot) {
      case FrameSlot::subject:
        return any_of(clause_.subjects, frame);
      case FrameSlot::object:
        return any_of(clause_.objects, frame);
      case FrameSlot::modifier:
        return modifier(frame);
      case FrameSlot::behind:
        return behind(frame);
      case FrameSlot::after:
        return after(frame);
      case FrameSlot::clause:
        return governed(frame);
      case FrameSlot::nearby:
        return nearby(frame);
      case FrameSlot::document:
        return std::any_of(frame.words.begin(), frame.words.end(),
                           [&](const std::string& word) { return document_.count(word) > 0; });
    }
    return false;
  }

 private:
  bool fits(std::uint32_t i, const EventFrame& frame) const {
    const Token& t = tree_.token(i);
    if (frame.words.empty() && frame.classes.empty()) return true;
    const std::string lemma = lower_ascii(t.lemma);
    const std::string word = lower_word(tree_.annotation(), i);
    const auto is = [&](const std::string& wanted) { return wanted == lemma || wanted == word; };
    if (std::any_of(frame.words.begin(), frame.words.end(), is)) return true;
    return std::any_of(frame.classes.begin(), frame.classes.end(), [&](const std::string& thing) {
      if (thing == "score") return is_score(i);
      return (thing == "name" && t.pos == Pos::propn) || lexicon_.is_of_class(lemma, thing);
    });
  }
  bool any_of(const std::vector<std::uint32_t>& heads, const EventFrame& frame) const {
    return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t i) {
      return fits(i, frame) || fits(counted_noun(tree_, lexicon_, i), frame);
    });
  }
  // "5-0", "3–2", as one token or as three.
  bool is_score(std::uint32_t i) const {
    const auto digits = [&](std::uint32_t t) {
      const std::string_view word = t < tree_.size() ? tree_.word(t) : std::string_view();
      return !word.empty() && word.size() <= 2 && word.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const auto dash = [](std::string_view word) { return word == "-" || word == "\u2013"; };
    const std::string_view word = tree_.word(i);
    if (word.size() >= 3 && word.size() <= 5 && word.find_first_not_of("0123456789-") == std::string_view::npos)
      return word.find('-') != std::string_view::npos && word.front() != '-' && word.back() != '-';
    return digits(i) && i + 2 < tree_.size() && dash(tree_.word(i + 1)) && digits(i + 2);
  }

  bool modifier(const EventFrame& frame) const {
    for (const std::uint32_t c : tree_.children(token_)) {
      const Dep dep = tree_.token(c).dep;
      const bool modifies = dep == Dep::compound || dep == Dep::amod || dep == Dep::nmod || dep == Dep::poss ||
                            dep == Dep::nummod || dep == Dep::advmod;
      if (modifies && fits(c, frame)) return true;
    }
    return false;
  }
  bool governed(const EventFrame& frame) const {
    for (const std::uint32_t c : tree_.children(token_)) {
      const Dep dep = tree_.token(c).dep;
      if ((dep == Dep::xcomp || dep == Dep::ccomp) && fits(c, frame)) return true;
    }
    return false;
  }
  bool behind(const EventFrame& frame) const { return behind_word(token_, frame, phrase_); }
  // Of a phrase also behind its noun: "came under [fire over] his holiday".
  bool behind_word(std::uint32_t word, const EventFrame& frame, bool deeper) const {
    for (const auto& [preposition, object] : preposition_objects(tree_, word)) {
      if (lower_word(tree_.annotation(), preposition) == frame.preposition && fits(object, frame)) return true;
      if (deeper && behind_word(object, frame, false)) return true;
    }
    return false;
  }
  // "under fire": the preposition that the noun stands behind, and what governs that.
  bool after(const EventFrame& frame) const {
    const Token& t = tree_.token(token_);
    if (t.dep != Dep::pobj || lower_word(tree_.annotation(), t.head) != frame.preposition) return false;
    return fits(tree_.token(t.head).head, frame);
  }
  bool nearby(const EventFrame& frame) const {
    const TokenRange sentence = tree_.sentence(token_);
    const std::uint32_t begin = token_ > sentence.begin + kReach ? token_ - kReach : sentence.begin;
    for (std::uint32_t i = begin; i < sentence.end && i < token_ + kReach; ++i) {
      if (i != token_ && fits(i, frame)) return true;
    }
    return false;
  }

  // Words further away say nothing of the trigger.
  static constexpr std::uint32_t kReach = 30;

  const SyntaxTree& tree_;
  const EventLexicon& lexicon_;
  const LemmaSet& document_;
  std::uint32_t token_;
  const ClauseArguments& clause_;
  bool phrase_;  // the sense has several words
};

}  // namespace

std::uint32_t counted_noun(const SyntaxTree& tree, const EventLexicon& lexicon, std::uint32_t head) {
  const std::string lemma = lower_ascii(tree.token(head).lemma);
  if (tree.token(head).pos != Pos::num && !lexicon.context(lemma, 'q')) return head;
  for (const auto& [preposition, object] : preposition_objects(tree, head)) {
    if (tree.token(preposition).lemma == "of") return object;
  }
  return head;
}

const EventSense* sense_in_frame(const SyntaxTree& tree, const EventLexicon& lexicon, const LemmaSet& document,
                                 const EventSense& sense, std::uint32_t token, const ClauseArguments& clause) {
  const Matcher matcher(tree, lexicon, document, token, clause, sense.words.size() > 1);
  for (const EventFrame& frame : lexicon.frames(joined(sense.words), sense.pos)) {
    if (!matcher.matches(frame)) continue;
    if (frame.effect == FrameEffect::keep) return &sense;
    return frame.effect == FrameEffect::none ? nullptr : lexicon.sense_of(frame.instead, sense.pos);
  }
  return &sense;
}

}  // namespace claimgraph::extract
