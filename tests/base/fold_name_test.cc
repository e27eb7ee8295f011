#include "base/fold_name.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using claimgraph::fold_name;

TEST_CASE("spellings that a person would type for one name fold to one text") {
  CHECK(fold_name("Al-Nusra  Front") == "al nusra front");
  CHECK(fold_name("al Nusra Front") == fold_name("AL\u2013NUSRA FRONT"));
  CHECK(fold_name("U.S. Army") == "us army");
  CHECK(fold_name("Da\u2019esh") == fold_name("DAESH"));
  CHECK(fold_name("Medellín") == "medellin");
  CHECK(fold_name("Łódź, Ærø") == "lodz aero");
  CHECK(fold_name("İSTANBUL") == "istanbul");
  CHECK(fold_name("Diyarbakır") == "diyarbakir");
  CHECK(fold_name("Straße") == "strasse");
  CHECK(fold_name("Ａｆｐ") == "afp");
}

TEST_CASE("Arabic vowel signs and tatweel do not matter, vowel signs of Indic scripts do") {
  CHECK(fold_name("دَاعِش") == fold_name("داعـش"));
  CHECK(fold_name("कि") != fold_name("का"));
}

TEST_CASE("a name of nothing but punctuation stays a name") {
  CHECK(fold_name(" ?! ") == "?!");
  CHECK(fold_name("").empty());
  CHECK(fold_name("   ").empty());
}

TEST_CASE("folding a folded name changes nothing, whatever the bytes") {
  std::mt19937 random(7);
  const std::u32string alphabet =
      U"aZ "
      U".-'\u00c5\u0130\u03a3\u0345\u0308\u1e9e\ufb01\u0627\u0640\u064b\u0915\u093f\u200d\u1f96\u212a\u00bd?"
      U"\u3000\U0001f4a5";
  for (int round = 0; round < 2000; ++round) {
    std::string name;
    const auto length = random() % 8;
    for (std::size_t i = 0; i < length; ++i) {
      const char32_t c = alphabet[random() % alphabet.size()];
      if (c < 0x80) {
        name += static_cast<char>(c);
      } else if (c < 0x800) {
        name += static_cast<char>(0xC0 | (c >> 6));
        name += static_cast<char>(0x80 | (c & 63));
      } else if (c < 0x10000) {
        name += static_cast<char>(0xE0 | (c >> 12));
        name += static_cast<char>(0x80 | ((c >> 6) & 63));
        name += static_cast<char>(0x80 | (c & 63));
      } else {
        name += "\xf0\x9f\x92\xa5";
      }
    }
    if (round % 10 == 0) name += '\xff';
    const std::string once = fold_name(name);
    INFO(name);
    CHECK(fold_name(once) == once);
  }
}
