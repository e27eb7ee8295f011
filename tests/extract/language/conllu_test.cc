#include "extract/language/conllu.h"

#include <catch2/catch.hpp>

#include "tests/extract/language/engine_under_test.h"

namespace {

using claimgraph::extract::annotate;
using claimgraph::extract::Annotation;
using claimgraph::extract::append_conllu;

std::string conllu(std::string_view text, std::uint32_t start) {
  const Annotation a = annotate(text);
  std::string out;
  const auto locate = [start](std::size_t, claimgraph::ByteSpan bytes) {
    return claimgraph::ByteSpan{start + bytes.start, start + bytes.end};
  };
  append_conllu("a.txt", std::span(&a, 1), locate, out);
  return out;
}

}  // namespace

TEST_CASE("a document in CoNLL-U has ten columns, and offsets that count from its beginning") {
  CHECK(conllu("They left Iraq.", 100) ==
        "# newdoc id = a.txt\n"
        "# newpar\n"
        "# text = They left Iraq.\n"
        "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur|Person=3|PronType=Prs\t2\tnsubj\t_\tNER=O|Start=100|End=104\n"
        "2\tleft\tleave\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\tROOT\t_\tNER=O|Start=105|End=109\n"
        "3\tIraq\tIraq\tPROPN\tNNP\tNumber=Sing\t2\tdobj\t_\tNER=B-GPE|Start=110|End=114|SpaceAfter=No\n"
        "4\t.\t.\tPUNCT\t.\tPunctType=Peri\t2\tpunct\t_\tNER=O|Start=114|End=115\n"
        "\n");
}

TEST_CASE("white space is no token in CoNLL-U, and numbers have no gap for it") {
  const std::string out = conllu("The army  said\n\nso.", 0);
  CHECK(out.find("\n3\tsaid") != std::string::npos);
  CHECK(out.find("\n4\tso") != std::string::npos);
  CHECK(out.find("_SP") == std::string::npos);
}

TEST_CASE("an empty document in CoNLL-U has its name only") {
  CHECK(conllu("", 0) == "# newdoc id = a.txt\n");
  CHECK(conllu(" \n ", 0) == "# newdoc id = a.txt\n");
}
