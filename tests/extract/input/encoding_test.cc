#include "extract/input/encoding.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"

using namespace claimgraph::extract;

TEST_CASE("UTF-8 stays as it is, whatever the page declares") {
  const auto decoded = decode("Caf\xC3\xA9 in N'Djamena", "windows-1251");
  REQUIRE(decoded);
  CHECK(decoded->utf8 == "Caf\xC3\xA9 in N'Djamena");
  CHECK(decoded->encoding == "UTF-8");
}

TEST_CASE("A few broken bytes are replaced one for one, so that offsets stay those of the file") {
  std::string text =
      "Le pr\xC3\xA9sident a d\xC3\xA9menti \xFF l'attaque \xC3\xA0 l'a\xC3\xA9roport, d\xC3\xA9j\xC3\xA0.";
  const std::size_t size = text.size();
  const auto decoded = decode(text, "");
  REQUIRE(decoded);
  CHECK(decoded->utf8.size() == size);
  CHECK(claimgraph::is_valid_utf8(decoded->utf8));
  CHECK(decoded->utf8[text.find('\xFF')] == '\x1A');
}

TEST_CASE("Declared encodings are decoded") {
  // "Взрыв в Дамаске" in windows-1251
  const auto russian = decode("\xC2\xE7\xF0\xFB\xE2 \xE2 \xC4\xE0\xEC\xE0\xF1\xEA\xE5", "windows-1251");
  REQUIRE(russian);
  CHECK(russian->utf8 == "Взрыв в Дамаске");
  CHECK(russian->encoding == "windows-1251");
  // "بيروت" in windows-1256
  const auto arabic = decode("\xC8\xED\xD1\xE6\xCA", "windows-1256");
  REQUIRE(arabic);
  CHECK(arabic->utf8 == "بيروت");
  const auto latin = decode("caf\xE9 \x93quoted\x94", "iso-8859-1");  // means windows-1252
  REQUIRE(latin);
  CHECK(latin->utf8 == "café “quoted”");
}

TEST_CASE("UTF-16 is known by its mark or by its zeros") {
  const std::string text = "Rebels claim";
  std::string little;
  for (const char c : text) little += {c, '\0'};
  CHECK(decode("\xFF\xFE" + little, "")->utf8 == text);
  CHECK(decode(little, "")->utf8 == text);
  CHECK(decode(little, "")->encoding == "UTF-16LE");
}

TEST_CASE("Undeclared text is told by its statistics") {
  // "Министерство обороны опровергло сообщения о потерях в провинции" in windows-1251
  const auto decoded = decode(
      "\xCC\xE8\xED\xE8\xF1\xF2\xE5\xF0\xF1\xF2\xE2\xEE \xEE\xE1\xEE\xF0\xEE\xED\xFB "
      "\xEE\xEF\xF0\xEE\xE2\xE5\xF0\xE3\xEB\xEE \xF1\xEE\xEE\xE1\xF9\xE5\xED\xE8\xFF \xEE "
      "\xEF\xEE\xF2\xE5\xF0\xFF\xF5 \xE2 \xEF\xF0\xEE\xE2\xE8\xED\xF6\xE8\xE8",
      "");
  REQUIRE(decoded);
  CHECK(decoded->utf8 == "Министерство обороны опровергло сообщения о потерях в провинции");
}

TEST_CASE("A lying charset does not garble text that is UTF-8") {
  const auto decoded = decode("<meta charset=\"utf-16\"><p>D\xC3\xA9menti</p>", "utf-16");
  REQUIRE(decoded);
  CHECK(decoded->utf8.find("D\xC3\xA9menti") != std::string::npos);
}

TEST_CASE("The charset of a page is found in its head") {
  CHECK(declared_charset("<html><head><meta charset=\"Windows-1251\">") == "windows-1251");
  CHECK(declared_charset("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-9'>") == "iso-8859-9");
  CHECK(declared_charset("<p>none</p>").empty());
}
