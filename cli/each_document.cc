#include "cli/each_document.h"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <cstdio>
#include <memory>
#include <thread>
#include <variant>

#include "extract/input/stream.h"

namespace claimgraph::cli {

namespace {

using Input = std::shared_ptr<Result<extract::RawDocument>>;
using Output = std::shared_ptr<Result<std::string>>;

Output worked(const Input& input, const std::function<std::string(const extract::RawDocument&)>& work) {
  if (!input->ok()) return std::make_shared<Result<std::string>>(input->error());
  return std::make_shared<Result<std::string>>(work(input->value()));
}

}  // namespace

void for_each_document(Session& session, const std::vector<std::string>& inputs, unsigned threads,
                       const std::function<std::string(const extract::RawDocument&)>& work) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  extract::DocumentStream stream(inputs);
  bool output_ok = true;
  const auto read = [&](tbb::flow_control& control) -> Input {
    auto next = output_ok ? stream.next() : std::nullopt;
    if (!next) {
      control.stop();
      return nullptr;
    }
    return std::make_shared<Result<extract::RawDocument>>(std::move(*next));
  };
  const auto print = [&](const Output& output) {
    if (!output->ok()) return session.fail(output->error());
    const std::string& text = output->value();
    output_ok = output_ok && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  };
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::parallel_pipeline(2 * static_cast<std::size_t>(threads),
                         tbb::make_filter<void, Input>(tbb::filter_mode::serial_in_order, read) &
                             tbb::make_filter<Input, Output>(tbb::filter_mode::parallel,
                                                             [&](const Input& in) { return worked(in, work); }) &
                             tbb::make_filter<Output, void>(tbb::filter_mode::serial_in_order, print));
  if (std::fflush(stdout) != 0)
    session.fail({ErrorCode::io, "cannot write to standard output: it is closed or the disk is full"});
}

}  // namespace claimgraph::cli
