// The features of a token's text, as spaCy computes them from Python strings. The text must be valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph::extract {

// White space as Python's str.isspace sees it.
bool is_space(char32_t c);
bool is_space(std::string_view text);  // all of it; false for ""
// Letters only, as str.isalpha; false for "".
bool is_alpha(std::string_view text);

// The code point at `at`, which is moved behind it.
char32_t next_code_point(std::string_view text, std::size_t& at);

std::string_view first_code_point(std::string_view text);
// Of the last n code points; all if there are fewer.
std::string_view last_code_points(std::string_view text, std::size_t n);

// As str.lower: full case mapping, final sigma.
std::string lower(std::string_view text);

// "Apple2024!" gives "Xxxxxdddd!": letters, digits, and runs cut to four. "LONG" from 100 code points on.
std::string word_shape(std::string_view text);

// Where the text is no valid UTF-8 the bytes become '?', so that offsets stay.
std::string valid_utf8(std::string_view text);

}  // namespace claimgraph::extract
