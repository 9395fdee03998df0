/* What the Swift sources beside it see of C: the header that they implement, and what a library takes of libc. */
#include "../C/delegation_rules.h"
#ifdef __wasm__
char *delegation_rules_reserve(size_t count); /* Room for a text of `count` bytes, for delegation_rules_free. */
#else
#include <pthread.h>
#endif
