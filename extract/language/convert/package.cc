#include "extract/language/convert/package.h"

#include <cstring>

namespace claimgraph::extract::convert {

namespace {

bool key_is(const msgpack::object& o, std::string_view key) {
  if (o.type == msgpack::type::STR) return std::string_view(o.via.str.ptr, o.via.str.size) == key;
  if (o.type == msgpack::type::BIN) return std::string_view(o.via.bin.ptr, o.via.bin.size) == key;
  return o.type == msgpack::type::POSITIVE_INTEGER && std::to_string(o.via.u64) == key;
}

Array read_array(const msgpack::object& o) {
  if (text_of(at(o, "type")) != "<f4") throw BadPackage("an array is not of 32-bit floats");
  Array a;
  std::size_t size = 1;
  for (const auto& n : at(o, "shape").as<std::vector<std::uint64_t>>()) {
    a.shape.push_back(n);
    size *= n;
  }
  const std::string data = text_of(at(o, "data"));
  if (data.size() != size * sizeof(float)) throw BadPackage("an array has not the size of its shape");
  a.values.resize(size);
  std::memcpy(a.values.data(), data.data(), data.size());
  return a;
}

void read_attributes(const msgpack::object& attributes, Layer& layer) {
  const auto value = [&](std::string_view key) -> std::string {
    const auto* v = find(attributes, key);
    return v != nullptr && v->type == msgpack::type::BIN ? text_of(*v) : std::string();
  };
  if (const std::string seed = value("seed"); !seed.empty())
    layer.seed = number_of(msgpack::unpack(seed.data(), seed.size()).get());
  if (const std::string columns = value("columns"); !columns.empty())
    layer.columns = texts_of(msgpack::unpack(columns.data(), columns.size()).get());
}

}  // namespace

const msgpack::object* find(const msgpack::object& map, std::string_view key) {
  if (map.type != msgpack::type::MAP) throw BadPackage("no map where " + std::string(key) + " is looked up");
  for (std::uint32_t i = 0; i < map.via.map.size; ++i) {
    if (key_is(map.via.map.ptr[i].key, key)) return &map.via.map.ptr[i].val;
  }
  return nullptr;
}

const msgpack::object& at(const msgpack::object& map, std::string_view key) {
  const auto* value = find(map, key);
  if (value == nullptr) throw BadPackage("has no entry " + std::string(key));
  return *value;
}

std::string text_of(const msgpack::object& o) {
  if (o.type == msgpack::type::STR) return {o.via.str.ptr, o.via.str.size};
  if (o.type == msgpack::type::BIN) return {o.via.bin.ptr, o.via.bin.size};
  throw BadPackage("no text where one is expected");
}

std::uint64_t number_of(const msgpack::object& o) {
  if (o.type != msgpack::type::POSITIVE_INTEGER) throw BadPackage("no number where one is expected");
  return o.via.u64;
}

std::vector<std::string> texts_of(const msgpack::object& array) {
  if (array.type != msgpack::type::ARRAY) throw BadPackage("no list where one is expected");
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < array.via.array.size; ++i) texts.push_back(text_of(array.via.array.ptr[i]));
  return texts;
}

Network::Network(const std::string& file) {
  const auto handle = msgpack::unpack(file.data(), file.size());
  const auto nodes = at(handle.get(), "nodes").as<std::vector<msgpack::object>>();
  const auto attributes = at(handle.get(), "attrs").as<std::vector<msgpack::object>>();
  const auto params = at(handle.get(), "params").as<std::vector<msgpack::object>>();
  if (attributes.size() != nodes.size() || params.size() != nodes.size())
    throw BadPackage("a network has lists of different length");
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Layer layer;
    layer.name = text_of(at(nodes[i], "name"));
    const auto& dims = at(nodes[i], "dims");
    for (const char* dim : {"nO", "nI", "nP", "nV", "nF"}) {
      const auto* value = find(dims, dim);
      if (value != nullptr && value->type == msgpack::type::POSITIVE_INTEGER) layer.dims[dim] = value->via.u64;
    }
    read_attributes(attributes[i], layer);
    const auto& map = params[i].via.map;
    for (std::uint32_t k = 0; params[i].type == msgpack::type::MAP && k < map.size; ++k) {
      if (map.ptr[k].val.type == msgpack::type::MAP) layer.params[text_of(map.ptr[k].key)] = read_array(map.ptr[k].val);
    }
    layers_.push_back(std::move(layer));
  }
}

std::vector<const Layer*> Network::named(std::string_view name) const {
  std::vector<const Layer*> found;
  for (const Layer& layer : layers_) {
    if (layer.name == name) found.push_back(&layer);
  }
  return found;
}

const Array& Network::param(const Layer& layer, const std::string& name, const std::vector<std::size_t>& shape) const {
  const auto found = layer.params.find(name);
  if (found == layer.params.end()) throw BadPackage("layer " + layer.name + " has no parameter " + name);
  if (found->second.shape != shape) throw BadPackage("parameter " + name + " of " + layer.name + " has another shape");
  return found->second;
}

}  // namespace claimgraph::extract::convert
