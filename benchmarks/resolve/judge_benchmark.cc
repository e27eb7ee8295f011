// Speed of resolution's judges: pairs of names a second, whole blocks a second, block keys a second.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "resolve/judge.h"

namespace {

using namespace claimgraph;
using namespace claimgraph::resolve;

const Knowledge& knowledge() {
  static const Knowledge loaded = [] {
    const std::filesystem::path folders[] = {std::filesystem::path(CLAIMGRAPH_BINARY_DIR) / "data/lexicon"};
    auto result = Knowledge::load(folders);
    if (!result) {
      std::cerr << result.error().message << '\n';
      std::exit(1);
    }
    return std::move(*result);
  }();
  return loaded;
}

// Names of one block, as news spells them: the type, and how many different words stand before a shared one.
std::vector<Member> block(NodeType type, std::size_t size) {
  const char* first[] = {"Qassem", "Kassim", "Tomas", "Levan", "Huda", "Arjun", "Mikhail", "Yusuf", "Ana", "Joseph"};
  std::vector<Member> members;
  for (std::size_t i = 0; i < size; ++i) {
    Member member;
    member.key = {DocumentId{0, i + 1}, "n1"};
    member.type = type;
    member.name =
        std::string(first[i % std::size(first)]) + " " + std::string(1, static_cast<char>('A' + i % 26)) + ". Darwish";
    if (type == NodeType::organisation) member.name = "Ministry of " + member.name + " of Chad";
    members.push_back(std::move(member));
  }
  return members;
}

void judge_pairs(benchmark::State& state) {
  const auto type = static_cast<NodeType>(state.range(0));
  const auto members = block(type, 64);
  std::size_t i = 0;
  for (auto _ : state) {
    const Member& a = members[i % 64];
    const Member& b = members[(i * 7 + 3) % 64];
    benchmark::DoNotOptimize(judge_names(type, a.name, b.name, knowledge()));
    ++i;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(judge_pairs)->Arg(static_cast<int>(NodeType::person))->Arg(static_cast<int>(NodeType::organisation));

void judge_blocks(benchmark::State& state) {
  const auto members = block(NodeType::person, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(judge_block(members, knowledge()));
  state.counters["pairs"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(members.size() * (members.size() - 1) / 2),
      benchmark::Counter::kIsRate);
}
BENCHMARK(judge_blocks)->Arg(8)->Arg(64)->Arg(256);

void keys(benchmark::State& state) {
  const auto members = block(NodeType::person, 64);
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(block_keys(members[i++ % 64], knowledge()));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(keys);

}  // namespace

BENCHMARK_MAIN();
