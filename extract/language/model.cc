#include "extract/language/model.h"

#include <capnp/any.h>
#include <capnp/message.h>
#include <capnp/serialize.h>

#include <algorithm>
#include <stdexcept>

#include "extract/language/model.capnp.h"

namespace claimgraph::extract {

std::optional<std::size_t> StringTable::find(std::string_view s) const {
  std::size_t low = 0;
  std::size_t high = size_;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const int order = (*this)[middle].compare(s);
    if (order == 0) return middle;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

namespace {

// What is wrong with a model; caught in read_model.
struct BadModel : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void require(bool met, const char* what) {
  if (!met) throw BadModel(what);
}

// The numbers of a list in place.
template <class T>
std::span<const T> numbers(typename capnp::List<T>::Reader list) {
  const auto raw = capnp::AnyList::Reader(list).getRawBytes();
  require(raw.size() == list.size() * sizeof(T), "a list of numbers has another layout");
  return {reinterpret_cast<const T*>(raw.begin()), list.size()};
}

std::string_view text(capnp::Text::Reader t) { return {t.begin(), t.size()}; }

std::vector<std::string_view> texts(capnp::List<capnp::Text>::Reader list) {
  std::vector<std::string_view> out;
  for (const auto t : list) out.push_back(text(t));
  return out;
}

StringTable strings(schema::Strings::Reader s) {
  const auto ends = numbers<std::uint32_t>(s.getEnds());
  require(std::is_sorted(ends.begin(), ends.end()), "a table of strings is out of order");
  require(ends.empty() || ends.back() <= s.getBytes().size(), "a table of strings is cut off");
  return {ends.data(), ends.size(), reinterpret_cast<const char*>(s.getBytes().begin())};
}

Groups groups(capnp::List<std::uint32_t>::Reader list, std::size_t keys, std::size_t values) {
  const auto ends = numbers<std::uint32_t>(list);
  require(ends.size() == keys && std::is_sorted(ends.begin(), ends.end()) && (ends.empty() || ends.back() <= values),
          "a table of lists is damaged");
  return {ends};
}

class Reader {
 public:
  Reader(schema::Model::Reader model, std::span<const float> weights) : model_(model), weights_(weights) {}

  ModelView read() const {
    ModelView out;
    out.source = text(model_.getSource());
    vocabulary(out);
    out.tokenizer = tokenizer(model_.getTokenizer());
    out.encoder = encoder(model_.getEncoder());
    out.name_encoder = encoder(model_.getNameEncoder());
    out.tags = strings(model_.getTags());
    require(out.tags.size() > 0 && out.tags.size() <= 64, "it has no tags, or more than 64");
    out.tagger = matrix(model_.getTagger(), kWidth, out.tags.size(), true);
    out.parser = transitions(model_.getParser(), 8);
    out.names = transitions(model_.getNames(), 3);
    for (const auto rule : model_.getRules()) out.rules.push_back(attribute_rule(rule));
    for (const auto table : model_.getLemmas()) out.lemmas.push_back(lemma_table(table));
    return out;
  }

 private:
  const float* floats(schema::Weights::Reader w, std::size_t size) const {
    require(w.getSize() == size && w.getStart() <= weights_.size() && size <= weights_.size() - w.getStart(),
            "some weights lie outside the file");
    return weights_.data() + w.getStart();
  }

  MatrixView matrix(schema::Matrix::Reader m, std::size_t inputs, std::size_t outputs, bool bias) const {
    require(m.getInputs() == inputs && m.getOutputs() == outputs, "a matrix has another size");
    MatrixView out;
    out.inputs = inputs;
    out.outputs = outputs;
    out.groups = (outputs + kGroup - 1) / kGroup;
    out.group_stride = inputs * kGroup;
    out.weights = floats(m.getWeights(), out.groups * out.group_stride);
    if (bias) out.bias = floats(m.getBias(), out.groups * kGroup);
    return out;
  }

  LayerView layer(schema::Layer::Reader l, std::size_t inputs) const {
    return {matrix(l.getMatrix(), inputs, kMaxout, true), floats(l.getGain(), kWidth), floats(l.getShift(), kWidth)};
  }

  EncoderView encoder(schema::Encoder::Reader e) const {
    EncoderView out;
    for (const auto t : e.getTables()) {
      require(t.getRows() > 0 && t.getColumn() < kFeatureColumns,
              "an embedding table is empty, or of an unknown feature");
      out.tables.push_back({t.getSeed(), t.getRows(), t.getColumn(),
                            floats(t.getWeights(), static_cast<std::size_t>(t.getRows()) * kWidth)});
    }
    require(!out.tables.empty() && out.tables.size() <= kFeatureColumns,
            "an encoder has no embedding tables, or too many");
    require(e.getLayers().size() == kEncoderLayers, "an encoder has not four layers");
    out.mixer = layer(e.getMixer(), out.tables.size() * kWidth);
    for (unsigned i = 0; i < kEncoderLayers; ++i) out.layers[i] = layer(e.getLayers()[i], 3 * kWidth);
    return out;
  }

  TransitionsView transitions(schema::Transitions::Reader t, std::size_t slots) const {
    TransitionsView out;
    require(t.getSlots() == slots, "a transition network has another number of features");
    out.slots = slots;
    out.labels = strings(t.getLabels());
    for (const auto m : t.getMoves()) {
      require(m.getLabel() < out.labels.size(), "a transition has no label");
      out.moves.push_back({m.getAction(), m.getLabel()});
    }
    require(!out.moves.empty() && out.moves.size() <= 240, "a transition network has no moves, or more than 240");
    out.lower = matrix(t.getLower(), kWidth, kHidden, true);
    out.affine = matrix(t.getAffine(), kHidden, slots * 2 * kHidden, false);
    out.upper = matrix(t.getUpper(), kHidden, out.moves.size(), true);
    out.pad = floats(t.getPad(), slots * 2 * kHidden);
    out.bias = floats(t.getBias(), 2 * kHidden);
    return out;
  }

  void vocabulary(ModelView& out) const {
    out.reserved = strings(model_.getReserved());
    out.reserved_ids = numbers<std::uint64_t>(model_.getReservedIds());
    out.norm_keys = numbers<std::uint64_t>(model_.getNormKeys());
    out.norm_ids = numbers<std::uint64_t>(model_.getNormIds());
    require(out.reserved.size() == out.reserved_ids.size() && out.norm_keys.size() == out.norm_ids.size(),
            "a table has keys without values");
  }

  static TokenizerView tokenizer(schema::Tokenizer::Reader t) {
    TokenizerView out;
    out.prefix = text(t.getPrefix());
    out.suffix = text(t.getSuffix());
    out.infix = text(t.getInfix());
    out.url = text(t.getUrl());
    out.exceptions = strings(t.getExceptions());
    out.piece_texts = strings(t.getPieceTexts());
    for (const auto piece : t.getPieces()) {
      require(piece.getText() < out.piece_texts.size(), "a tokenizer exception has no text");
      out.piece_text.push_back(piece.getText());
      out.piece_norm.push_back(piece.getNorm());
    }
    out.exception_pieces = groups(t.getExceptionEnds(), out.exceptions.size(), out.piece_text.size());
    return out;
  }

  static TokenPatternView token_pattern(schema::TokenPattern::Reader p) {
    TokenPatternView out;
    out.has_tags = p.hasTags();
    out.tags = texts(p.getTags());
    out.tags_excluded = p.getTagsExcluded();
    out.has_deps = p.hasDeps();
    out.deps = texts(p.getDeps());
    out.deps_excluded = p.getDepsExcluded();
    out.has_lowers = p.hasLowers();
    out.lowers = texts(p.getLowers());
    out.lower_pattern = text(p.getLowerPattern());
    out.is_space = static_cast<std::int8_t>(p.getIsSpace());
    return out;
  }

  static AttributeRuleView attribute_rule(schema::AttributeRule::Reader r) {
    AttributeRuleView out;
    out.target = r.getTarget();
    out.pos = text(r.getPos());
    out.tag = text(r.getTag());
    out.dep = text(r.getDep());
    out.lemma = text(r.getLemma());
    if (r.getSetsMorph()) out.morph = text(r.getMorph());
    for (const auto pattern : r.getPatterns()) {
      require(pattern.size() >= 1 && pattern.size() <= 2 && out.target < pattern.size(),
              "an attribute rule is not about one or two tokens");
      auto& tokens = out.patterns.emplace_back();
      for (const auto p : pattern) tokens.push_back(token_pattern(p));
    }
    return out;
  }

  static LemmaTableView lemma_table(schema::LemmaTable::Reader t) {
    LemmaTableView out;
    out.pos = text(t.getPos());
    for (const auto s : t.getSuffixes()) out.suffixes.emplace_back(text(s.getOld()), text(s.getNew()));
    out.index = strings(t.getIndex());
    out.exceptions = strings(t.getExceptions());
    out.forms = strings(t.getForms());
    out.exception_forms = groups(t.getExceptionEnds(), out.exceptions.size(), out.forms.size());
    return out;
  }

  schema::Model::Reader model_;
  std::span<const float> weights_;
};

Error damaged(const std::string& name, const std::string& why) {
  return {ErrorCode::damaged, name + ": is a damaged language model (" + why +
                                  "); build it again with 'cmake --build BUILD --target "
                                  "claimgraph_language_model'"};
}

}  // namespace

Result<ModelView> read_model(ModelBytes bytes, const std::string& name) {
  try {
    const kj::ArrayPtr<const capnp::word> words(reinterpret_cast<const capnp::word*>(bytes.message.data()),
                                                bytes.message.size() / sizeof(capnp::word));
    capnp::ReaderOptions options;
    options.traversalLimitInWords = 32U << 20U;  // the model's own size, some times over
    capnp::FlatArrayMessageReader reader(words, options);
    return Reader(reader.getRoot<schema::Model>(), bytes.weights).read();
  } catch (const BadModel& e) {
    return damaged(name, e.what());
  } catch (const kj::Exception& e) {
    return damaged(name, e.getDescription().cStr());
  }
}

}  // namespace claimgraph::extract
