# Data files that programs need at run time lie in ${CLAIMGRAPH_DATA_OUT}: the lexicon (copied), and what the build converts from
# the pinned packages (language model, gazetteer).
set(CLAIMGRAPH_DATA_OUT ${CMAKE_BINARY_DIR}/data)
file(MAKE_DIRECTORY ${CLAIMGRAPH_DATA_OUT})
if(DEFINED ENV{CLAIMGRAPH_MODEL_DIR})
  set(CLAIMGRAPH_MODEL_DIR $ENV{CLAIMGRAPH_MODEL_DIR} CACHE PATH "Folder with the pinned packages")
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(CLAIMGRAPH_MODEL_DIR $ENV{XDG_CACHE_HOME}/claimgraph CACHE PATH "Folder with the pinned packages")
else()
  set(CLAIMGRAPH_MODEL_DIR $ENV{HOME}/.cache/claimgraph CACHE PATH "Folder with the pinned packages")
endif()
