// How RocksDB is set up, with the reasons.
#pragma once

#include <memory>

#include "store/layout.h"

namespace rocksdb {
class Cache;
struct ColumnFamilyOptions;
struct DBOptions;
}  // namespace rocksdb

namespace claimgraph::store {

// `cache` is shared by all column families.
rocksdb::ColumnFamilyOptions family_options(Family family, const std::shared_ptr<rocksdb::Cache>& cache);
rocksdb::DBOptions database_options(bool create);

}  // namespace claimgraph::store
