#include "extract/lexicon/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/lexicon/table.h"

namespace claimgraph::extract {

Result<ConfidenceModel> ConfidenceModel::load(std::span<const std::filesystem::path> folders) {
  static constexpr std::array<std::string_view, 3> kColumns = {"kind", "feature", "weight"};
  const auto table = LexiconTable::load(folders, "confidence", kColumns);
  if (!table) return table.error();
  ConfidenceModel model;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto weight = table->weight(row, 2);
    if (!weight) return weight.error();
    model.weights_[std::string(table->field(row, 0))][std::string(table->field(row, 1))] = *weight;
  }
  return model;
}

double ConfidenceModel::of(std::string_view kind, std::span<const std::string> features, double otherwise) const {
  const auto weights = weights_.find(kind);
  if (weights == weights_.end()) return otherwise;
  const auto weight = [&](std::string_view feature) {
    const auto found = weights->second.find(feature);
    return found == weights->second.end() ? 0.0 : found->second;
  };
  double sum = weight("");
  for (const std::string& feature : features) sum += weight(feature);
  return std::clamp(std::round(100 / (1 + std::exp(-sum))) / 100, 0.01, 0.99);
}

}  // namespace claimgraph::extract
