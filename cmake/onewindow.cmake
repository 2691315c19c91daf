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
  if(NOT name STREQUAL base)
    target_precompile_headers(ow_${name} REUSE_FROM ow_base)
  endif()

  if(NOT ARG_TESTS)
    file(GLOB ARG_TESTS CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *_test.cpp)
    if(name MATCHES "_rules$")
      list(FILTER ARG_TESTS INCLUDE REGEX "rules_test\\.cpp$")
    else()
      list(FILTER ARG_TESTS EXCLUDE REGEX "^rules_test\\.cpp$")
    endif()
  endif()
  if(ARG_TESTS AND NOT ARG_NO_TESTS)
    add_executable(${name}_test ${ARG_TESTS})
    list(TRANSFORM ARG_TEST_DEPENDS PREPEND ow_)
    target_link_libraries(${name}_test PRIVATE ow_${name} ${ARG_TEST_DEPENDS} GTest::gtest GTest::gtest_main)
    target_precompile_headers(${name}_test REUSE_FROM ow_base)
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()
