// The resolver of the program: the functions of resolve/ with their knowledge of names.
#pragma once

#include <memory>

#include "resolve/knowledge.h"
#include "store/resolver.h"

namespace claimgraph::store {

std::shared_ptr<const Resolver> make_resolver(std::shared_ptr<const resolve::Knowledge> knowledge);

}  // namespace claimgraph::store
