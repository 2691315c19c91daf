// Preloaded, each sync of a file takes SYNC_MS milliseconds longer: as on a disk that keeps what it acknowledges, where the
// bench's own may answer from a cache. It serves whoever is measured alike.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int slow(const char* name, int file) {
  const char* set = getenv("SYNC_MS");
  const long microseconds = set ? (long)(atof(set) * 1000) : 0;
  const struct timespec wait = {microseconds / 1000000, microseconds % 1000000 * 1000};
  if (microseconds > 0) nanosleep(&wait, NULL);
  return ((int (*)(int))dlsym(RTLD_NEXT, name))(file);
}
int fsync(int file) { return slow("fsync", file); }
int fdatasync(int file) { return slow("fdatasync", file); }
