#include "graph/extraction_reader.h"

#include <istream>
#include <utility>

#include "graph/extraction_codec.h"
#include "graph/interchange.h"

namespace claimgraph {

std::unique_ptr<ExtractionReader> open_extractions(std::istream& input, std::string name) {
  // A Cap'n Proto message starts with its number of segments, less one, in four bytes, low byte first: a message whose
  // first byte is a brace would have more segments than the reader takes.
  const int first = input.peek();
  const bool json = first == '{' || first == ' ' || first == '\t' || first == '\r' || first == '\n' || first == 0xEF ||
                    first == std::istream::traits_type::eof();
  return json ? read_jsonl(input, std::move(name)) : read_capnp(input, std::move(name));
}

}  // namespace claimgraph
