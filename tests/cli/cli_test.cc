#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

using namespace claimgraph::test;

namespace {

const std::string kSamples = CLAIMGRAPH_SOURCE_DIR "/samples";

std::string export_of(const std::string& store) {
  const Run exported = run("export --format jsonl --store " + store);
  REQUIRE(exported.exit_code == 0);
  REQUIRE(has(exported.out, "\"record\":\"edge\""));
  return exported.out;
}

}  // namespace

TEST_CASE("a call that is wrong ends with exit code 2 and names what is wrong") {
  CHECK(run("").exit_code == 2);
  CHECK(run("frobnicate").exit_code == 2);
  const Run run_bad = run("export --format dot");
  CHECK(run_bad.exit_code == 2);
  CHECK(has(run_bad.out, "format"));
}

TEST_CASE("every command explains itself with an example, and the man page has it") {
  const Run manual = run("manual");
  REQUIRE(manual.exit_code == 0);
  for (const std::string command :
       {"ingest",  "extract", "clean",          "load",     "find",      "show",        "relations",
        "path",    "claims",  "contradictions", "timeline", "rank",      "communities", "stats",
        "sources", "review",  "merge",          "split",    "decisions", "match-names", "remove",
        "check",   "backup",  "restore",        "export",   "serve",     "manual",      "completion"}) {
    const Run help = run(command + " --help");
    INFO(command);
    CHECK(help.exit_code == 0);
    CHECK(has(help.out, "Examples:"));
    CHECK(has(manual.out, ".SS " + (command == "match-names" ? "match\\-names" : command)));
  }
}

TEST_CASE("the completion scripts are scripts") {
  CHECK(run_shell(program() + " completion bash | bash -n").exit_code == 0);
  CHECK(has(run("completion fish").out, "contradictions"));
}

TEST_CASE("the graph is the same for any order of files, threads and runs, and for extract and load") {
  const Scratch scratch("order");
  const std::string one = scratch / "one.db";
  const std::string other = scratch / "other.db";
  const std::string loaded = scratch / "loaded.db";
  REQUIRE(run("ingest --threads 1 --store " + one + " " + kSamples).exit_code == 0);
  const Run backwards = run_shell("ls -r " + kSamples + "/* | while read -r f; do " + program() +
                                  " ingest --threads 8 --store " + other + " \"$f\" || exit 1; done");
  REQUIRE(backwards.exit_code == 0);
  REQUIRE(run_shell(program() + " extract --format jsonl " + kSamples + " | " + program() + " load --store " + loaded +
                    " -")
              .exit_code == 0);
  const std::string expected = export_of(one);
  CHECK(export_of(other) == expected);
  CHECK(export_of(loaded) == expected);
  CHECK(run("check --store " + one).exit_code == 0);
  CHECK(run("check --store " + other).exit_code == 0);
}

TEST_CASE("a second ingest of the same files changes nothing and says so") {
  const Scratch scratch("again");
  const std::string store = scratch / "s.db";
  REQUIRE(run("ingest --store " + store + " " + kSamples).exit_code == 0);
  const std::string before = export_of(store);
  const Run again = run("ingest --store " + store + " " + kSamples);
  CHECK(again.exit_code == 0);
  CHECK(has(again.out, "unchanged"));
  CHECK(export_of(store) == before);
}

TEST_CASE("an unreadable file is reported, counted and skipped, and the rest is stored") {
  const Scratch scratch("bad");
  const std::string store = scratch / "s.db";
  const std::string binary =
      scratch.write("a.bin", std::string("\x7f\x45\x4c\x46\x00\x01\x02\x00", 8) + std::string(500, '\0'));
  const std::string empty = scratch.write("b.txt", "");
  const Run ingested = run("ingest --store " + store + " " + binary + " " + empty + " " + (scratch / "missing.txt") +
                           " " + kSamples + "/01-sahel-wire-gossi.txt");
  CHECK(ingested.exit_code == 1);
  CHECK(has(ingested.out, "1 document"));
  CHECK(has(ingested.out, "3 skipped"));
  for (const std::string& name : {binary, empty, scratch / "missing.txt"}) CHECK(has(ingested.out, name));
  CHECK(run("check --store " + store).exit_code == 0);
}

TEST_CASE("a missing store and an unknown name give one line with the remedy") {
  const Scratch scratch("missing");
  const Run missing = run("stats --store " + (scratch / "none.db"));
  CHECK(missing.exit_code == 1);
  CHECK(has(missing.out, "ingest"));
  const std::string store = scratch / "s.db";
  REQUIRE(run("ingest --store " + store + " " + kSamples + "/01-sahel-wire-gossi.txt").exit_code == 0);
  const Run unknown = run("show --store " + store + " Atlantis");
  CHECK(unknown.exit_code == 1);
  CHECK(has(unknown.out, "claimgraph find"));
}

TEST_CASE("after removing every document nothing is left, and the store still passes its check") {
  const Scratch scratch("remove");
  const std::string store = scratch / "s.db";
  REQUIRE(run("ingest --store " + store + " " + kSamples).exit_code == 0);
  REQUIRE(run_shell(program() + " remove --store " + store + " " + kSamples + "/*").exit_code == 0);
  CHECK(has(run("stats --store " + store).out, "0 documents"));
  CHECK(has(run("stats --store " + store).out, "0 nodes"));
  CHECK(run("check --store " + store).exit_code == 0);
}

TEST_CASE("a merge joins two nodes, is listed, and can be taken back") {
  const Scratch scratch("merge");
  const std::string store = " --store " + (scratch / "s.db");
  REQUIRE(run("ingest" + store + " " + kSamples).exit_code == 0);
  const std::string before = export_of(scratch / "s.db");
  REQUIRE(run("merge \"Keel Watch\" \"Yemen Ports Observatory\" --reason test" + store).exit_code == 0);
  CHECK(export_of(scratch / "s.db") != before);
  CHECK(has(run("decisions" + store).out, "test"));
  REQUIRE(run("decisions --withdraw 1" + store).exit_code == 0);
  CHECK(export_of(scratch / "s.db") == before);
}

TEST_CASE("every export format writes its files whole") {
  const Scratch scratch("export");
  const std::string store = " --store " + (scratch / "s.db");
  REQUIRE(run("ingest" + store + " " + kSamples).exit_code == 0);
  for (const std::string format : {"graphml", "gexf", "cypher", "cypher-param", "jsonl", "csv"}) {
    INFO(format);
    CHECK(run("export --format " + format + " -o " + (scratch / ("g." + format)) + store).exit_code == 0);
    CHECK(std::filesystem::exists(scratch / ("g." + format)));
  }
  CHECK(run("export --format gexf -o /nonexistent/g.gexf" + store).exit_code == 1);
}

TEST_CASE("evidence is exactly the bytes of the file, for pages and for text") {
  for (const std::string file : {"/03-gulf-horizon-gossi.html", "/01-sahel-wire-gossi.txt"}) {
    const Run checked = run_shell(program() + " extract --format jsonl " + kSamples + file +
                                  " | python3 -c 'import json,sys; raw=open(sys.argv[1],\"rb\").read()\n"
                                  "for l in sys.stdin:\n"
                                  "  r=json.loads(l)\n"
                                  "  for m in (r.get(\"mentions\") or [])+(r.get(\"evidence\") or []):\n"
                                  "    assert raw[m[\"start\"]:m[\"end\"]].decode()==m[\"text\"], m\n"
                                  "print(\"exact\")' " +
                                  kSamples + file);
    CHECK(checked.exit_code == 0);
    CHECK(has(checked.out, "exact"));
  }
}

TEST_CASE("the annotation comes out as CoNLL-U") {
  const Run conllu = run("extract --format conllu " + kSamples + "/01-sahel-wire-gossi.txt");
  CHECK(conllu.exit_code == 0);
  CHECK(has(conllu.out, "# newdoc id = "));
  CHECK(has(conllu.out, "NER=B-"));
}

TEST_CASE("an explanation says what speaks for each claim, and is no part of the graph") {
  const std::string sample = kSamples + "/01-sahel-wire-gossi.txt";
  const Run explained = run("extract --explain " + sample);
  CHECK(explained.exit_code == 0);
  CHECK(has(explained.out, "because rule:"));
  CHECK(has(explained.out, "confidence 0."));
  CHECK_FALSE(has(run("extract " + sample).out, "because"));
  CHECK(has(run("extract --explain --format jsonl " + sample).out, "\"why\":[\"rule:"));
  CHECK_FALSE(has(run("extract --format jsonl " + sample).out, "\"why\""));
}

TEST_CASE("claims that are too unsure can be left out") {
  const Scratch scratch("unsure");
  const std::string store = " --store " + (scratch / "store");
  REQUIRE(run("ingest" + store + " " + kSamples).exit_code == 0);
  const auto lines = [&](const std::string& command) {
    const std::string out = run(command + store).out;
    return std::count(out.begin(), out.end(), '\n');
  };
  CHECK(lines("claims --min-confidence 0") == lines("claims"));
  CHECK(lines("claims --min-confidence 0.97") < lines("claims"));
  CHECK(lines("export --format jsonl --min-confidence 0.7") < lines("export --format jsonl"));
  CHECK(run("claims --min-confidence 7" + store).exit_code == 2);
}

TEST_CASE("article text cannot drive the terminal") {
  const Scratch scratch("escape");
  const std::string page =
      scratch.write("x.txt",
                    "Army says \x1b[31mrebels\x1b]0;owned\x07 attacked Gao\n\nThe army of Mali said on Tuesday that "
                    "rebels attacked Gao and killed "
                    "three soldiers\x1b[2J in the town.\n\nThe rebels denied that they had attacked Gao.\n");
  CHECK_FALSE(has(run("extract " + page).out, "\x1b"));
}
