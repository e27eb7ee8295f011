#include "extract/clean/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

namespace claimgraph::extract {

std::string identify_language(std::string_view utf8) {
  if (utf8.size() < 20) return {};
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percent[3];
  double scores[3];
  int bytes = 0;
  int valid_prefix = 0;
  bool reliable = false;
  // More text makes the answer no surer.
  const int size = static_cast<int>(std::min<std::size_t>(utf8.size(), 3 * 1024));
  const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      utf8.data(), size, true, &hints, 0, languages, percent, scores, nullptr, &bytes, &reliable, &valid_prefix);
  if (found == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(found);
  return code.substr(0, code.find('-'));
}

}  // namespace claimgraph::extract
