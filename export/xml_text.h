// Text in XML 1.0 as all readers of docs/export.md take it.
#pragma once

#include <string>
#include <string_view>

#include "export/rows.h"

namespace claimgraph {

// What XML cannot carry (controls, U+FFFE, U+FFFF, broken UTF-8) becomes U+FFFD, character for character. CR, U+0085
// and U+2028 go as references, since some reader takes them for a line end; in attributes tab and line feed too.
void append_xml_text(std::string_view text, std::string& out);
void append_xml_attribute(std::string_view text, std::string& out);

// The value as its text: lists as JSON, with INF inside them escaped (Gephi turns it into Infinity). Requires a value.
std::string xml_value(const Value& value);

const char* xml_type(AttributeType type);  // "boolean", "long", "double" or "string", in GraphML and GEXF alike

}  // namespace claimgraph
