// What reading and cleaning make of one input, before any language is looked at.
//
//   RawDocument    the bytes that every offset refers to, and where they came from
//   CleanDocument  the article's own text in blocks, each with the map from its bytes back to the raw ones, and what
//   the page
//                  says of itself (title, date, publisher)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "graph/model.h"

namespace claimgraph::extract {

enum class InputFormat : std::uint8_t { text, html };

// Valid UTF-8. `bytes` are the input as given, or its transcoding when it was in another encoding (`encoding` names the
// original). Metadata beside the bytes (a JSONL record's fields, a WARC header) comes in `given`, to be trusted before
// the page's own.
struct RawDocument {
  std::string path;
  std::string bytes;
  std::string encoding = "UTF-8";
  InputFormat format = InputFormat::text;
  struct Given {
    std::string url;
    std::string title;
    std::string published;  // ISO 8601
    std::string publisher;
  } given;
};

// Maps offsets of a cleaned text to offsets of the raw bytes. Pieces are in order of both, and do not overlap; a piece
// with equal sizes maps byte by byte, another (a character reference, a folded line end) as a whole.
class OffsetMap {
 public:
  struct Piece {
    std::uint32_t clean = 0;
    std::uint32_t raw = 0;
    std::uint32_t clean_size = 0;
    std::uint32_t raw_size = 0;
  };

  // Requires: clean continues where the last piece ended; raw is not before the end of the last piece. Merges with the
  // last piece where both are byte by byte and adjacent.
  void append(std::uint32_t raw, std::uint32_t clean_size, std::uint32_t raw_size);
  // The smallest raw span that covers the clean bytes [start, end). An empty clean span gives an empty raw span.
  ByteSpan to_raw(ByteSpan clean) const;
  std::uint32_t clean_size() const;
  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

// A standfirst stands between headline and text and sums the article up: it is of the body as the headline is.
enum class BlockKind : std::uint8_t { title, heading, paragraph, list_item, quotation, caption, standfirst };

// A paragraph of the article: the unit that is annotated. White space is folded to single spaces, character references
// are decoded.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  OffsetMap map;  // of `text`
};

struct CleanDocument {
  std::string title;
  std::optional<ByteSpan> title_span;  // in the raw bytes
  std::vector<std::string> authors;
  std::optional<DateMention> published;   // `told` has its raw span where the page shows it
  std::string publisher;                  // name of the outlet as the page gives it, empty when unknown
  std::vector<TextSpan> publisher_spans;  // where the raw bytes name it
  std::string url;
  std::string site_name;
  std::string language;  // ISO 639-1
  // The agency credited ("Source: AFP", "(Reuters) -"), where the text gives one.
  std::vector<TextSpan> agencies;
  std::vector<Block> blocks;   // in document order; the headline, when it belongs to the body, is the first, kind title
  std::vector<ByteSpan> body;  // raw spans of the article's own text, in order, disjoint
  // Why the page has no article (index page, video, paywall stub, error page); empty when it has one.
  std::string no_article;
};

}  // namespace claimgraph::extract
