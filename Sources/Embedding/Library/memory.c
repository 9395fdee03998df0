// What Swift asks of a C library and of the compiler's own, for a WebAssembly module that has neither and imports nothing.
//
// A block keeps its size class before it, and goes to a list of its class when it is given back. Blocks are neither split
// nor joined: what was needed once serves again. Between two powers of two there are four classes, so that little of a
// block is unused.

#include <stddef.h>
#include <stdint.h>

enum { ALIGNMENT = 16, STEPS = 4, CLASSES = 30 * STEPS, PAGE = 1 << 16 };

typedef struct block {
    uint32_t class;
    uint32_t padding;
    struct block *next;  // Where the block is free; else what is kept in it begins here.
} block;

enum { HEADER = offsetof(block, next) };

extern uint8_t __heap_base;  // The linker puts it behind all data.
static uintptr_t end;
static block *free_blocks[CLASSES];

static size_t size_of_class(uint32_t class) {
    if (class < STEPS) return (class + 1) * ALIGNMENT;
    return (size_t)((STEPS + class % STEPS + 1) * ALIGNMENT) << (class / STEPS - 1);
}

// The smallest class whose blocks hold `size` bytes, which are some.
static uint32_t class_of(size_t size) {
    size_t steps = (size - 1) / ALIGNMENT;
    if (steps < STEPS) return steps;
    uint32_t power = 31 - __builtin_clzl(steps / STEPS);
    return power * STEPS + (steps >> power);
}

// Bytes behind all that is taken; memory grows where it lacks. 0 where it cannot.
static uintptr_t extend(size_t size) {
    if (end == 0) end = ((uintptr_t)&__heap_base + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + ALIGNMENT - HEADER;
    size_t there = __builtin_wasm_memory_size(0) * PAGE;
    if (there - end < size) {
        size_t pages = (size - (there - end) + PAGE - 1) / PAGE;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
    }
    end += size;
    return end - size;
}

int posix_memalign(void **pointer, size_t alignment, size_t size) {
    if (alignment > ALIGNMENT) return 22;  // EINVAL: nothing here asks for it.
    if (size > (size_t)1 << 30) return 12;  // ENOMEM
    uint32_t class = class_of(size + HEADER);
    block *found = free_blocks[class];
    if (found) {
        free_blocks[class] = found->next;
    } else {
        found = (block *)extend(size_of_class(class));
        if (!found) return 12;
        found->class = class;
    }
    *pointer = &found->next;
    return 0;
}

void free(void *pointer) {
    if (!pointer) return;
    block *freed = (block *)((uint8_t *)pointer - HEADER);
    freed->next = free_blocks[freed->class];
    free_blocks[freed->class] = freed;
}

int memcmp(const void *left, const void *right, size_t count) {
    const uint8_t *a = left, *b = right;
    for (; count > 0; count--, a++, b++) {
        if (*a != *b) return *a - *b;
    }
    return 0;
}

size_t strlen(const char *text) {
    size_t count = 0;
    while (text[count]) count++;
    return count;
}

// The seed of hash tables. A module that imports nothing knows no chance.
void arc4random_buf(void *bytes, size_t count) {
    uint8_t *byte = bytes;
    for (size_t index = 0; index < count; index++) byte[index] = (uint8_t)(index * 0x9D + 0x3B);
}

// A product of 128 bits: whether one of 64 bits overflows is told by it.
__int128 __multi3(__int128 left, __int128 right) {
    uint64_t half = UINT32_MAX, a = (uint64_t)left, b = (uint64_t)right;
    uint64_t low = (a & half) * (b & half);
    uint64_t middle = (a >> 32) * (b & half) + (low >> 32);
    uint64_t other = (a & half) * (b >> 32) + (middle & half);
    uint64_t high = (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32);
    high += (uint64_t)(left >> 64) * b + a * (uint64_t)(right >> 64);
    return (__int128)high << 64 | (other << 32 | (low & half));
}
