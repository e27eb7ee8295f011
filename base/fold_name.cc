#include "base/fold_name.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cassert>

namespace claimgraph {

namespace {

// Latin letters that Unicode does not decompose, as names are typed without them.
const char16_t* plain_letters(UChar32 c) {
  switch (c) {
    case 0x00E6:
      return u"ae";  // æ
    case 0x0153:
      return u"oe";  // œ
    case 0x00F8:
      return u"o";  // ø
    case 0x0142:
      return u"l";  // ł
    case 0x0111:
      return u"d";  // đ
    case 0x00F0:
      return u"d";  // ð
    case 0x00FE:
      return u"th";  // þ
    case 0x0131:
      return u"i";  // ı
    case 0x0127:
      return u"h";  // ħ
    default:
      return nullptr;
  }
}

// Marks that writers leave out. Marks of other scripts (Devanagari vowels, say) are letters of the name.
bool is_dropped_mark(UChar32 c) {
  if (u_charType(c) != U_NON_SPACING_MARK) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_ARABIC ||
         script == USCRIPT_HEBREW || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

bool is_dropped(UChar32 c) {
  switch (c) {
    case '\'':
    case '.':
    case '`':
    case 0x00B4:  // acute accent as apostrophe
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BB:  // okina, ayn, hamza and other modifier letters of transliteration
    case 0x02BC:
    case 0x02BD:
    case 0x02BE:
    case 0x02BF:
    case 0x0640:  // Arabic tatweel
      return true;
    default:
      return u_charType(c) == U_FORMAT_CHAR || is_dropped_mark(c);
  }
}

bool is_separator(UChar32 c) {
  return u_isUWhiteSpace(c) || u_iscntrl(c) || u_ispunct(c) || (U_GET_GC_MASK(c) & U_GC_S_MASK) != 0;
}

// `text` decomposed (NFKD) and case-folded, character by character into the folded form.
icu::UnicodeString strip(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  bool blank = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_dropped(c)) continue;
    if (is_separator(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.isEmpty()) out.append(u' ');
    blank = false;
    if (const char16_t* plain = plain_letters(c)) {
      out.append(plain, -1);
    } else {
      out.append(c);
    }
  }
  return out;
}

icu::UnicodeString normalized(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = form.normalize(text, status);
  assert(U_SUCCESS(status));
  return out;
}

icu::UnicodeString fold_once(const icu::UnicodeString& name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFKCInstance(status);
  assert(U_SUCCESS(status));
  // Accents are set apart before and after the case is folded: a capital with a dot folds to a letter and a mark.
  icu::UnicodeString folded = normalized(*decompose, name);
  folded.foldCase();
  folded = normalized(*decompose, folded);
  return normalized(*compose, strip(folded));
}

}  // namespace

std::string fold_name(std::string_view name) {
  const auto input = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  icu::UnicodeString folded = fold_once(input);
  if (folded.isEmpty()) {
    folded = input;
    folded.trim();
  }
  std::string out;
  folded.toUTF8String(out);
  return out;
}

}  // namespace claimgraph
