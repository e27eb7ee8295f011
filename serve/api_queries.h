// The handlers of the API, one a path.
#pragma once

#include "serve/api_answer.h"

namespace claimgraph::serve {

Result<Answer> answer_find(Call& call);
Result<Answer> answer_show(Call& call);
Result<Answer> answer_relations(Call& call);
Result<Answer> answer_neighbourhood(Call& call);
Result<Answer> answer_claims(Call& call);
Result<Answer> answer_contradictions(Call& call);
Result<Answer> answer_timeline(Call& call);
Result<Answer> answer_stats(Call& call);
Result<Answer> answer_sources(Call& call);
Result<Answer> answer_nodes(Call& call);
Result<Answer> answer_documents(Call& call);

// Over the whole graph.
Result<Answer> answer_path(Call& call);
Result<Answer> answer_rank(Call& call);
Result<Answer> answer_communities(Call& call);

}  // namespace claimgraph::serve
