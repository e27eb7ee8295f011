// spaCy's ids of strings and its rows of hash embeddings. Pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace claimgraph::extract {

// MurmurHash64A with seed 1 (Austin Appleby, public domain), which spaCy's string store uses; 0 for "". Strings of the
// reserved table have other ids: see Vocabulary.
std::uint64_t hash_of(std::string_view utf8);

// The four rows that thinc's HashEmbed adds up for an id: MurmurHash3_x64_128 of its 8 bytes, as four 32-bit numbers
// modulo the number of rows.
std::array<std::uint32_t, 4> embedding_rows(std::uint64_t id, std::uint32_t seed, std::uint32_t rows);

}  // namespace claimgraph::extract
