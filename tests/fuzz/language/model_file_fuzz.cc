// A model file with damage that its checksum does not show: the input says which bytes of the real model's message
// change. Reading it ends with an error or with a model that stays in its memory. Inputs that start otherwise are a
// whole file each.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "extract/language/attribute_rules.h"
#include "extract/language/model.h"
#include "extract/language/model_file.h"
#include "extract/language/name_finder.h"
#include "extract/language/parser.h"

namespace {

using namespace claimgraph::extract;

const ModelFile& real_model() {
  static const auto file = [] {
    auto opened = ModelFile::open(CLAIMGRAPH_BINARY_DIR "/data/language.cgm");
    if (!opened) std::abort();
    return std::move(*opened);
  }();
  return *file;
}

// Strings of a table are read where they lie.
std::size_t touch(const StringTable& table) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < table.size(); ++i)
    sum += table[i].size() + (table[i].empty() ? 0 : table[i].back() == 'x');
  return sum;
}

void use(const ModelView& model) {
  const Kernels& kernels = portable_kernels();
  std::size_t sum = touch(model.reserved) + touch(model.tags) + touch(model.tokenizer.exceptions);
  for (const auto& table : model.lemmas) sum += touch(table.index) + touch(table.forms);
  if (AttributeRules::create(model.rules, model.tags).ok()) ++sum;
  if (Parser::create(model.parser, kernels).ok()) ++sum;
  if (NameFinder::create(model.names, kernels).ok()) ++sum;
  if (sum == 0) std::abort();  // uses the sum
}

// Bytes in fours: three for the place, one for the new value.
void read_changed(const std::uint8_t* data, std::size_t size) {
  static std::vector<std::uint64_t> message;
  const auto real = real_model().bytes().message;
  message.resize(real.size() / 8);
  std::memcpy(message.data(), real.data(), real.size());
  auto* const bytes = reinterpret_cast<std::uint8_t*>(message.data());
  for (std::size_t i = 0; i + 4 <= size; i += 4) {
    const std::size_t place = data[i] | data[i + 1] << 8U | data[i + 2] << 16U;
    bytes[place % real.size()] = data[i + 3];
  }
  const ModelBytes changed{{reinterpret_cast<const std::byte*>(bytes), real.size()}, real_model().bytes().weights};
  const auto model = read_model(changed, "fuzzed");
  if (model) use(*model);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0 && data[0] == 'F') {
    std::vector<std::uint64_t> aligned(size / 8 + 1);
    std::memcpy(aligned.data(), data + 1, size - 1);
    const auto parts = split_model({reinterpret_cast<const std::byte*>(aligned.data()), size - 1}, "fuzzed");
    if (parts && read_model(*parts, "fuzzed").ok()) return 0;
    const ModelBytes message{{reinterpret_cast<const std::byte*>(aligned.data()), size / 8 * 8}, {}};
    if (read_model(message, "fuzzed").ok()) return 0;
    return 0;
  }
  read_changed(data, size);
  return 0;
}
