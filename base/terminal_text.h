// Text of strangers on a terminal: an article must not move the cursor, colour the screen, rename the window or reorder
// what is beside it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph {

// One printable line: white space of any kind (line ends included) becomes single blanks; C0 and C1 controls, ESC, DEL,
// bidirectional marks, embeddings, overrides and isolates, invisible format characters, unassigned and private ones and
// broken UTF-8 become U+FFFD each. Joiners inside words and emoji stay, since scripts need them. Valid UTF-8.
std::string terminal_text(std::string_view text);

// The columns that a terminal gives to text which went through terminal_text: two for East Asian wide characters and
// emoji, none for combining marks.
std::size_t terminal_width(std::string_view text);

// The text cut to at most `width` columns, with an ellipsis in the last one when something was cut; never inside a
// character or before its marks. width of at least 1.
std::string terminal_cut(std::string_view text, std::size_t width);

}  // namespace claimgraph
