# Precompiled headers: the standard library's and our lowest ones for everything; for what stands on the contexts (nearly
# every feature) those too. A test program takes the same, with GoogleTest, and compiled as tests are. They are named as
# <…>: an absolute path in them would keep ccache from knowing them again in another folder.
function(onewindow_knows_contexts result)
  set(knows FALSE)
  foreach(library ${ARGN})
    get_property(one GLOBAL PROPERTY ONEWINDOW_KNOWS_CONTEXTS_${library})
    if(one)
      set(knows TRUE)
    endif()
  endforeach()
  set(${result} ${knows} PARENT_SCOPE)
endfunction()

# What only tests is compiled without optimisation: that halves its share of a clean build, and what it tests is the
# optimised library all the same.
foreach(kind base contexts)
  set(source ${PROJECT_BINARY_DIR}/cmake/${kind}_tests.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "")
  add_library(ow_${kind}_tests OBJECT ${source})
  target_compile_options(ow_${kind}_tests PRIVATE -O0)
endforeach()
target_link_libraries(ow_base_tests PRIVATE ow_base GTest::gtest)
target_precompile_headers(ow_base_tests PRIVATE <base/pch.h> <base/tests_pch.h>)
target_link_libraries(ow_contexts_tests PRIVATE ow_centre_testing GTest::gtest)
target_precompile_headers(ow_contexts_tests PRIVATE <base/pch.h> <base/tests_pch.h> <centre/testing.h>)

# Most of a feature's time goes into the database and the allocator, and it compiles a quarter faster this way
# (docs/adr/0006). What computes (json, digests, http, the databases, the ledger) keeps -O2.
function(onewindow_feature target)
  target_compile_options(${target} PRIVATE -O1)
endfunction()

function(onewindow_test_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gtest GTest::gtest_main)
  target_compile_options(${name} PRIVATE -O0)
  onewindow_knows_contexts(knows ${ARG_LINK})
  if(knows)
    target_precompile_headers(${name} REUSE_FROM ow_contexts_tests)
  else()
    target_precompile_headers(${name} REUSE_FROM ow_base_tests)
  endif()
endfunction()

# One call a library: its name, what it may include, and everything else by convention. The folder is the feature; every
# *.cpp in it that is no test belongs to the library, every *_test.cpp to its test program, migrations/*.sql is embedded.
#
#   onewindow_library(cases DEPENDS catalogue centre)          target cases, folder = the current one
#   onewindow_library(cases_rules SOURCES rules.cpp DEPENDS regulation)
#
# tests/structure_test.cpp reads the same declarations and refuses an #include that no DEPENDS allows.
function(onewindow_library name)
  cmake_parse_arguments(ARG "NO_TESTS" "" "SOURCES;DEPENDS;LINK;TESTS;TEST_DEPENDS" ${ARGN})
  if(NOT ARG_SOURCES)
    file(GLOB ARG_SOURCES CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.cpp)
    list(FILTER ARG_SOURCES EXCLUDE REGEX "(_test|_fuzz|_benchmark|^rules)\\.cpp$")
  endif()
  file(GLOB migrations CONFIGURE_DEPENDS migrations/*.sql)
  if(migrations AND NOT name MATCHES "_rules$")
    set(embedded ${CMAKE_CURRENT_BINARY_DIR}/${name}_migrations.cpp)
    add_custom_command(OUTPUT ${embedded}
      COMMAND ${CMAKE_COMMAND} -DNAME=${name} "-DFILES=${migrations}" -DOUTPUT=${embedded} -P ${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake
      DEPENDS ${migrations} ${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake VERBATIM)
    list(APPEND ARG_SOURCES ${embedded})
  endif()
  add_library(ow_${name} STATIC ${ARG_SOURCES})
  list(TRANSFORM ARG_DEPENDS PREPEND ow_ OUTPUT_VARIABLE targets)
  target_link_libraries(ow_${name} PUBLIC ow_options ${targets} ${ARG_LINK})
  onewindow_knows_contexts(knows ${targets})
  if(name STREQUAL context)
    target_precompile_headers(ow_context PRIVATE <base/pch.h> <centre/context/contexts.h>)
    set(knows TRUE)
  elseif(knows)
    target_precompile_headers(ow_${name} REUSE_FROM ow_context)
    onewindow_feature(ow_${name})
  elseif(NOT name STREQUAL base)
    target_precompile_headers(ow_${name} REUSE_FROM ow_base)
  endif()
  set_property(GLOBAL PROPERTY ONEWINDOW_KNOWS_CONTEXTS_ow_${name} ${knows})

  if(NOT ARG_TESTS)
    file(GLOB ARG_TESTS CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *_test.cpp)
    if(name MATCHES "_rules$")
      list(FILTER ARG_TESTS INCLUDE REGEX "rules_test\\.cpp$")
    else()
      list(FILTER ARG_TESTS EXCLUDE REGEX "^rules_test\\.cpp$")
    endif()
  endif()
  if(ARG_TESTS AND NOT ARG_NO_TESTS)
    list(TRANSFORM ARG_TEST_DEPENDS PREPEND ow_)
    onewindow_test_program(${name}_test SOURCES ${ARG_TESTS} LINK ow_${name} ${ARG_TEST_DEPENDS})
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()
