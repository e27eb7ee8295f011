// What every command shares: the global options, where output goes, and how an Error becomes an exit code.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace claimgraph {

namespace store {
class Store;
}
namespace extract {
class Extractor;
}

namespace cli {

enum ExitCode : int { kOk = 0, kFailed = 1, kUsage = 2 };

enum class OutputFormat { table, json };

struct Session {
  std::string store_path;  // --store, else $CLAIMGRAPH_STORE, else ./claimgraph.db
  OutputFormat format = OutputFormat::table;
  std::string lexicon_directory;  // --lexicon
  bool verbose = false;
  int exit_code = kOk;  // of the command that ran

  // Prints "claimgraph: MESSAGE" on standard error and remembers exit code 1, or 2 for ErrorCode::usage.
  void fail(const Error& error);
};

// The extractor with the data files of this installation. `whole`: see ExtractorOptions.
Result<std::unique_ptr<extract::Extractor>> open_extractor(const Session& session, bool whole, bool explain = false);

}  // namespace cli
}  // namespace claimgraph
