#include "extract/input/sniff.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

namespace claimgraph::extract {

namespace {

using namespace std::string_view_literals;

constexpr std::array magics = {
    std::pair{"%PDF-"sv, "a PDF document"sv},
    std::pair{"PK\x03\x04"sv, "a ZIP archive"sv},
    std::pair{"\x1F\x8B"sv, "a gzip file"sv},
    std::pair{"\x89PNG"sv, "a PNG picture"sv},
    std::pair{"\xFF\xD8\xFF"sv, "a JPEG picture"sv},
    std::pair{"GIF8"sv, "a GIF picture"sv},
    std::pair{"\x7F"
              "ELF"sv,
              "a program"sv},
    std::pair{"\xD0\xCF\x11\xE0"sv, "an old Office document"sv},
    std::pair{"BZh"sv, "a bzip2 file"sv},
    std::pair{"\xFD"
              "7zXZ"sv,
              "an xz file"sv},
    std::pair{"7z\xBC\xAF"sv, "a 7-Zip archive"sv},
    std::pair{"SQLite format 3"sv, "an SQLite database"sv},
    std::pair{"ID3"sv, "a sound file"sv},
    std::pair{"OggS"sv, "a sound file"sv},
};

bool has_prefix_of_html(std::string_view head) {
  for (const std::string_view start : {"<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<div", "<article",
                                       "<title", "<main", "<p>", "<h1"}) {
    if (head.starts_with(start)) return true;
  }
  return head.starts_with("<?xml") && head.find("<html") != std::string_view::npos;
}

// Tags that only mark-up has, for pages saved without their head.
std::size_t count_tags(std::string_view head) {
  std::size_t tags = 0;
  for (const std::string_view tag : {"</p>", "</div>", "</a>", "<br", "</span>", "</li>", "</h1>", "<img "}) {
    for (std::size_t at = head.find(tag); at != std::string_view::npos; at = head.find(tag, at + 1)) ++tags;
  }
  return tags;
}

}  // namespace

std::string_view binary_kind(std::string_view bytes) {
  for (const auto& [magic, kind] : magics) {
    if (bytes.starts_with(magic)) return kind;
  }
  return {};
}

bool looks_binary(std::string_view utf8) {
  const std::string_view sample = utf8.substr(0, 64 * 1024);
  const auto odd = std::count_if(sample.begin(), sample.end(), [](unsigned char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1B') || c == 0x7F;
  });
  return static_cast<std::size_t>(odd) * 100 > sample.size();
}

InputFormat sniff_format(std::string_view utf8, std::string_view content_type) {
  std::size_t start = 0;
  while (start < utf8.size() && (std::isspace(static_cast<unsigned char>(utf8[start])) != 0 || utf8[start] == '\0'))
    ++start;
  if (utf8.substr(start).starts_with("\xEF\xBB\xBF")) start += 3;
  std::string head(utf8.substr(start, 16 * 1024));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (has_prefix_of_html(head)) return InputFormat::html;
  const std::size_t tags = count_tags(head);
  const std::size_t enough = content_type.find("html") != std::string_view::npos ? 1 : 4;
  return tags >= enough && tags * 400 > head.size() ? InputFormat::html : InputFormat::text;
}

}  // namespace claimgraph::extract
