#include "extract/clean/text_builder.h"

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

void TextBuilder::put(std::string_view bytes, std::uint32_t raw, std::uint32_t raw_size) {
  if (space_ && !text_.empty()) {
    text_ += ' ';
    map_.append(space_raw_, 1, space_size_);
  }
  space_ = false;
  text_ += bytes;
  map_.append(raw, static_cast<std::uint32_t>(bytes.size()), raw_size);
}

void TextBuilder::add(std::string_view bytes, std::uint32_t raw) {
  if (raw < end_) {
    const std::uint32_t seen = end_ - raw;
    if (seen >= bytes.size()) return;
    bytes.remove_prefix(seen);
    raw = end_;
  }
  std::size_t start = 0;  // of the run of visible characters
  const auto flush = [&](std::size_t end) {
    if (end > start)
      put(bytes.substr(start, end - start), raw + static_cast<std::uint32_t>(start),
          static_cast<std::uint32_t>(end - start));
  };
  for (std::size_t i = 0; i < bytes.size();) {
    if (bytes[i] > ' ' && bytes[i] < 0x7F) {  // most of them
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(bytes, i);
    if (is_blank(c.value)) {
      flush(i);
      start = i + c.size;
      add_space(raw + static_cast<std::uint32_t>(i), c.size);
    } else if (is_invisible(c.value)) {
      flush(i);
      start = i + c.size;
    }
    i += c.size;
  }
  flush(bytes.size());
  end_ = raw + static_cast<std::uint32_t>(bytes.size());
}

void TextBuilder::add_as(std::string_view text, std::uint32_t raw, std::uint32_t raw_size) {
  if (raw < end_ || text.empty()) return;
  end_ = raw + raw_size;
  const CodePoint first = code_point_at(text, 0);
  if (is_invisible(first.value)) return;
  if (is_blank(first.value)) return add_space(raw, raw_size);
  put(text, raw, raw_size);
}

void TextBuilder::add_space(std::uint32_t raw, std::uint32_t raw_size) {
  if (space_ || text_.empty()) return;
  space_ = true;
  space_raw_ = raw;
  space_size_ = raw_size;
}

std::pair<std::string, OffsetMap> TextBuilder::take() {
  std::pair<std::string, OffsetMap> built(std::move(text_), std::move(map_));
  clear();
  return built;
}

void TextBuilder::clear() {
  text_.clear();
  map_ = OffsetMap();
  space_ = false;
}

}  // namespace claimgraph::extract
