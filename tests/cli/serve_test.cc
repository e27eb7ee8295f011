#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/cli/program.h"
#include "tests/serve/http_client.h"

using namespace claimgraph::test;

namespace {

const std::string kSamples = CLAIMGRAPH_SOURCE_DIR "/samples";

// `claimgraph serve` on a free port; its messages go to standard output, too.
class Server {
 public:
  explicit Server(const std::string& store, const std::string& host = "127.0.0.1") {
    const std::string command = program() + " serve --listen " + host + ":0 --store " + store;
    pipe_ = popen((command + " 2>&1 & echo $!; wait $!; echo ended $?").c_str(), "r");
    REQUIRE(pipe_ != nullptr);
    pid_ = std::stoi(line());
    const std::string announced = line();
    const std::string before = "http://" + host + ":";
    const auto at = announced.find(before);
    REQUIRE(at != std::string::npos);
    port_ = std::stoi(announced.substr(at + before.size()));
  }
  ~Server() {
    if (pipe_ != nullptr) stop(SIGKILL);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const { return port_; }
  // What it said until its end, the last line being "ended STATUS".
  std::string stop(int signal) {
    kill(pid_, signal);
    std::string rest;
    for (std::string one = line(); !one.empty(); one = line()) rest += one;
    pclose(pipe_);
    pipe_ = nullptr;
    return rest;
  }

 private:
  std::string line() {
    char buffer[1024];
    return fgets(buffer, sizeof buffer, pipe_) == nullptr ? "" : buffer;
  }
  FILE* pipe_;
  int pid_ = 0;
  int port_ = 0;
};

}  // namespace

TEST_CASE("the API answers byte for byte what the command of that name prints as JSON") {
  const Scratch scratch("serve");
  const std::string store = scratch / "s.db";
  REQUIRE(run("ingest --store " + store + " " + kSamples).exit_code == 0);
  Server server(store);
  const std::string end = " --format json --store " + store;
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"find rsf", "/api/find?name=rsf"},
      {"show \"Rapid Support Forces\"", "/api/show/Rapid%20Support%20Forces"},
      {"relations RSF", "/api/relations?of=RSF"},
      {"relations RSF Kadugli", "/api/relations?of=RSF&with=Kadugli"},
      {"path RSF Kadugli", "/api/path?from=RSF&to=Kadugli"},
      {"claims --by RSF --min-confidence 0.5", "/api/claims?by=RSF&min_confidence=0.5"},
      {"claims", "/api/claims?limit=1000"},
      {"contradictions", "/api/contradictions?limit=1000"},
      {"timeline --from 2025-02-01 --dated", "/api/timeline?from=2025-02-01&dated=true&limit=1000"},
      {"rank --by degree --limit 7", "/api/rank?by=degree&limit=7"},
      {"communities --limit 3", "/api/communities?limit=3"},
      {"stats", "/api/stats"},
      {"sources", "/api/sources"}};
  for (const auto& [command, target] : pairs) {
    INFO(command);
    const Run printed = run(command + end);
    REQUIRE(printed.exit_code == 0);
    const Reply reply = get(server.port(), target);
    CHECK(reply.status == 200);
    CHECK(reply.body == printed.out);
  }
  CHECK(server.stop(SIGTERM) == "ended 0\n");
}

TEST_CASE("what is ingested while the server runs is in its answers soon, and the server is in nobody's way") {
  const Scratch scratch("serve-ingest");
  const std::string store = scratch / "s.db";
  REQUIRE(run("ingest --store " + store + " " + kSamples + "/01-sahel-wire-gossi.txt").exit_code == 0);
  Server server(store);
  const std::string first = get(server.port(), "/api/stats").body;
  CHECK(has(first, "\"documents\":1,"));
  REQUIRE(run("ingest --store " + store + " " + kSamples).exit_code == 0);
  std::string later = first;
  for (int i = 0; i < 100 && !has(later, "\"documents\":13,"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    later = get(server.port(), "/api/stats").body;
  }
  CHECK(later == run("stats --format json --store " + store).out);
  CHECK(server.stop(SIGINT) == "ended 0\n");
}

TEST_CASE("serve says what is wrong in one line, and warns of an address that others reach") {
  const Scratch scratch("serve-wrong");
  const Run missing = run("serve --store " + (scratch / "none.db"));
  CHECK(missing.exit_code == 1);
  CHECK(has(missing.out, "no such store"));
  const Run address = run("serve --listen everywhere --store " + (scratch / "none.db"));
  CHECK(address.exit_code == 2);
  CHECK(has(address.out, "write HOST:PORT"));
  const std::string store = scratch / "s.db";
  REQUIRE(run("ingest --store " + store + " " + kSamples + "/01-sahel-wire-gossi.txt").exit_code == 0);
  Server open(store, "0.0.0.0");
  CHECK(get(open.port(), "/api/stats").status == 200);
  CHECK(has(open.stop(SIGTERM), "warning: 0.0.0.0 can be reached from other machines"));
}
