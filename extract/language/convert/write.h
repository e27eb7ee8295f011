// Writes the parts of the converted model; each function fills one struct of model.capnp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/convert/package.h"
#include "extract/language/model.capnp.h"

namespace claimgraph::extract::convert {

// The weights section under construction.
class WeightsWriter {
 public:
  // Appends at the next multiple of 64 bytes.
  void add(const std::vector<float>& values, schema::Weights::Builder where);
  const std::vector<float>& floats() const { return floats_; }

 private:
  std::vector<float> floats_;
};

void write_strings(const std::vector<std::string>& strings, schema::Strings::Builder out);

// The contents of the package's files, by the path inside the model folder.
void write_tokenizer(const std::string& file, const std::function<std::uint64_t(std::string_view)>& id_of,
                     schema::Tokenizer::Builder out);
void write_encoder(const Network& network, WeightsWriter& weights, schema::Encoder::Builder out);
void write_tagger(const std::string& model, WeightsWriter& weights, schema::Matrix::Builder out);
void write_transitions(const Network& network, const std::string& moves, WeightsWriter& weights,
                       schema::Transitions::Builder out);
void write_rules(const std::string& patterns, schema::Model::Builder out);
// `id_of` finds the tables, whose keys are ids of parts of speech.
void write_lemmas(const std::string& lookups, const std::function<std::uint64_t(std::string_view)>& id_of,
                  schema::Model::Builder out);

}  // namespace claimgraph::extract::convert
