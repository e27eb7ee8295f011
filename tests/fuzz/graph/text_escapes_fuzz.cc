// Any bytes through what stands between articles and other programs: names folded, terminals, XML.
#include <cstdint>
#include <cstdlib>

#include "base/fold_name.h"
#include "base/terminal_text.h"
#include "export/rows.h"
#include "export/xml_text.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string folded = fold_name(text);
  require(fold_name(folded) == folded);
  const std::string safe = terminal_text(text);
  require(terminal_text(safe) == safe);
  for (const char c : safe) require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  require(terminal_width(terminal_cut(safe, 10)) <= 10);
  std::string xml;
  append_xml_attribute(text, xml);
  require(xml.find_first_of("<\"\t\n\r") == std::string::npos && xml.find('\0') == std::string::npos);
  require(clean_utf8(xml) == xml);
  const std::string clean = clean_utf8(text);
  require(clean_utf8(clean) == clean);
  return 0;
}
