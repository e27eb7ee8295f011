#include <capnp/serialize.h>

#include <algorithm>
#include <istream>
#include <utility>

#include "graph/extraction_codec.h"

namespace claimgraph {

namespace {

constexpr std::size_t kWord = sizeof(capnp::word);
constexpr std::size_t kLargestMessage = std::size_t{1} << 30U;
constexpr std::size_t kChunk = std::size_t{1} << 20U;  // memory grows with what was read, not with what a header says

class CapnpReader final : public ExtractionReader {
 public:
  CapnpReader(std::istream& input, std::string name) : input_(input), name_(std::move(name)) {}

  Result<std::optional<Extraction>> next() override {
    bytes_.clear();
    if (!read_to(kWord)) return bytes_.empty() ? Result<std::optional<Extraction>>(std::nullopt) : cut();
    // Each pass knows more of the segment table, until it names the whole size.
    for (std::size_t want = expected(); want > bytes_.size(); want = expected()) {
      if (want > kLargestMessage) return error("a message of more than 1 GiB, or no Cap'n Proto at all");
      if (!read_to(want)) return cut();
    }
    auto extraction = decode_extraction(bytes_);
    if (!extraction) return error(extraction.error().message);
    ++messages_;
    return std::optional<Extraction>(std::move(extraction).value());
  }

 private:
  std::size_t expected() const {
    auto prefix = kj::heapArray<capnp::word>(std::min(bytes_.size() / kWord, kLongestTable));
    std::copy_n(bytes_.data(), prefix.size() * kWord, reinterpret_cast<char*>(prefix.begin()));
    return capnp::expectedSizeInWordsFromPrefix(prefix) * kWord;
  }

  // Reads until bytes_ has `size` bytes; false at an earlier end.
  bool read_to(std::size_t size) {
    while (bytes_.size() < size) {
      const std::size_t had = bytes_.size();
      bytes_.resize(std::min(size, had + kChunk));
      input_.read(bytes_.data() + had, static_cast<std::streamsize>(bytes_.size() - had));
      if (input_.gcount() != static_cast<std::streamsize>(bytes_.size() - had)) {
        bytes_.resize(had + static_cast<std::size_t>(input_.gcount()));
        return false;
      }
    }
    return true;
  }

  Error error(const std::string& what) const {
    return {ErrorCode::bad_input, name_ + ": message " + std::to_string(messages_ + 1) + ": " + what};
  }
  Error cut() const { return error("ends in the middle; the file was cut or is no Cap'n Proto stream"); }

  static constexpr std::size_t kLongestTable = 512;  // words; Cap'n Proto's own reader takes 512 segments at most

  std::istream& input_;
  std::string name_;
  std::string bytes_;
  std::size_t messages_ = 0;
};

}  // namespace

std::unique_ptr<ExtractionReader> read_capnp(std::istream& input, std::string name) {
  return std::make_unique<CapnpReader>(input, std::move(name));
}

}  // namespace claimgraph
