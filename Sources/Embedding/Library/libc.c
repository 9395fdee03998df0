// What Swift asks of C that not every C library has under these names.

#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

// Chance for the seeds of hash tables.
void arc4random_buf(void *bytes, size_t count) {
    unsigned char *rest = bytes;
    while (count > 0) {
        size_t part = count < 256 ? count : 256;  // getentropy gives no more at a time.
        if (getentropy(rest, part) != 0) abort();
        rest += part;
        count -= part;
    }
}

// For the sizes of hash tables, which are far below what an integer holds. Elsewhere it takes a library of its own.
double ceil(double value) {
    double whole = (double)(long long)value;
    return whole < value ? whole + 1 : whole;
}
