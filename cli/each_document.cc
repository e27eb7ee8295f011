#include "cli/each_document.h"

#include <algorithm>
#include <cstdio>
#include <thread>

#include "extract/input/stream.h"
#include "ingest/ordered_pipeline.h"

namespace claimgraph::cli {

void for_each_document(Session& session, const std::vector<std::string>& inputs, unsigned threads,
                       const std::function<std::string(const extract::RawDocument&)>& work) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  using Input = Result<extract::RawDocument>;
  using Output = Result<std::string>;
  extract::DocumentStream stream(inputs);
  bool output_ok = true;
  const auto worked = [&work](const Input& input) {
    return input.ok() ? Output(work(input.value())) : Output(input.error());
  };
  const auto print = [&](const Output& output) {
    if (output.ok()) {
      const std::string& text = output.value();
      output_ok = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    } else {
      session.fail(output.error());
    }
    return output_ok;
  };
  ingest::run_in_order<Input, Output>(
      threads, 2 * std::size_t{threads}, [&stream] { return stream.next(); }, worked, print);
  if (std::fflush(stdout) != 0 || !output_ok) {
    session.fail({ErrorCode::io, "cannot write to standard output: it is closed or the disk is full"});
  }
}

}  // namespace claimgraph::cli
