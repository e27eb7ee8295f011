// What the program says of input and stores that are not as they should be: one line with the remedy, the right exit
// code, and the rest of the input stored.
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <filesystem>

#include "store/database.h"
#include "tests/cli/program.h"

using namespace claimgraph::test;

namespace {

// 2 GB of address space and 60 s of processor time: the whole program, its model and the store. AddressSanitizer takes
// terabytes of address space for itself.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
const std::string kLimits = "ulimit -t 240; ";
#else
const std::string kLimits = "ulimit -v 2000000; ulimit -t 60; ";
#endif

const std::string kArticle = CLAIMGRAPH_SOURCE_DIR "/samples/01-sahel-wire-gossi.txt";

// Lines that start with `start`.
std::size_t lines_with(const std::string& text, const std::string& start) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string::npos) end = text.size();
    if (text.compare(at, start.size(), start) == 0) ++n;
    at = end + 1;
  }
  return n;
}

// Beside one bad input, the good article is stored, the bad one named in one line, and the exit code says that not all
// went well.
void check_skipped(const Scratch& scratch, const std::string& bad, const std::string& reason) {
  const std::string store = scratch / "s.db";
  const Run ingested = run("ingest --store " + store + " " + bad + " " + kArticle);
  INFO(ingested.out);
  CHECK(ingested.exit_code == 1);
  CHECK(has(ingested.out, "1 skipped"));
  CHECK(has(ingested.out, reason));
  CHECK(lines_with(ingested.out, "skipped: ") == 1);
  CHECK(has(run("stats --store " + store).out, "1 document"));
  CHECK(run("check --store " + store).exit_code == 0);
}

// As the command of a user who is not root, from a copy of the program and its data that such a user can read.
std::string as_nobody(const std::string& command) {
  return "setpriv --reuid=65534 --regid=65534 --clear-groups " + command;
}

}  // namespace

TEST_CASE("an empty file, a binary one and one of NUL bytes are skipped with the reason") {
  const Scratch scratch("kinds");
  check_skipped(scratch, scratch.write("empty.txt", ""), "empty.txt");
  std::filesystem::remove_all(scratch / "s.db");
  check_skipped(scratch, scratch.write("nul.txt", std::string(4000, '\0')), "nul.txt");
  std::filesystem::remove_all(scratch / "s.db");
  std::string binary =
      "\x7f"
      "ELF";
  for (int i = 0; i < 4000; ++i) binary.push_back(static_cast<char>(i * 37 % 256));
  check_skipped(scratch, scratch.write("program", binary), "program");
}

TEST_CASE("two hundred megabytes of one line are refused in little memory and time") {
  const Scratch scratch("long");
  const std::string line = std::string(1 << 20, 'a');
  const std::string path = scratch / "long.txt";
  {
    std::ofstream file(path, std::ios::binary);
    for (int i = 0; i < 200; ++i) file << line;
    REQUIRE(file.good());
  }
  const std::string store = scratch / "s.db";
  const Run ingested =
      run_shell(kLimits + program() + " ingest --threads 2 --store " + store + " " + path + " " + kArticle);
  INFO(ingested.out);
  CHECK(ingested.exit_code == 1);
  CHECK(has(ingested.out, "64 MB"));
  CHECK(has(ingested.out, "split it"));
  CHECK(has(ingested.out, "1 document"));
  // The same as one record of a file of records, which may be of any size itself.
  std::filesystem::rename(path, scratch / "long.jsonl");
  const Run records =
      run_shell(kLimits + program() + " ingest --threads 2 --store " + store + " " + (scratch / "long.jsonl"));
  INFO(records.out);
  CHECK(records.exit_code == 1);
  CHECK(has(records.out, "1 skipped"));
}

TEST_CASE("one line of a million letters is read in bounded time") {
  const Scratch scratch("letters");
  const std::string path = scratch.write("letters.txt", std::string(1000000, 'x'));
  const Run extracted = run_shell("ulimit -t 60; " + program() + " extract " + path);
  INFO(extracted.out);
  CHECK(extracted.exit_code <= 1);
}

TEST_CASE("broken UTF-8 and NUL bytes within an article are read, and the evidence is still the file's bytes") {
  const Scratch scratch("broken");
  const std::string text =
      "Army says rebels attacked Gao\n\nThe army of Mali said on Tuesday that \xff\xfe rebels attacked Gao and killed "
      "three "
      "soldiers\xc3 in the town.\n\nThe rebels denied \xe2\x28\xa1 that they had attacked Gao.\n";
  const std::string broken = scratch.write("broken.txt", text);
  std::string nul_text = text;
  nul_text[40] = '\0';
  const std::string nul = scratch.write("nul.txt", nul_text);
  for (const std::string& path : {broken, nul}) {
    const std::string store = scratch / (path == nul ? "n.db" : "b.db");
    const Run ingested = run("ingest --store " + store + " " + path);
    INFO(ingested.out);
    CHECK(ingested.exit_code <= 1);  // read, or refused in one line; never a crash
    CHECK((ingested.exit_code == 0 || lines_with(ingested.out, "skipped: ") == 1));
    CHECK(run("check --store " + store).exit_code == 0);
    CHECK(run("export --format jsonl --store " + store +
              " | python3 -c 'import json,sys\nfor l in sys.stdin: json.loads(l)'")
              .exit_code == 0);
  }
}

TEST_CASE("a file and a folder without permission are skipped with the reason") {
  if (::geteuid() == 0 && run_shell(as_nobody("test -x " + program())).exit_code != 0) {
    WARN("root may read everything, and another user cannot run the program here; skipped");
    return;
  }
  const Scratch scratch("permission");
  const std::string work = scratch / "work";
  std::filesystem::create_directories(work + "/closed");
  std::ofstream(work + "/secret.txt") << "The army said so.\n";
  std::filesystem::permissions(scratch / "", std::filesystem::perms::all);
  std::filesystem::permissions(work, std::filesystem::perms::all);
  ::chmod((work + "/secret.txt").c_str(), 0);
  ::chmod((work + "/closed").c_str(), 0);
  const std::string command = program() + " ingest --store " + work + "/s.db ";
  for (const std::string bad : {"/secret.txt", "/closed"}) {
    const Run ingested = run_shell(::geteuid() == 0 ? as_nobody(command + work + bad) : command + work + bad);
    INFO(ingested.out);
    CHECK(ingested.exit_code == 1);
    CHECK(has(ingested.out, work + bad));
    CHECK((has(ingested.out, "ermission")));
    CHECK(has(ingested.out, "1 skipped"));
  }
  ::chmod((work + "/closed").c_str(), 0700);
  // A place where no store may be made.
  ::chmod(work.c_str(), 0555);
  const std::string other = program() + " ingest --store " + work + "/other.db " + kArticle;
  const Run refused = run_shell(::geteuid() == 0 ? as_nobody(other) : other);
  INFO(refused.out);
  CHECK(refused.exit_code == 1);
  CHECK(lines_with(refused.out, "claimgraph: ") == 1);
  CHECK(has(refused.out, work + "/other.db"));
  ::chmod(work.c_str(), 0755);
}

TEST_CASE("a store that is locked, of another version, or damaged is refused in one line with the remedy") {
  const Scratch scratch("stores");
  const std::string store = scratch / "s.db";
  REQUIRE(run("ingest --store " + store + " " + kArticle).exit_code == 0);
  {
    const auto holder = claimgraph::store::Database::open(store, claimgraph::store::Access::write);
    REQUIRE(holder.ok());
    const Run locked = run("ingest --store " + store + " " + kArticle);
    INFO(locked.out);
    CHECK(locked.exit_code == 1);
    CHECK(has(locked.out, "in use by another process"));
    CHECK(lines_with(locked.out, "claimgraph: ") == 1);
    CHECK(has(run("stats --store " + store).out, "1 document"));  // it can still be read
  }
  {
    using namespace claimgraph::store;
    const auto database = Database::open(store, Access::write);
    REQUIRE(database.ok());
    Batch batch(*database);
    batch.put(Family::meta, "format", "999");
    REQUIRE(batch.commit(true).ok());
  }
  const Run other = run("stats --store " + store);
  INFO(other.out);
  CHECK(other.exit_code == 1);
  CHECK(lines_with(other.out, "claimgraph: ") == 1);
  CHECK(has(other.out, "store format 999"));
  CHECK(has(other.out, "ingest the documents again into a new store"));
  // Other bytes in the file that names the present state.
  std::ofstream(store + "/CURRENT") << "nonsense\n";
  const Run damaged = run("stats --store " + store);
  INFO(damaged.out);
  CHECK(damaged.exit_code == 1);
  CHECK(lines_with(damaged.out, "claimgraph: ") == 1);
  CHECK((has(damaged.out, "restore") || has(damaged.out, "check that")));
}

TEST_CASE("a full disk ends the ingest in one line, and what was stored is whole") {
  const Scratch scratch("full");
  const std::string disk = scratch / "disk";
  std::filesystem::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=300k") != 0) {
    WARN("a small file system cannot be mounted here; skipped");
    return;
  }
  const std::string store = disk + "/s.db";
  const Run full = run("ingest --store " + store + " " CLAIMGRAPH_SOURCE_DIR "/samples");
  INFO(full.out);
  CHECK(full.exit_code == 1);
  CHECK(has(full.out, "the disk is full; free some space"));
  CHECK(lines_with(full.out, "claimgraph: ") == 1);
  ::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=200m");
  CHECK(run("ingest --store " + store + " " CLAIMGRAPH_SOURCE_DIR "/samples").exit_code == 0);
  CHECK(run("check --store " + store).exit_code == 0);
  ::umount(disk.c_str());
}
