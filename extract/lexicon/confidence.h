// How likely an edge or an event is right, from what spoke for it: a logistic sum of weights (confidence.tsv), which
// tools/train_confidence.py fits to annotated articles.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace claimgraph::extract {

// Immutable after load(); any number of threads may use it.
class ConfidenceModel {
 public:
  // Columns: kind (an edge type, or "event"), feature (empty: the constant), weight. A later row of the same kind and
  // feature takes the place of an earlier one. Errors name file and line.
  static Result<ConfidenceModel> load(std::span<const std::filesystem::path> folders);

  // Between 0.01 and 0.99, in hundredths, so that the last bits of a machine's arithmetic do not show. Features that
  // the table does not have count nothing; a kind that it does not have at all gives `otherwise`.
  double of(std::string_view kind, std::span<const std::string> features, double otherwise) const;

 private:
  std::map<std::string, std::map<std::string, double, std::less<>>, std::less<>> weights_;  // kind → feature → weight
};

}  // namespace claimgraph::extract
