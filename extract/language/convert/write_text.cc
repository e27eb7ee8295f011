#include <algorithm>
#include <cctype>

#include "extract/language/convert/write.h"

namespace claimgraph::extract::convert {

namespace {

std::string utf8(char32_t c) {
  std::string s;
  const auto byte = [&](char32_t b) { s += static_cast<char>(b); };
  if (c < 0x80) return std::string(1, static_cast<char>(c));
  if (c < 0x800) {
    byte(0xC0 | c >> 6U);
  } else {
    if (c < 0x10000) {
      byte(0xE0 | c >> 12U);
    } else {
      byte(0xF0 | c >> 18U);
      byte(0x80 | (c >> 12U & 63U));
    }
    byte(0x80 | (c >> 6U & 63U));
  }
  byte(0x80 | (c & 63U));
  return s;
}

// A Python pattern as PCRE2 reads it: \uXXXX and \UXXXXXXXX become the characters, (?u) is an option of the
// compilation.
std::string pcre_pattern(const std::string& python) {
  std::string out;
  for (std::size_t i = 0; i < python.size(); ++i) {
    if (python.compare(i, 4, "(?u)") == 0) {
      i += 3;
    } else if (python[i] == '\\' && i + 1 < python.size()) {
      const char kind = python[i + 1];
      const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
      if (digits == 0) {
        out += python.substr(i, 2);
      } else {
        const auto c = static_cast<char32_t>(std::stoul(python.substr(i + 2, digits), nullptr, 16));
        if (c < 0x80 && std::isalnum(static_cast<int>(c)) == 0) out += '\\';
        out += utf8(c);
      }
      i += 1 + digits;
    } else {
      out += python[i];
    }
  }
  return out;
}

// Index of a string in a growing list of distinct ones.
std::uint32_t intern(std::vector<std::string>& list, const std::string& s) {
  const auto found = std::find(list.begin(), list.end(), s);
  if (found == list.end()) list.push_back(s);
  return static_cast<std::uint32_t>(std::find(list.begin(), list.end(), s) - list.begin());
}

void write_numbers(const std::vector<std::uint32_t>& values, capnp::List<std::uint32_t>::Builder out) {
  for (unsigned i = 0; i < values.size(); ++i) out.set(i, values[i]);
}

}  // namespace

void write_strings(const std::vector<std::string>& strings, schema::Strings::Builder out) {
  auto ends = out.initEnds(static_cast<unsigned>(strings.size()));
  std::string bytes;
  for (unsigned i = 0; i < strings.size(); ++i) {
    bytes += strings[i];
    ends.set(i, static_cast<std::uint32_t>(bytes.size()));
  }
  out.setBytes({reinterpret_cast<const kj::byte*>(bytes.data()), bytes.size()});
}

void write_tokenizer(const std::string& file, const std::function<std::uint64_t(std::string_view)>& id_of,
                     schema::Tokenizer::Builder out) {
  constexpr std::string_view kOrth = "65";  // spaCy's numbers of the attributes ORTH and NORM
  constexpr std::string_view kNorm = "67";
  const auto handle = msgpack::unpack(file.data(), file.size());
  const auto& map = handle.get();
  out.setPrefix(pcre_pattern(text_of(at(map, "prefix_search"))));
  out.setSuffix(pcre_pattern(text_of(at(map, "suffix_search"))));
  out.setInfix(pcre_pattern(text_of(at(map, "infix_finditer"))));
  out.setUrl(pcre_pattern(text_of(at(map, "url_match"))));
  if (at(map, "token_match").type != msgpack::type::NIL) throw BadPackage("the tokenizer has a token_match");

  const auto exceptions = at(map, "exceptions").as<std::map<std::string, std::vector<msgpack::object>>>();
  std::vector<std::string> keys;
  std::vector<std::string> texts;
  std::vector<std::uint32_t> ends;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> pieces;
  for (const auto& [key, tokens] : exceptions) {
    keys.push_back(key);
    for (const auto& token : tokens) {
      const auto* norm = find(token, kNorm);
      pieces.emplace_back(intern(texts, text_of(at(token, kOrth))), norm == nullptr ? 0 : id_of(text_of(*norm)));
    }
    ends.push_back(static_cast<std::uint32_t>(pieces.size()));
  }
  write_strings(keys, out.initExceptions());
  write_strings(texts, out.initPieceTexts());
  write_numbers(ends, out.initExceptionEnds(static_cast<unsigned>(ends.size())));
  auto list = out.initPieces(static_cast<unsigned>(pieces.size()));
  for (unsigned i = 0; i < pieces.size(); ++i) {
    list[i].setText(pieces[i].first);
    list[i].setNorm(pieces[i].second);
  }
}

namespace {

// The strings of a condition's value ("x", {IN: [..]}, {NOT_IN: [..]}); an empty one never occurs in a document.
std::vector<std::string> values_of(const msgpack::object& value, bool& excluded) {
  excluded = false;
  if (value.type != msgpack::type::MAP) return {text_of(value)};
  const auto* in = find(value, "IN");
  excluded = in == nullptr;
  auto values = texts_of(in != nullptr ? *in : at(value, "NOT_IN"));
  values.erase(std::remove(values.begin(), values.end(), std::string()), values.end());
  return values;
}

void write_texts(const std::vector<std::string>& values, capnp::List<capnp::Text>::Builder out) {
  for (unsigned i = 0; i < values.size(); ++i) out.set(i, values[i]);
}

void write_condition(const std::string& key, const msgpack::object& value, schema::TokenPattern::Builder out) {
  bool excluded = false;
  if (key == "IS_SPACE") {
    out.setIsSpace(value.as<bool>() ? 1 : 0);
  } else if (key == "LOWER" && value.type == msgpack::type::MAP && find(value, "REGEX") != nullptr) {
    out.setLowerPattern(pcre_pattern(text_of(at(value, "REGEX"))));
  } else {
    const auto values = values_of(value, excluded);
    const auto size = static_cast<unsigned>(values.size());
    if (key == "TAG") {
      write_texts(values, out.initTags(size));
      out.setTagsExcluded(excluded);
    } else if (key == "DEP") {
      write_texts(values, out.initDeps(size));
      out.setDepsExcluded(excluded);
    } else if (key == "LOWER" && !excluded) {
      write_texts(values, out.initLowers(size));
    } else {
      throw BadPackage("an attribute rule has a condition on " + key + " that is not known");
    }
  }
}

void write_values(const msgpack::object& values, schema::AttributeRule::Builder out) {
  for (const auto& [key, value] : values.as<std::map<std::string, std::string>>()) {
    if (key == "POS") {
      out.setPos(value);
    } else if (key == "TAG") {
      out.setTag(value);
    } else if (key == "DEP") {
      out.setDep(value);
    } else if (key == "LEMMA") {
      out.setLemma(value);
    } else if (key == "MORPH") {
      out.setSetsMorph(true);
      out.setMorph(value == "_" ? "" : value);
    } else {
      throw BadPackage("an attribute rule sets " + key + ", which is not known");
    }
  }
}

}  // namespace

void write_rules(const std::string& file, schema::Model::Builder out) {
  const auto handle = msgpack::unpack(file.data(), file.size());
  const auto rules = handle.get().as<std::vector<msgpack::object>>();
  auto list = out.initRules(static_cast<unsigned>(rules.size()));
  for (unsigned i = 0; i < rules.size(); ++i) {
    list[i].setTarget(static_cast<std::uint8_t>(number_of(at(rules[i], "index"))));
    write_values(at(rules[i], "attrs"), list[i]);
    const auto patterns = at(rules[i], "patterns").as<std::vector<std::vector<msgpack::object>>>();
    auto out_patterns = list[i].initPatterns(static_cast<unsigned>(patterns.size()));
    for (unsigned p = 0; p < patterns.size(); ++p) {
      auto tokens = out_patterns.init(p, static_cast<unsigned>(patterns[p].size()));
      for (unsigned t = 0; t < patterns[p].size(); ++t) {
        tokens[t].setIsSpace(-1);
        for (const auto& [key, value] : patterns[p][t].as<std::map<std::string, msgpack::object>>())
          write_condition(key, value, tokens[t]);
      }
    }
  }
}

void write_lemmas(const std::string& file, const std::function<std::uint64_t(std::string_view)>& id_of,
                  schema::Model::Builder out) {
  static const std::vector<std::string> kPos = {"adj", "adv", "noun", "punct", "verb"};
  const auto handle = msgpack::unpack(file.data(), file.size());
  const auto table = [&](const char* name, const std::string& pos) {
    return find(at(handle.get(), name), std::to_string(id_of(pos)));
  };
  auto list = out.initLemmas(static_cast<unsigned>(kPos.size()));
  for (unsigned i = 0; i < kPos.size(); ++i) {
    list[i].setPos(kPos[i]);
    if (const auto* rules = table("lemma_rules", kPos[i])) {
      const auto pairs = rules->as<std::vector<std::vector<std::string>>>();
      auto suffixes = list[i].initSuffixes(static_cast<unsigned>(pairs.size()));
      for (unsigned k = 0; k < pairs.size(); ++k) {
        suffixes[k].setOld(pairs[k].at(0));
        suffixes[k].setNew(pairs[k].at(1));
      }
    }
    std::vector<std::string> index;
    if (const auto* words = table("lemma_index", kPos[i])) index = texts_of(*words);
    std::sort(index.begin(), index.end());
    write_strings(index, list[i].initIndex());
    std::vector<std::string> keys;
    std::vector<std::string> forms;
    std::vector<std::uint32_t> ends;
    if (const auto* words = table("lemma_exc", kPos[i])) {
      for (const auto& [word, lemmas] : words->as<std::map<std::string, std::vector<std::string>>>()) {
        keys.push_back(word);
        forms.insert(forms.end(), lemmas.begin(), lemmas.end());
        ends.push_back(static_cast<std::uint32_t>(forms.size()));
      }
    }
    write_strings(keys, list[i].initExceptions());
    write_strings(forms, list[i].initForms());
    write_numbers(ends, list[i].initExceptionEnds(static_cast<unsigned>(ends.size())));
  }
}

}  // namespace claimgraph::extract::convert
