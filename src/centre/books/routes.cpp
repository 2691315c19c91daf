#include "centre/books/books.h"

namespace onewindow::books {

const std::vector<http::Route>& routes() {
  // Who may do what depends on the kind: the use cases ask.
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/books", books>(http::kSignedIn, "The office's books that one may read", "books.list"),
      http::route<"GET /api/v1/book-entries", entries>(http::kSignedIn, "The entries of a book", "books.entries"),
      http::route<"GET /api/v1/book-entries/{id}", entry>(http::kSignedIn, "An entry with its versions", "books.entry"),
      http::route<"POST /api/v1/books/{kind}/entries", write_entry>(http::kSignedIn, "A new entry", "books.write"),
      http::route<"PUT /api/v1/book-entries/{id}", revise_entry>(http::kSignedIn, "The next version of an entry",
                                                                 "books.revise"),
      http::route<"POST /api/v1/book-entries/{id}/closing", close_entry>(http::kSignedIn, "It is done", "books.close"),
      http::route<"POST /api/v1/book-entries/{id}/acknowledgement", acknowledge_entry>(
          http::kSignedIn, "One has read it", "books.acknowledge"),
  };
  return table;
}

}  // namespace onewindow::books
