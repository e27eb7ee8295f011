// usage: convert_word_classes WORDNET_DIRECTORY OUT
//
// Reads the noun and verb files of WordNet 3.0 (formats: wndb(5WN), lexnames(5WN), cntlist(5WN)) and writes the table
// of word classes (extract/lexicon/word_classes.capnp). The same files give the same bytes.
#include <capnp/message.h>
#include <capnp/serialize.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extract/lexicon/word_classes.capnp.h"
#include "extract/lexicon/word_classes_file.h"

namespace {

using namespace claimgraph;  // NOLINT(google-build-using-namespace): one file, one program
namespace schema = claimgraph::extract::schema;

struct Synset {
  int lexicographer_file = 0;
  std::vector<std::string> words;
  struct Derivation {
    std::size_t word = 0;  // index into words
    std::string offset;    // of a verb's synset
    std::size_t target = 0;
  };
  std::vector<Derivation> derivations;
};
using Synsets = std::map<std::string, Synset>;  // by offset

struct Word {
  std::map<int, double> weights;  // by lexicographer file
  std::set<std::string> verbs;
};
using Words = std::map<std::pair<char, std::string>, Word>;

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw std::runtime_error(path + ": " + why + "; install Debian's wordnet-base, or set CLAIMGRAPH_WORDNET_DIR");
}

// Lines of a file of WordNet but those of its licence, which begin with two blanks.
template <typename Take>
void for_lines(const std::string& path, const Take& take) {
  std::ifstream in(path);
  if (!in) fail(path, "cannot be opened");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("  ")) take(line);
  }
}

Synset read_synset(std::istringstream& fields) {
  Synset synset;
  std::string type;
  std::string count;
  fields >> synset.lexicographer_file >> type >> count;
  synset.words.resize(std::stoul(count, nullptr, 16));
  for (std::string& word : synset.words) {
    std::string lexical_id;
    fields >> word >> lexical_id;
  }
  std::size_t pointers = 0;
  fields >> pointers;
  for (; pointers > 0; --pointers) {
    std::string symbol;
    std::string offset;
    char pos = 0;
    std::string ends;
    fields >> symbol >> offset >> pos >> ends;
    if (symbol != "+" || pos != 'v' || ends.size() != 4) continue;
    synset.derivations.push_back(
        {std::stoul(ends.substr(0, 2), nullptr, 16) - 1, offset, std::stoul(ends.substr(2), nullptr, 16) - 1});
  }
  return synset;
}

Synsets read_synsets(const std::string& path) {
  Synsets synsets;
  for_lines(path, [&](const std::string& line) {
    std::istringstream fields(line.substr(0, line.find('|')));
    std::string offset;
    fields >> offset;
    synsets[offset] = read_synset(fields);
    if (!fields) fail(path, "a line is not of WordNet 3.0's form: " + line.substr(0, 40));
  });
  return synsets;
}

// How often each sense was met in the tagged texts: by part of speech, lemma and number of the sense.
using Counts = std::map<std::tuple<char, std::string, int>, int>;

Counts read_counts(const std::string& path) {
  Counts counts;
  for_lines(path, [&](const std::string& line) {
    std::istringstream fields(line);
    std::string key;
    int sense = 0;
    int count = 0;
    fields >> key >> sense >> count;
    const std::size_t percent = key.find('%');
    if (!fields || percent == std::string::npos || percent + 1 >= key.size()) fail(path, "a line of another form");
    if (key[percent + 1] == '1') counts[{'n', key.substr(0, percent), sense}] = count;
    if (key[percent + 1] == '2') counts[{'v', key.substr(0, percent), sense}] = count;
  });
  return counts;
}

void add_derived(const Synset& synset, const std::string& lemma, const Synsets& verbs, Word& word) {
  for (const Synset::Derivation& derivation : synset.derivations) {
    const auto verb = verbs.find(derivation.offset);
    if (verb == verbs.end() || derivation.word >= synset.words.size() || synset.words[derivation.word] != lemma)
      continue;
    if (derivation.target < verb->second.words.size()) word.verbs.insert(verb->second.words[derivation.target]);
  }
}

// A sense weighs as often as it was met, and one over its rank on top: senses that were never met are in order of
// commonness too. Names (March, Lincoln) are left to the gazetteer and the lexicon of actors, and so are compounds:
// what is looked up is the head of a phrase.
void read_words(const std::string& path, char pos, const Synsets& synsets, const Synsets& verbs, const Counts& counts,
                Words& words) {
  for_lines(path, [&](const std::string& line) {
    std::istringstream fields(line);
    std::string lemma;
    char own_pos = 0;
    int senses = 0;
    int pointers = 0;
    fields >> lemma >> own_pos >> senses >> pointers;
    if (lemma.find('_') != std::string::npos) return;
    std::string skipped;
    for (int i = 0; i < pointers + 2; ++i) fields >> skipped;
    Word word;
    for (int sense = 1; sense <= senses; ++sense) {
      std::string offset;
      fields >> offset;
      const auto synset = synsets.find(offset);
      if (synset == synsets.end()) fail(path, lemma + " points to no synset");
      if (std::ranges::find(synset->second.words, lemma) == synset->second.words.end()) continue;
      const auto count = counts.find({pos, lemma, sense});
      word.weights[synset->second.lexicographer_file] += (count == counts.end() ? 0 : count->second) + 1.0 / sense;
      if (pos == 'n') add_derived(synset->second, lemma, verbs, word);
    }
    if (!word.weights.empty()) words[{pos, lemma}] = std::move(word);
  });
}

struct Row {
  std::uint64_t hash = 0;
  const Word* word = nullptr;
};

std::vector<std::pair<int, unsigned>> shares(const Word& word) {
  double sum = 0;
  for (const auto& [file, weight] : word.weights) sum += weight;
  std::vector<std::pair<int, unsigned>> out;
  for (const auto& [file, weight] : word.weights) {
    const auto share = static_cast<unsigned>(weight / sum * 255 + 0.5);
    if (share > 0) out.emplace_back(file, share);
  }
  std::ranges::stable_sort(out, std::greater<>(), &std::pair<int, unsigned>::second);
  return out;
}

kj::Array<capnp::word> make_message(const Words& words) {
  std::vector<Row> rows;
  for (const auto& [key, word] : words) rows.push_back({extract::word_hash(key.first, key.second), &word});
  std::ranges::sort(rows, {}, &Row::hash);
  std::vector<std::pair<int, unsigned>> classes;
  std::vector<std::string> verbs;
  capnp::MallocMessageBuilder message(1U << 20);
  auto root = message.initRoot<schema::WordClasses>();
  const auto count = static_cast<unsigned>(rows.size());
  auto hashes = root.initWords(count);
  auto first_class = root.initFirstClass(count + 1);
  auto first_verb = root.initFirstVerb(count + 1);
  for (unsigned i = 0; i < count; ++i) {
    hashes.set(i, rows[i].hash);
    for (const auto& share : shares(*rows[i].word)) classes.push_back(share);
    verbs.insert(verbs.end(), rows[i].word->verbs.begin(), rows[i].word->verbs.end());
    first_class.set(i + 1, static_cast<std::uint32_t>(classes.size()));
    first_verb.set(i + 1, static_cast<std::uint32_t>(verbs.size()));
  }
  auto files = root.initClasses(static_cast<unsigned>(classes.size()));
  auto parts = root.initShares(static_cast<unsigned>(classes.size()));
  for (unsigned i = 0; i < classes.size(); ++i) {
    files.set(i, static_cast<std::uint8_t>(classes[i].first));
    parts.set(i, static_cast<std::uint8_t>(classes[i].second));
  }
  auto lemmas = root.initVerbs(static_cast<unsigned>(verbs.size()));
  for (unsigned i = 0; i < verbs.size(); ++i) lemmas.set(i, verbs[i].c_str());
  return capnp::messageToFlatArray(message);
}

Status convert(const std::string& folder, const std::string& out) {
  const Synsets nouns = read_synsets(folder + "/data.noun");
  const Synsets verbs = read_synsets(folder + "/data.verb");
  const Counts counts = read_counts(folder + "/cntlist.rev");
  Words words;
  read_words(folder + "/index.noun", 'n', nouns, verbs, counts, words);
  read_words(folder + "/index.verb", 'v', verbs, verbs, counts, words);
  const auto message = make_message(words);
  const auto bytes = message.asChars();
  return extract::write_mapped_message(out, extract::kWordClassesMagic, {bytes.begin(), bytes.size()});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s WORDNET_DIRECTORY OUT\n", argv[0]);
    return 2;
  }
  try {
    const Status status = convert(argv[1], argv[2]);
    if (status) return 0;
    std::fprintf(stderr, "%s: %s\n", argv[0], status.error().message.c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
  }
  return 1;
}
