# Turns a feature's migrations/*.sql into one C++ file with a function `migrations::NAME()`; see db/migrations.h.
set(out "// Generated from migrations/*.sql. Do not edit.\n#include \"db/migrations.h\"\nnamespace onewindow::migrations {\nstd::vector<db::Migration> ${NAME}() {\n  return {\n")
foreach(file IN LISTS FILES)
  get_filename_component(stem ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND out "    {\"${stem}\", R\"sql(${text})sql\"},\n")
endforeach()
string(APPEND out "  };\n}\n}  // namespace onewindow::migrations\n")
file(WRITE ${OUTPUT} "${out}")
