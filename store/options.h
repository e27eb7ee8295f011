// How RocksDB is set up, with the reasons. Include in .cc files only.
#pragma once

#include <rocksdb/options.h>

#include "store/layout.h"

namespace claimgraph::store {

// `cache` is shared by all column families.
rocksdb::ColumnFamilyOptions family_options(Family family, const std::shared_ptr<rocksdb::Cache>& cache);
rocksdb::DBOptions database_options(bool create);

}  // namespace claimgraph::store
