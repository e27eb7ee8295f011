#include "graph/json_fields.h"

#include <limits>

namespace claimgraph {

namespace dom = simdjson::dom;

namespace {

const char* name_of(dom::element_type type) {
  switch (type) {
    case dom::element_type::ARRAY:
      return "a list";
    case dom::element_type::OBJECT:
      return "an object";
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      return "a number";
    case dom::element_type::STRING:
      return "a string";
    case dom::element_type::BOOL:
      return "a boolean";
    case dom::element_type::NULL_VALUE:
      return "null";
  }
  return "something else";
}

std::string wanted(const char* what, dom::element found) {
  return std::string("expected ") + what + ", found " + name_of(found.type());
}

constexpr std::uint64_t kLargestOffset = std::numeric_limits<std::uint32_t>::max();

std::optional<std::uint32_t> offset_of(dom::element element) {
  std::uint64_t value = 0;
  if (element.get_uint64().get(value) != simdjson::SUCCESS || value > kLargestOffset) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

}  // namespace

void Problem::report(std::string_view path, std::string_view complaint) {
  if (any()) return;
  message_.append(path).append(": ").append(complaint);
}

std::string Fields::path_of(const char* key) const { return path_ + "." + key; }

void Fields::report(const char* key, std::string_view complaint) const { problem_->report(path_of(key), complaint); }

std::optional<dom::element> Fields::find(const char* key) const {
  dom::element element;
  if (object_.at_key(key).get(element) != simdjson::SUCCESS || element.is_null()) return std::nullopt;
  return element;
}

bool Fields::has(const char* key) const { return find(key).has_value(); }

std::string Fields::text(const char* key) const {
  const auto element = find(key);
  if (!element) return {};
  std::string_view text;
  if (element->get_string().get(text) != simdjson::SUCCESS) report(key, wanted("a string", *element));
  return std::string(text);
}

std::string Fields::required_text(const char* key) const {
  std::string value = text(key);
  if (value.empty()) report(key, "missing or empty; every record of this kind needs it");
  return value;
}

std::vector<std::string> Fields::texts(const char* key) const {
  std::vector<std::string> out;
  const auto element = find(key);
  if (!element) return out;
  dom::array list;
  if (element->get_array().get(list) != simdjson::SUCCESS) {
    report(key, wanted("a list of strings", *element));
    return out;
  }
  for (const dom::element item : list) {
    std::string_view text;
    if (item.get_string().get(text) != simdjson::SUCCESS) {
      report(key, "expected a list of strings, found " + std::string(name_of(item.type())) + " in it");
      return out;
    }
    out.emplace_back(text);
  }
  return out;
}

bool Fields::flag(const char* key) const {
  const auto element = find(key);
  bool value = false;
  if (element && element->get_bool().get(value) != simdjson::SUCCESS) report(key, wanted("true or false", *element));
  return value;
}

std::optional<double> Fields::number(const char* key) const {
  const auto element = find(key);
  if (!element) return std::nullopt;
  double value = 0;
  if (element->get_double().get(value) == simdjson::SUCCESS) return value;
  report(key, wanted("a number", *element));
  return std::nullopt;
}

std::optional<std::int64_t> Fields::integer(const char* key) const {
  const auto element = find(key);
  if (!element) return std::nullopt;
  std::int64_t value = 0;
  if (element->get_int64().get(value) == simdjson::SUCCESS) return value;
  report(key, "expected a whole number of 64 bits, found " + std::string(name_of(element->type())));
  return std::nullopt;
}

std::uint32_t Fields::offset(const char* key) const {
  const auto element = find(key);
  if (!element) {
    report(key, "missing; a span needs start, end and text");
    return 0;
  }
  const auto value = offset_of(*element);
  if (!value) report(key, "expected a byte offset, a whole number from 0 to 4294967295");
  return value.value_or(0);
}

std::optional<Fields> Fields::object(const char* key) const {
  const auto element = find(key);
  if (!element) return std::nullopt;
  dom::object object;
  if (element->get_object().get(object) == simdjson::SUCCESS) return Fields(object, path_of(key), *problem_);
  report(key, wanted("an object", *element));
  return std::nullopt;
}

std::vector<Fields> Fields::objects(const char* key) const {
  std::vector<Fields> out;
  const auto element = find(key);
  if (!element) return out;
  if (element->is_object()) return {*object(key)};
  dom::array list;
  if (element->get_array().get(list) != simdjson::SUCCESS) {
    report(key, wanted("a list of objects", *element));
    return out;
  }
  for (const dom::element item : list) {
    const std::string path = path_of(key) + "[" + std::to_string(out.size()) + "]";
    dom::object object;
    if (item.get_object().get(object) != simdjson::SUCCESS) {
      problem_->report(path, wanted("an object", item));
      return out;
    }
    out.emplace_back(object, path, *problem_);
  }
  return out;
}

ByteSpan Fields::ends() const {
  const ByteSpan span{offset("start"), offset("end")};
  if (span.start > span.end) report("end", "lies before start");
  return span;
}

std::optional<ByteSpan> Fields::range_of(dom::element element, const std::string& path) const {
  dom::array pair;
  std::vector<std::uint32_t> ends;
  if (element.get_array().get(pair) == simdjson::SUCCESS && pair.size() == 2) {
    for (const dom::element end : pair) {
      if (const auto value = offset_of(end)) ends.push_back(*value);
    }
  }
  if (ends.size() == 2 && ends[0] <= ends[1]) return ByteSpan{ends[0], ends[1]};
  problem_->report(path, "expected [start, end], two byte offsets in order");
  return std::nullopt;
}

std::optional<ByteSpan> Fields::range(const char* key) const {
  const auto element = find(key);
  if (!element) return std::nullopt;
  if (element->is_object()) return object(key)->ends();
  return range_of(*element, path_of(key));
}

std::vector<ByteSpan> Fields::ranges(const char* key) const {
  std::vector<ByteSpan> out;
  const auto element = find(key);
  if (!element) return out;
  dom::array list;
  if (element->get_array().get(list) != simdjson::SUCCESS) {
    report(key, wanted("a list of [start, end]", *element));
    return out;
  }
  for (const dom::element item : list) {
    const auto pair = range_of(item, path_of(key) + "[" + std::to_string(out.size()) + "]");
    if (!pair) return out;
    out.push_back(*pair);
  }
  return out;
}

}  // namespace claimgraph
