// The extraction interchange as JSON Lines (docs/interchange.md): one Extraction is its `document` record followed by
// its `node`, `edge`, `attribution` and `mention` records, one JSON object a line.
#pragma once

#include <string>

#include "graph/extraction_reader.h"
#include "graph/model.h"

namespace claimgraph {

// Appends the records of `extraction`, each line ended by LF. Deterministic: equal extractions give equal bytes. The
// bytes are UTF-8 with no raw line end of any kind inside a record; broken UTF-8 in a text becomes U+FFFD.
void append_jsonl(const Extraction& extraction, std::string& out);

// Reads JSON Lines from `input`, which must outlive the reader; `name` is what messages call it. Blank lines, a byte
// order mark, unknown records and unknown fields are skipped. Refused, with line and field: broken JSON or UTF-8, a
// field of the wrong type, an unknown node or edge type, a span that ends before it starts, a record that belongs to
// another document than the last `document` record, and an id that no node of the document has.
std::unique_ptr<ExtractionReader> read_jsonl(std::istream& input, std::string name);

}  // namespace claimgraph
