// Extractions as Cap'n Proto messages (graph/extraction.capnp): the value that the store keeps, and `--format capnp`.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/extraction_reader.h"
#include "graph/model.h"

namespace claimgraph {

// One message with its segment table, unpacked, a multiple of 8 bytes; messages may follow one another in a file.
// Deterministic: equal extractions give equal bytes. The message is below 4 GiB as the document is.
std::string encode_extraction(const Extraction& extraction);

// The inverse, for exactly one message at any alignment. The bytes need not be trusted: a broken pointer, an enumerator
// this version does not know or a message that unfolds to more than its own size is an Error (damaged), whose text says
// what is wrong but not where the bytes came from; the caller adds that.
Result<Extraction> decode_extraction(std::string_view bytes);

// Reads messages from `input` until its end, as open_extractions does; a message above 1 GiB is refused.
std::unique_ptr<ExtractionReader> read_capnp(std::istream& input, std::string name);

}  // namespace claimgraph
