#include "cli/session.h"

#include <cstdio>

#include "extract/pipeline/extractor.h"

namespace claimgraph::cli {

void Session::fail(const Error& error) {
  std::fprintf(stderr, "claimgraph: %s\n", error.message.c_str());
  exit_code = error.code == ErrorCode::usage ? kUsage : kFailed;
}

Result<std::unique_ptr<extract::Extractor>> open_extractor(const Session& session, bool whole, bool explain) {
  auto directory = extract::find_data_directory();
  if (!directory) return directory.error();
  extract::ExtractorOptions options{std::move(*directory), {}, whole, explain};
  if (!session.lexicon_directory.empty()) options.lexicon_directories.emplace_back(session.lexicon_directory);
  return extract::Extractor::open(options);
}

}  // namespace claimgraph::cli
