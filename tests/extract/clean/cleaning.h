// What the tests of cleaning share: one Cleaner over the shipped tables, and short ways to clean.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "extract/clean/clean.h"
#include "extract/input/read.h"

namespace claimgraph::extract {

inline const Cleaner& cleaner() {
  static const std::filesystem::path folders[] = {std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "extract/lexicon"};
  static const Result<Cleaner> loaded = Cleaner::load(folders);
  if (!loaded) FAIL(loaded.error().message);
  return *loaded;
}

inline RawDocument raw_of(const std::string& bytes) {
  auto raw = read_bytes("test", bytes);
  if (!raw) FAIL(raw.error().message);
  return *raw;
}

inline CleanDocument cleaned(const std::string& bytes) { return cleaner().clean(raw_of(bytes)); }

inline bool mentions(const CleanDocument& doc, const std::string& words) {
  for (const Block& block : doc.blocks) {
    if (block.text.find(words) != std::string::npos) return true;
  }
  return false;
}

// Checks that every byte of every block maps back to raw bytes that say the same, that the body's spans are in order
// and cover the blocks, and that other spans hold their text.
inline void check_round_trip(const RawDocument& raw, const CleanDocument& doc) {
  REQUIRE(doc.blocks.size() == doc.body.size());
  std::uint32_t end = 0;
  for (std::size_t b = 0; b < doc.blocks.size(); ++b) {
    const Block& block = doc.blocks[b];
    REQUIRE(doc.body[b].start >= end);
    REQUIRE(doc.body[b].end <= raw.bytes.size());
    end = doc.body[b].end;
    REQUIRE(block.map.clean_size() == block.text.size());
    for (const OffsetMap::Piece& piece : block.map.pieces()) {
      REQUIRE(doc.body[b].contains({piece.raw, piece.raw + piece.raw_size}));
      if (piece.clean_size != piece.raw_size) continue;  // a reference or folded white space: one for all of it
      for (std::uint32_t i = 0; i < piece.clean_size; ++i) {
        const char clean = block.text[piece.clean + i];
        const char back = raw.bytes[piece.raw + i];
        if (clean != back && !(clean == ' ' && static_cast<unsigned char>(back) <= 0x20))
          FAIL("byte does not map back");
      }
    }
  }
  for (const TextSpan& span : doc.publisher_spans)
    REQUIRE(raw.bytes.substr(span.span.start, span.span.size()) == span.text);
  for (const TextSpan& span : doc.agencies) REQUIRE(raw.bytes.substr(span.span.start, span.span.size()) == span.text);
}

}  // namespace claimgraph::extract
