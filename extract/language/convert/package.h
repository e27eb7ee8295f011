// Reads the parts of spaCy's en_core_web_sm package: msgpack maps, and thinc's serialised networks (docs/language.md).
#pragma once

#include <cstdint>
#include <map>
#include <msgpack.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::extract::convert {

// What is wrong with a package; the converter's main prints it. Only thrown inside the converter.
struct BadPackage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Value of a key in a msgpack map, whose keys may be text or bytes; throws when it is not there.
const msgpack::object& at(const msgpack::object& map, std::string_view key);
const msgpack::object* find(const msgpack::object& map, std::string_view key);
std::string text_of(const msgpack::object& value);
std::uint64_t number_of(const msgpack::object& value);
std::vector<std::string> texts_of(const msgpack::object& array);

struct Array {
  std::vector<std::size_t> shape;
  std::vector<float> values;  // C order
};

struct Layer {
  std::string name;
  std::map<std::string, std::uint64_t> dims;
  std::uint64_t seed = 0;            // of hash embeddings
  std::vector<std::string> columns;  // of the feature extractor
  std::map<std::string, Array> params;
};

// The layers of a thinc model file in breadth-first order.
class Network {
 public:
  explicit Network(const std::string& file);
  std::vector<const Layer*> named(std::string_view name) const;
  const Array& param(const Layer& layer, const std::string& name, const std::vector<std::size_t>& shape) const;

 private:
  std::vector<Layer> layers_;
};

}  // namespace claimgraph::extract::convert
