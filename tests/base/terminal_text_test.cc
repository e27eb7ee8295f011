#include "base/terminal_text.h"

#include <catch2/catch.hpp>

using namespace claimgraph;

TEST_CASE("escape sequences, controls and direction marks of an article do not reach the terminal") {
  CHECK(terminal_text("a\x1b[31mred\x1b[0m") == "a\uFFFD[31mred\uFFFD[0m");
  CHECK(terminal_text("\x1b]0;title\x07") == "\uFFFD]0;title\uFFFD");
  CHECK(terminal_text("c1 \u009b31m del\x7f") == "c1 \uFFFD31m del\uFFFD");
  CHECK(terminal_text("x\u202egnp.exe\u202c \u2066y\u2069 \u200f") == "x\uFFFDgnp.exe\uFFFD \uFFFDy\uFFFD \uFFFD");
  CHECK(terminal_text(std::string_view("nul\0!", 5)) == "nul\uFFFD!");
  CHECK(terminal_text("tag \U000E0041 zero\u200bwidth") == "tag \uFFFD zero\uFFFDwidth");
  CHECK(terminal_text("broken \xff\xc3") == "broken \uFFFD\uFFFD");
}

TEST_CASE("white space becomes single blanks and none at the ends") {
  CHECK(terminal_text("  a\r\n\tb\u2028c\u00a0\u0085d  ") == "a b c d");
  CHECK(terminal_text("\n").empty());
}

TEST_CASE("letters of every script, marks, emoji and joiners stay") {
  for (const char* text : {"قال المتحدث", "e\u0301", "می\u200cخواهم", "\U0001F468\u200d\U0001F469", "अंतर", "漢字"}) {
    CHECK(terminal_text(text) == text);
  }
}

TEST_CASE("width counts columns, and a cut keeps whole characters within it") {
  CHECK(terminal_width("abc") == 3);
  CHECK(terminal_width("漢字") == 4);
  CHECK(terminal_width("e\u0301\U0001F4A5") == 3);
  CHECK(terminal_cut("abcdef", 6) == "abcdef");
  CHECK(terminal_cut("abcdef", 4) == "abc\u2026");
  CHECK(terminal_cut("漢字漢字", 4) == "漢\u2026");
  CHECK(terminal_cut("ae\u0301xyz", 3) == "ae\u0301\u2026");
  CHECK(terminal_cut("abc", 1) == "\u2026");
}
