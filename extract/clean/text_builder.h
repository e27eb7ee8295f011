// Builds the text of a block, white space folded, with the map back to the raw bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "extract/document.h"

namespace claimgraph::extract {

class TextBuilder {
 public:
  // Raw bytes as they stand. Calls must come in the order of `raw`; bytes before the end of the last call are left out.
  void add(std::string_view bytes, std::uint32_t raw);
  // `text` stands for the `raw_size` bytes at `raw` (a character reference).
  void add_as(std::string_view text, std::uint32_t raw, std::uint32_t raw_size);
  // White space that stands for the raw bytes (a line break tag).
  void add_space(std::uint32_t raw, std::uint32_t raw_size);

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }
  const OffsetMap& map() const { return map_; }
  // Gives what was built away, and begins anew.
  std::pair<std::string, OffsetMap> take();
  void clear();

 private:
  void put(std::string_view bytes, std::uint32_t raw, std::uint32_t raw_size);

  std::string text_;
  OffsetMap map_;
  std::uint32_t end_ = 0;  // of the raw bytes seen
  bool space_ = false;     // a space waits for the next word
  std::uint32_t space_raw_ = 0;
  std::uint32_t space_size_ = 0;
};

}  // namespace claimgraph::extract
