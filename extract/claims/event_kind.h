// Whether arms or chance did what a trigger tells: the words around it say so (event_weapons.tsv).
#pragma once

#include "extract/claims/telling.h"

namespace claimgraph::extract {

// "the frigate was sunk by drones", "rockets slammed into a depot": a mishap that arms or forces make is none. Pure.
bool is_inflicted(const BlockContext& context, const Trigger& trigger);

// Deaths, wounds and blasts are the work of arms where the sentence speaks of arms, and of chance where it speaks of
// what breaks or burns by itself; otherwise the type stays open (Telling::open_type).
void settle_type(const BlockContext& context, Telling& telling);

}  // namespace claimgraph::extract
