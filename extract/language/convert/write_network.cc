#include <algorithm>
#include <nlohmann/json.hpp>

#include "extract/language/convert/write.h"

namespace claimgraph::extract::convert {

namespace {

constexpr std::size_t kGroup = 24;

using Value = std::function<float(std::size_t row, std::size_t input)>;

void write_matrix(std::size_t outputs, std::size_t inputs, const Value& value,
                  const std::function<float(std::size_t)>& bias, WeightsWriter& weights, schema::Matrix::Builder out) {
  const std::size_t padded = (outputs + kGroup - 1) / kGroup * kGroup;
  std::vector<float> packed(padded * inputs);
  for (std::size_t row = 0; row < outputs; ++row) {
    float* const group = packed.data() + row / kGroup * kGroup * inputs + row % kGroup;
    for (std::size_t k = 0; k < inputs; ++k) group[k * kGroup] = value(row, k);
  }
  out.setInputs(static_cast<std::uint32_t>(inputs));
  out.setOutputs(static_cast<std::uint32_t>(outputs));
  weights.add(packed, out.initWeights());
  if (!bias) return;
  std::vector<float> packed_bias(padded);
  for (std::size_t row = 0; row < outputs; ++row) packed_bias[row] = bias(row);
  weights.add(packed_bias, out.initBias());
}

void write_dense(const Array& w, const Array& b, WeightsWriter& weights, schema::Matrix::Builder out) {
  const std::size_t inputs = w.shape[1];
  write_matrix(
      w.shape[0], inputs, [&](std::size_t row, std::size_t k) { return w.values[row * inputs + k]; },
      [&](std::size_t row) { return b.values[row]; }, weights, out);
}

// The order of rows in which the three pieces of eight outputs are neighbours.
void write_maxout(const Network& network, const Layer& maxout, const Layer& norm, std::size_t inputs,
                  WeightsWriter& weights, schema::Layer::Builder out) {
  constexpr std::size_t width = 96;
  const Array& w = network.param(maxout, "W", {width, 3, inputs});
  const Array& b = network.param(maxout, "b", {width, 3});
  const auto source = [](std::size_t row) {
    const std::size_t output = row / kGroup * 8 + row % 8;
    return output * 3 + row % kGroup / 8;
  };
  write_matrix(
      width * 3, inputs, [&](std::size_t row, std::size_t k) { return w.values[source(row) * inputs + k]; },
      [&](std::size_t row) { return b.values[source(row)]; }, weights, out.initMatrix());
  weights.add(network.param(norm, "G", {width}).values, out.initGain());
  weights.add(network.param(norm, "b", {width}).values, out.initShift());
}

}  // namespace

void WeightsWriter::add(const std::vector<float>& values, schema::Weights::Builder where) {
  floats_.resize((floats_.size() + 15) / 16 * 16);
  where.setStart(floats_.size());
  where.setSize(values.size());
  floats_.insert(floats_.end(), values.begin(), values.end());
}

void write_encoder(const Network& network, WeightsWriter& weights, schema::Encoder::Builder out) {
  static const std::vector<std::string> kColumns = {"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"};
  const auto extractors = network.named("extract_features");
  const auto tables = network.named("hashembed");
  const auto maxouts = network.named("maxout");
  const auto norms = network.named("layernorm");
  if (extractors.size() != 1 || extractors[0]->columns.size() != tables.size() || maxouts.size() != norms.size() ||
      maxouts.size() != 5)
    throw BadPackage("an encoder has not the layers that are expected");
  auto list = out.initTables(static_cast<unsigned>(tables.size()));
  for (unsigned i = 0; i < tables.size(); ++i) {
    const auto column = std::find(kColumns.begin(), kColumns.end(), extractors[0]->columns[i]);
    if (column == kColumns.end()) throw BadPackage("unknown feature " + extractors[0]->columns[i]);
    list[i].setColumn(static_cast<std::uint8_t>(column - kColumns.begin()));
    list[i].setSeed(static_cast<std::uint32_t>(tables[i]->seed));
    const std::size_t rows = tables[i]->dims.at("nV");
    list[i].setRows(static_cast<std::uint32_t>(rows));
    weights.add(network.param(*tables[i], "E", {rows, 96}).values, list[i].initWeights());
  }
  write_maxout(network, *maxouts[0], *norms[0], tables.size() * 96, weights, out.initMixer());
  auto layers = out.initLayers(4);
  for (unsigned i = 0; i < 4; ++i) write_maxout(network, *maxouts[i + 1], *norms[i + 1], 288, weights, layers[i]);
}

void write_tagger(const std::string& model, WeightsWriter& weights, schema::Matrix::Builder out) {
  const Network network(model);
  const auto layers = network.named("softmax");
  if (layers.size() != 1) throw BadPackage("the tagger has not one softmax layer");
  const std::size_t tags = layers[0]->dims.at("nO");
  write_dense(network.param(*layers[0], "W", {tags, 96}), network.param(*layers[0], "b", {tags}), weights, out);
}

namespace {

// Classes are numbered action by action, within an action by frequency and label, both descending.
void write_moves(const std::string& file, schema::Transitions::Builder out) {
  const auto handle = msgpack::unpack(file.data(), file.size());
  const auto actions = nlohmann::json::parse(text_of(at(handle.get(), "moves")));
  std::vector<std::string> labels;
  std::vector<std::pair<int, std::size_t>> moves;
  for (int action = 0; action < 6; ++action) {
    const auto found = actions.find(std::to_string(action));
    if (found == actions.end()) continue;
    std::vector<std::pair<std::int64_t, std::string>> sorted;
    for (const auto& [label, frequency] : found->items()) sorted.emplace_back(frequency.get<std::int64_t>(), label);
    std::sort(sorted.rbegin(), sorted.rend());
    for (const auto& [frequency, label] : sorted) {
      const auto known = std::find(labels.begin(), labels.end(), label);
      moves.emplace_back(action, known - labels.begin());
      if (known == labels.end()) labels.push_back(label);
    }
  }
  auto list = out.initMoves(static_cast<unsigned>(moves.size()));
  for (unsigned i = 0; i < moves.size(); ++i) {
    list[i].setAction(static_cast<std::uint8_t>(moves[i].first));
    list[i].setLabel(static_cast<std::uint16_t>(moves[i].second));
  }
  write_strings(labels, out.initLabels());
}

}  // namespace

void write_transitions(const Network& network, const std::string& moves, WeightsWriter& weights,
                       schema::Transitions::Builder out) {
  const Layer* lower = nullptr;
  const Layer* upper = nullptr;
  for (const Layer* layer : network.named("linear")) (layer->dims.at("nI") == 96 ? lower : upper) = layer;
  const auto affines = network.named("precomputable_affine");
  if (lower == nullptr || upper == nullptr || affines.size() != 1)
    throw BadPackage("a transition network has not the layers that are expected");
  constexpr std::size_t hidden = 64;
  const Layer& affine = *affines[0];
  const std::size_t slots = affine.dims.at("nF");
  const std::size_t classes = upper->dims.at("nO");
  out.setSlots(static_cast<std::uint32_t>(slots));
  write_dense(network.param(*lower, "W", {hidden, 96}), network.param(*lower, "b", {hidden}), weights, out.initLower());
  write_dense(network.param(*upper, "W", {classes, hidden}), network.param(*upper, "b", {classes}), weights,
              out.initUpper());
  const Array& w = network.param(affine, "W", {slots, hidden, 2, hidden});
  const auto source = [](std::size_t row) { return row / 128 * 128 + row % 64 * 2 + row % 128 / 64; };
  write_matrix(
      slots * 128, hidden, [&](std::size_t row, std::size_t k) { return w.values[source(row) * hidden + k]; }, nullptr,
      weights, out.initAffine());
  const auto reorder = [&](const Array& a) {
    std::vector<float> values(a.values.size());
    for (std::size_t row = 0; row < values.size(); ++row) values[row] = a.values[source(row)];
    return values;
  };
  weights.add(reorder(network.param(affine, "pad", {1, slots, hidden, 2})), out.initPad());
  weights.add(reorder(network.param(affine, "b", {hidden, 2})), out.initBias());
  write_moves(moves, out);
  if (out.getMoves().size() != classes) throw BadPackage("a transition network has not a class for each move");
}

}  // namespace claimgraph::extract::convert
