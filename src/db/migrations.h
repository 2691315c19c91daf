#pragma once
// Each feature's migrations/*.sql becomes a function onewindow::migrations::FEATURE(); app puts them into one list.
//
// A file YYYYMMDDhhmm_feature_what.sql holds statements, each ended by ";" at the end of a line, in what SQLite and
// PostgreSQL share and these words:
//
//   @id @int    64-bit integer: ids, instants, counts, booleans as 0 and 1
//   @text       text that compares by its bytes; dates, enumerations and JSON too
//   ) @owned;   ends a table that a centre owns: centre_id comes first in its primary key
//   ) @table;   ends any other table; it has no column centre_id
//
//   create table cases (
//     centre_id @id not null,
//     id @id not null,
//     title @text not null,
//     primary key (centre_id, id)
//   ) @owned;
//
// Every table ends in one of the two. Constraints are immediate, never deferred. Unique keys and foreign keys of an
// owned table contain centre_id. Expand, then contract: the server before this one goes on running beside it.
#include <vector>

#include "db/database.h"
