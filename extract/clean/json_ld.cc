#include "extract/clean/json_ld.h"

#include <simdjson.h>

#include <algorithm>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

using simdjson::dom::element;

constexpr int deepest = 6;  // of graphs within graphs

std::string_view string_at(const element& object, const char* key) {
  std::string_view text;
  element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  if (value.get(text) == simdjson::SUCCESS) return trim(text);
  if (value.is_array() && value.at(0).get(text) == simdjson::SUCCESS) return trim(text);
  return {};
}

bool has_type(const element& object, std::string_view what, bool ending) {
  const auto fits = [&](std::string_view t) {
    if (const auto slash = t.find_last_of('/'); slash != std::string_view::npos) t.remove_prefix(slash + 1);
    return ending ? t.ends_with(what) : t == what;
  };
  element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  std::string_view text;
  if (type.get(text) == simdjson::SUCCESS) return fits(text);
  simdjson::dom::array list;
  if (type.get(list) != simdjson::SUCCESS) return false;
  return std::any_of(list.begin(), list.end(),
                     [&](const element& e) { return e.get(text) == simdjson::SUCCESS && fits(text); });
}

void take_names(const element& value, std::vector<std::string>& names) {
  std::string_view text;
  simdjson::dom::array list;
  if (value.get(text) == simdjson::SUCCESS) {
    if (!trim(text).empty()) names.emplace_back(trim(text));
  } else if (value.get(list) == simdjson::SUCCESS) {
    for (const element& e : list) {
      if (!e.is_array()) take_names(e, names);
    }
  } else if (value.is_object()) {
    const std::string_view name = string_at(value, "name");
    if (!name.empty()) names.emplace_back(name);
  }
}

void set(std::string& slot, std::string_view value) {
  if (slot.empty()) slot = value;
}

void take_article(const element& object, JsonLdArticle& out) {
  set(out.headline, string_at(object, "headline"));
  set(out.headline, string_at(object, "name"));
  set(out.published, string_at(object, "datePublished"));
  set(out.published, string_at(object, "dateCreated"));
  set(out.published, string_at(object, "coverageStartTime"));
  set(out.url, string_at(object, "url"));
  set(out.text, string_at(object, "articleBody"));
  element value;
  if (out.authors.empty() && object["author"].get(value) == simdjson::SUCCESS) take_names(value, out.authors);
  std::vector<std::string> names;
  if (object["publisher"].get(value) == simdjson::SUCCESS) take_names(value, names);
  if (!names.empty()) set(out.publisher, names.front());
}

void walk(const element& value, int depth, JsonLdArticle& out) {
  if (depth > deepest) return;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element& e : list) walk(e, depth + 1, out);
    return;
  }
  if (!value.is_object()) return;
  if (has_type(value, "Article", true) || has_type(value, "BlogPosting", true) || has_type(value, "Posting", true) ||
      has_type(value, "Report", true))
    take_article(value, out);
  if (has_type(value, "WebSite", false) || has_type(value, "Organization", true))
    set(out.site_name, string_at(value, "name"));
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    element inner;
    if (value[key].get(inner) == simdjson::SUCCESS) walk(inner, depth + 1, out);
  }
}

// Raw line ends and tabs inside strings are common and forbidden.
std::string mended(std::string_view json) {
  std::string out(json);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

}  // namespace

void read_json_ld(std::string_view json, JsonLdArticle& article) {
  simdjson::dom::parser parser;
  element root;
  const std::string text = mended(json);
  if (parser.parse(text).get(root) != simdjson::SUCCESS) return;
  walk(root, 0, article);
}

}  // namespace claimgraph::extract
