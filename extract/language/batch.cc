#include <algorithm>
#include <ctime>

#include "base/utf8.h"
#include "extract/language/parts.h"
#include "extract/language/text.h"

namespace claimgraph::extract {

namespace {

// Adds the processor time of this thread until its end to a stage.
class Timer {
 public:
  explicit Timer(double& seconds) : seconds_(seconds) {}
  ~Timer() { seconds_ += now() - start_; }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

 private:
  static double now() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
  }

  double& seconds_;
  double start_ = now();
};

}  // namespace

void LanguageEngine::Batch::clear() {
  w_.tokens.clear();
  members_.clear();
  words_.own().clear();
}

void LanguageEngine::Batch::add(Annotation& out) {
  const Timer timer(w_.seconds.tokenize);
  const std::size_t begin = w_.tokens.size();
  if (is_valid_utf8(out.text)) {
    parts_.tokenizer->tokenize(out.text, words_, w_.tokens);
  } else {
    parts_.tokenizer->tokenize(valid_utf8(out.text), words_, w_.tokens);
  }
  members_.push_back({&out, begin, w_.tokens.size()});
}

void LanguageEngine::Batch::run() {
  if (!w_.tokens.empty()) {
    lay_out_rows();
    encode(*parts_.encoder, w_.seconds.encode, [&](std::span<const float> vectors, std::size_t row) {
      const Timer timer(w_.seconds.tag);
      tag_rows(vectors, row);
      lower_rows(parts_.model.parser.lower, vectors, row);
    });
    parse();
    for (const Member& member : members_) {
      const Timer timer(w_.seconds.rules_and_lemmas);
      fill_tokens(member);
      set_lemmas(member);
    }
    encode(*parts_.name_encoder, w_.seconds.encode_names, [&](std::span<const float> vectors, std::size_t row) {
      const Timer timer(w_.seconds.names);
      lower_rows(parts_.model.names.lower, vectors, row);
    });
    for (const Member& member : members_) find_names(member);
  }
  clear();
}

// Four empty rows, then the texts, each followed by four empty rows.
void LanguageEngine::Batch::lay_out_rows() {
  constexpr std::uint32_t kNone = 0xffffffff;
  w_.rows.assign(kPadding, {});
  w_.token_of_row.assign(kPadding, kNone);
  w_.space.clear();
  for (const Member& member : members_) {
    if (member.begin == member.end) continue;
    for (std::size_t t = member.begin; t < member.end; ++t) {
      w_.rows.push_back({w_.tokens[t].word, w_.tokens[t].space_after});
      w_.token_of_row.push_back(static_cast<std::uint32_t>(t));
      w_.space.push_back(w_.tokens[t].word->space ? 1 : 0);
    }
    w_.rows.resize(w_.rows.size() + kPadding);
    w_.token_of_row.resize(w_.rows.size(), kNone);
  }
  w_.tags.resize(w_.tokens.size());
  w_.lower.resize(w_.tokens.size() * kLowerStride);
}

template <class Use>
void LanguageEngine::Batch::encode(const Encoder& encoder, double& seconds, const Use& use) {
  for (std::size_t begin = kPadding; begin < w_.rows.size() - kPadding; begin += Encoder::kWindow) {
    const std::size_t end = std::min(begin + Encoder::kWindow, w_.rows.size() - kPadding);
    std::span<const float> vectors;
    {
      const Timer timer(seconds);
      vectors = encoder.encode(w_.rows, begin, end, words_.store(), w_.encoder);
    }
    use(vectors, begin);
  }
}

void LanguageEngine::Batch::lower_rows(const MatrixView& lower, std::span<const float> vectors, std::size_t row) {
  const std::size_t rows = vectors.size() / kWidth;
  w_.scores.resize(rows * kLowerStride);
  parts_.kernels->linear(lower, vectors.data(), kWidth, rows, w_.scores.data(), kLowerStride);
  for (std::size_t r = 0; r < rows; ++r) {
    if (w_.rows[row + r].word == nullptr) continue;
    std::copy_n(w_.scores.data() + r * kLowerStride, kLowerStride,
                w_.lower.data() + w_.token_of_row[row + r] * kLowerStride);
  }
}

void LanguageEngine::Batch::tag_rows(std::span<const float> vectors, std::size_t row) {
  const MatrixView& tagger = parts_.model.tagger;
  const std::size_t rows = vectors.size() / kWidth;
  const std::size_t stride = tagger.groups * kGroup;
  w_.scores.resize(rows * stride);
  parts_.kernels->linear(tagger, vectors.data(), kWidth, rows, w_.scores.data(), stride);
  for (std::size_t r = 0; r < rows; ++r) {
    if (w_.rows[row + r].word == nullptr) continue;
    const float* scores = w_.scores.data() + r * stride;
    w_.tags[w_.token_of_row[row + r]] =
        static_cast<std::uint8_t>(std::max_element(scores, scores + tagger.outputs) - scores);
  }
}

void LanguageEngine::Batch::parse() {
  const Timer timer(w_.seconds.parse);
  w_.parsed.resize(w_.tokens.size());
  for (const Member& m : members_) {
    const std::size_t n = m.end - m.begin;
    parts_.parser->parse(w_.lower.data() + m.begin * kLowerStride, std::span(w_.space).subspan(m.begin, n), w_.parser,
                         std::span(w_.parsed).subspan(m.begin, n));
  }
}

void LanguageEngine::Batch::fill_tokens(const Member& member) {
  Annotation& out = *member.out;
  const std::size_t n = member.end - member.begin;
  out.tokens.resize(n);
  w_.ruled.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const CutToken& cut = w_.tokens[member.begin + i];
    const ParsedToken& parsed = w_.parsed[member.begin + i];
    const std::uint8_t tag = w_.tags[member.begin + i];
    Token& token = out.tokens[i];
    token.start = cut.start;
    token.end = cut.end;
    token.space_after = cut.space_after;
    token.head = parsed.head;
    token.dep = parsed.label.dep;
    token.pos = Pos::none;
    token.tag = parts_.model.tags[tag];
    token.sentence_start = parsed.sentence_start;
    w_.ruled[i] = {cut.word, tag, token.dep};
    if (token.sentence_start) {
      if (!out.sentences.empty()) out.sentences.back().end = static_cast<std::uint32_t>(i);
      out.sentences.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(n)});
    }
  }
  parts_.rules->apply(w_.ruled, out.tokens, w_.winners);
}

// Lemmas that neither the text nor the model holds go into one string of the annotation.
void LanguageEngine::Batch::set_lemmas(const Member& member) {
  Annotation& out = *member.out;
  std::string own;
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    Token& token = out.tokens[i];
    if (!token.lemma.empty()) continue;
    const Word& word = *w_.tokens[member.begin + i].word;
    const Lemma& lemma = parts_.lemmatizer->lemma(word, token.pos, token.morph);
    if (lemma.source == Lemma::Source::start_of_text) {
      token.lemma = std::string_view(out.text).substr(token.start, lemma.text.size());
    } else if (lemma.source == Lemma::Source::model) {
      token.lemma = lemma.text;
    } else {
      own += lemma.text;
    }
  }
  if (own.empty()) return;
  out.strings.push_back(std::make_unique<std::string>(std::move(own)));
  std::string_view rest = *out.strings.back();
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    Token& token = out.tokens[i];
    if (!token.lemma.empty()) continue;
    const Word& word = *w_.tokens[member.begin + i].word;
    const Lemma& lemma = parts_.lemmatizer->lemma(word, token.pos, token.morph);
    token.lemma = rest.substr(0, lemma.text.size());
    rest.remove_prefix(lemma.text.size());
  }
}

void LanguageEngine::Batch::find_names(const Member& member) {
  const Timer timer(w_.seconds.names);
  Annotation& out = *member.out;
  const std::size_t n = member.end - member.begin;
  parts_.names->find(w_.lower.data() + member.begin * kLowerStride, std::span(w_.space).subspan(member.begin, n),
                     out.tokens, w_.name_scorer, out.entities);
  for (const EntitySpan& name : out.entities) {
    for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) out.tokens[t].entity = name.label;
    out.tokens[name.tokens.begin].entity_begin = true;
  }
}

}  // namespace claimgraph::extract
