// What the fuzzers of reading share: any bytes are cleaned, and what comes out is well formed.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/utf8.h"
#include "extract/clean/clean.h"
#include "extract/input/encoding.h"
#include "extract/input/read.h"
#include "extract/input/stream.h"

namespace claimgraph::extract {

inline void check(bool met) {
  if (!met) std::abort();
}

inline const Cleaner& cleaner() {
  static const std::filesystem::path folders[] = {std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "extract/lexicon"};
  static const Result<Cleaner> loaded = Cleaner::load(folders);
  check(loaded.ok());
  return *loaded;
}

// Valid UTF-8, blocks with whole maps, body spans in order and inside the document.
inline void check_clean(const RawDocument& raw, const CleanDocument& doc) {
  check(doc.blocks.size() == doc.body.size());
  std::uint32_t end = 0;
  for (std::size_t b = 0; b < doc.blocks.size(); ++b) {
    check(is_valid_utf8(doc.blocks[b].text) && doc.blocks[b].map.clean_size() == doc.blocks[b].text.size());
    check(doc.body[b].start >= end && doc.body[b].end <= raw.bytes.size() && !doc.body[b].empty());
    end = doc.body[b].end;
  }
  for (const auto* spans : {&doc.publisher_spans, &doc.agencies}) {
    for (const TextSpan& span : *spans)
      check(span.span.end <= raw.bytes.size() && raw.bytes.substr(span.span.start, span.span.size()) == span.text);
  }
  check(doc.blocks.empty() == !doc.no_article.empty());
}

inline void fuzz_document(const std::uint8_t* data, std::size_t size, InputFormat format) {
  auto raw = read_bytes("fuzz", std::string(reinterpret_cast<const char*>(data), size));
  if (!raw) return;
  check(is_valid_utf8(raw->bytes));
  raw->format = format;
  check_clean(*raw, cleaner().clean(*raw));
  cleaner().whole(*raw);
}

// Through a file, as DocumentStream reads.
inline void fuzz_stream(const std::uint8_t* data, std::size_t size, const char* extension) {
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("claimgraph_fuzz_" + std::to_string(::getpid()) + extension)).string();
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  StreamOptions options;
  options.read.max_bytes = 1U << 16U;
  DocumentStream stream({path}, options);
  while (const auto next = stream.next()) {
    if (*next) check(is_valid_utf8((*next)->bytes));
    if (!*next) check(!next->error().message.empty());
  }
}

}  // namespace claimgraph::extract
