#include "export/xml_text.h"

#include <unicode/utf8.h>

#include "graph/json.h"

namespace claimgraph {

namespace {

constexpr const char* kReplacement = "\xef\xbf\xbd";

// What stands for the character; nothing when it stands for itself.
const char* reference(std::int32_t c, bool attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case 0x85:
      return "&#133;";
    case 0x2028:
      return "&#8232;";
    case '"':
      return attribute ? "&quot;" : nullptr;
    case '\t':
      return attribute ? "&#9;" : nullptr;
    case '\n':
      return attribute ? "&#10;" : nullptr;
    default:
      return c < 0x20 || c == 0xFFFE || c == 0xFFFF ? kReplacement : nullptr;
  }
}

void append_escaped(std::string_view text, bool attribute, std::string& out) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t plain = 0;  // start of what is not yet written
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t start = at;
    std::int32_t c = 0;
    U8_NEXT(bytes, at, size, c);  // negative for a broken byte
    if (const char* instead = reference(c, attribute)) {
      out.append(text.data() + plain, static_cast<std::size_t>(start - plain));
      out.append(instead);
      plain = at;
    }
  }
  out.append(text.data() + plain, static_cast<std::size_t>(size - plain));
}

std::string list_text(const std::vector<std::string>& list) {
  std::string text = Json(list).dump(-1, ' ', false, Json::error_handler_t::replace);
  for (auto at = text.find("INF"); at != std::string::npos; at = text.find("INF", at)) text.replace(at, 1, "\\u0049");
  return text;
}

struct ToText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<std::string>& list) const { return list_text(list); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return decimal(number); }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
};

}  // namespace

void append_xml_text(std::string_view text, std::string& out) { append_escaped(text, false, out); }
void append_xml_attribute(std::string_view text, std::string& out) { append_escaped(text, true, out); }

std::string xml_value(const Value& value) { return std::visit(ToText(), value); }

const char* xml_type(AttributeType type) {
  switch (type) {
    case AttributeType::integer:
      return "long";
    case AttributeType::real:
      return "double";
    case AttributeType::boolean:
      return "boolean";
    default:
      return "string";
  }
}

}  // namespace claimgraph
