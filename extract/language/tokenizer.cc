#include "extract/language/tokenizer.h"

#include <algorithm>

#include "extract/language/string_id.h"
#include "extract/language/text.h"

namespace claimgraph::extract {

namespace {

// Calls run(start, end) for the runs of white space and of other characters, and absorb() for a single U+0020 that
// belongs to the run before it. White space at the very start keeps its first space.
template <class Run, class Absorb>
void split_runs(std::string_view text, const Run& run, const Absorb& absorb) {
  std::size_t start = 0;
  bool in_space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t here = i;
    const auto byte = static_cast<unsigned char>(text[i]);
    bool space = false;
    if (byte < 0x80) {
      ++i;
      space = is_space(char32_t{byte});
    } else {
      space = is_space(next_code_point(text, i));
    }
    if (here == 0) in_space = space;
    if (space == in_space) continue;
    if (start < here) run(start, here);
    start = here;
    if (byte == ' ') {
      absorb();
      start = i;
    }
    in_space = space;
  }
  if (start < text.size()) run(start, text.size());
}

}  // namespace

Result<std::unique_ptr<Tokenizer>> Tokenizer::create(const ModelView& model, const AttributeRules& rules) {
  auto cutting = CuttingRules::create(model.tokenizer);
  if (!cutting) return cutting.error();
  std::unique_ptr<Tokenizer> tokenizer(new Tokenizer(model, rules, std::move(*cutting)));
  tokenizer->find_specials();
  return tokenizer;
}

Tokenizer::Tokenizer(const ModelView& model, const AttributeRules& rules, std::unique_ptr<CuttingRules> cutting)
    : model_(model), rules_(rules), cutting_(std::move(cutting)) {}

void Tokenizer::find_specials() {
  RegexScratch scratch;
  std::vector<CutPiece> pieces;
  for (std::size_t i = 0; i < model_.tokenizer.exceptions.size(); ++i) {
    const std::string_view text = model_.tokenizer.exceptions[i];
    if (text.empty() || !cutting_->needs_second_look(text, scratch)) continue;
    std::vector<std::string> sequence;
    const auto cut_run = [&](std::size_t start, std::size_t end) {
      pieces.clear();
      const std::string_view run = text.substr(start, end - start);
      cutting_->cut(run, false, scratch, pieces);
      for (const CutPiece& p : pieces) sequence.emplace_back(run.substr(p.start, p.end - p.start));
    };
    split_runs(text, cut_run, [] {});
    if (sequence.empty()) continue;
    const auto [place, is_new] =
        special_of_first_.emplace(sequence.front(), static_cast<std::uint32_t>(specials_.size() + 1));
    if (is_new) specials_.emplace_back();
    auto& group = specials_[place->second - 1];
    if (std::find(group.begin(), group.end(), sequence) == group.end()) group.push_back(std::move(sequence));
  }
}

std::uint64_t Tokenizer::id_of(std::string_view text) const {
  const auto reserved = model_.reserved.find(text);
  return reserved ? model_.reserved_ids[*reserved] : hash_of(text);
}

std::unique_ptr<Word> Tokenizer::make_word(std::string_view text, std::uint64_t hash, std::uint64_t norm,
                                           RegexScratch& scratch) const {
  auto word = std::make_unique<Word>();
  word->text = text;
  word->lower = lower(text);
  word->hash = hash;
  word->own_norm = norm;
  word->space = is_space(text);
  if (norm == 0) {
    const auto key = std::lower_bound(model_.norm_keys.begin(), model_.norm_keys.end(), id_of(text));
    const bool listed = key != model_.norm_keys.end() && *key == id_of(text);
    norm = listed ? model_.norm_ids[static_cast<std::size_t>(key - model_.norm_keys.begin())] : id_of(word->lower);
  }
  word->features = {norm, id_of(first_code_point(text)), id_of(last_code_points(text, 3)), id_of(word_shape(text))};
  if (const auto special = special_of_first_.find(word->text); special != special_of_first_.end())
    word->special = special->second;
  rules_.describe(*word, scratch);
  return word;
}

const Word* Tokenizer::word(std::string_view text, std::uint64_t norm, WordSource& source) const {
  const std::uint64_t hash = hash_of(text);
  const auto make = [&] { return make_word(text, hash, norm, source.scratch()); };
  if (const Word* shared = source.store().word(text, hash, norm, make)) return shared;
  source.store().count_miss();
  source.own().push_back(make());
  return source.own().back().get();
}

void Tokenizer::emit_run(std::string_view text, std::uint32_t start, WordSource& source,
                         std::vector<CutToken>& out) const {
  constexpr std::size_t kLongestKept = 64;  // longer runs hardly come again
  const std::uint64_t hash = hash_of(text);
  const auto emit = [&](const Chunk& chunk) {
    for (const Chunk::Piece& p : chunk.pieces) out.push_back({p.word, start + p.start, start + p.end, false});
  };
  if (const Chunk* known = source.store().find_chunk(text, hash)) return emit(*known);
  std::vector<CutPiece> pieces;
  cutting_->cut(text, true, source.scratch(), pieces);
  auto chunk = std::make_unique<Chunk>();
  chunk->hash = hash;
  const std::size_t own_before = source.own().size();
  for (const CutPiece& p : pieces)
    chunk->pieces.push_back({word(text.substr(p.start, p.end - p.start), p.norm, source), p.start, p.end});
  emit(*chunk);
  if (text.size() > kLongestKept || source.own().size() != own_before) return;
  chunk->text = text;
  source.store().keep_chunk(std::move(chunk));
}

void Tokenizer::tokenize(std::string_view text, WordSource& source, std::vector<CutToken>& out) const {
  const std::size_t from = out.size();
  const auto run = [&](std::size_t start, std::size_t end) {
    emit_run(text.substr(start, end - start), static_cast<std::uint32_t>(start), source, out);
  };
  split_runs(text, run, [&] { out.back().space_after = true; });
  merge_specials(text, from, source, out);
}

void Tokenizer::merge_specials(std::string_view text, std::size_t from, WordSource& source,
                               std::vector<CutToken>& out) const {
  struct Span {
    std::size_t begin, end;
  };
  std::vector<Span> spans;
  for (std::size_t i = from; i < out.size(); ++i) {
    if (out[i].word->special == 0) continue;
    for (const auto& sequence : specials_[out[i].word->special - 1]) {
      const auto fits = [&](std::size_t k) { return out[i + k].word->text == sequence[k]; };
      std::size_t k = 0;
      while (k < sequence.size() && i + k < out.size() && fits(k)) ++k;
      if (k == sequence.size()) spans.push_back({i, i + k});
    }
  }
  if (spans.empty()) return;
  // Longest first, then leftmost; one whose first or last token is taken is dropped.
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    const std::size_t length_a = a.end - a.begin;
    const std::size_t length_b = b.end - b.begin;
    return length_a != length_b ? length_a > length_b : a.begin < b.begin;
  });
  std::vector<bool> taken(out.size(), false);
  std::vector<Span> kept;
  for (const Span& s : spans) {
    if (!taken[s.begin] && !taken[s.end - 1]) kept.push_back(s);
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(s.begin), taken.begin() + static_cast<std::ptrdiff_t>(s.end),
              true);
  }
  std::sort(kept.begin(), kept.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<CutToken> merged;
  std::vector<CutPiece> pieces;
  std::size_t at = from;
  for (const Span& s : kept) {
    merged.insert(merged.end(), out.begin() + static_cast<std::ptrdiff_t>(at),
                  out.begin() + static_cast<std::ptrdiff_t>(s.begin));
    at = s.begin;
    pieces.clear();
    const std::uint32_t start = out[s.begin].start;
    const CutToken& last = out[s.end - 1];
    if (!cutting_->cut_exception(text.substr(start, last.end - start), start, pieces)) continue;
    for (const CutPiece& p : pieces)
      merged.push_back({word(text.substr(p.start, p.end - p.start), p.norm, source), p.start, p.end, false});
    merged.back().space_after = last.space_after;
    at = s.end;
  }
  merged.insert(merged.end(), out.begin() + static_cast<std::ptrdiff_t>(at), out.end());
  out.resize(from);
  out.insert(out.end(), merged.begin(), merged.end());
}

}  // namespace claimgraph::extract
