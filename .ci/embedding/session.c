/*
 * Asks sessions of the C library: each line of standard input is a question.
 *
 *     session TENANT answers           the answers, a line each
 *     session TENANT threads           asks them in eight threads at once; those that do not concern drafts are answered alike
 *     session TENANT memory            asks them until it was a million, and opens and closes a thousand sessions
 *     session TENANT speed             how long an answer takes, in the median of 21 rounds
 *     session TENANT import FILE ...   what comes of importing files
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "delegation_rules.h"

static char *tenant;
static size_t tenant_length;
static char **questions;
static size_t count;

static void fail(const char *what) {
    fprintf(stderr, "session: %s\n", what);
    exit(1);
}

static char *text_of(FILE *file, size_t *length) {
    size_t room = 1 << 16;
    char *text = malloc(room);
    *length = 0;
    if (!file || !text) fail("a file cannot be read");
    for (size_t read; (read = fread(text + *length, 1, room - *length, file)) > 0;) {
        *length += read;
        if (*length == room && !(text = realloc(text, room *= 2))) fail("no memory");
    }
    fclose(file);
    return text;
}

static void read_questions(void) {
    size_t length;
    char *text = text_of(stdin, &length), *end = text + length;
    for (char *line = text; line < end; line = strchr(line, '\n') + 1) count++;
    questions = malloc((count + 1) * sizeof *questions);
    count = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) questions[count++] = line;
}

static delegation_rules_session *opened(void) {
    char *error = NULL;
    delegation_rules_session *session = delegation_rules_open(tenant, tenant_length, &error);
    if (!session) fail(error);
    return session;
}

static char *asked(delegation_rules_session *session, const char *question) {
    return delegation_rules_ask(session, question, strlen(question));
}

/* Asks all questions a shared session and one of its own, which knows of no other thread. */
static void *ask_all(void *shared) {
    delegation_rules_session *own = opened();
    for (size_t number = 0; number < count; number++) {
        char *answers[] = {asked(shared, questions[number]), asked(own, questions[number])};
        int concerns_drafts = strstr(questions[number], "draft-") || strstr(answers[0], "draft-");
        if (!concerns_drafts && strcmp(answers[0], answers[1]))
            fail("a session answers otherwise when it is asked from several threads");
        delegation_rules_free(answers[0]);
        delegation_rules_free(answers[1]);
    }
    delegation_rules_close(own);
    return NULL;
}

static void ask_in_threads(void) {
    pthread_t threads[8];
    delegation_rules_session *session = opened();
    for (int number = 0; number < 8; number++) pthread_create(&threads[number], NULL, ask_all, session);
    for (int number = 0; number < 8; number++) pthread_join(threads[number], NULL);
    delegation_rules_close(session);
}

/* The bytes that are allocated; with GLIBC_TUNABLES=glibc.malloc.tcache_count=0 those alone that were not given back. */
static size_t allocated(void) {
#ifdef __GLIBC__
    return mallinfo2().uordblks;
#else
    return 0;
#endif
}

static void ask_a_million_times(void) {
    delegation_rules_session *session = opened();
    size_t before = 0;
    for (size_t number = 0; number < 1000000; number++) {
        if (number == count) before = allocated(); /* By then all that is made once is made. */
        delegation_rules_free(asked(session, questions[number % count]));
    }
    if (allocated() > before) fail("questions leave memory behind");
    for (size_t number = 0; number < 1000; number++) {
        delegation_rules_session *other = opened();
        delegation_rules_free(asked(other, questions[number % count]));
        delegation_rules_close(other);
    }
    if (allocated() > before) fail("sessions leave memory behind");
    delegation_rules_close(session);
}

static int compare(const void *one, const void *other) {
    return (*(const double *)one > *(const double *)other) - (*(const double *)one < *(const double *)other);
}

static void time_answers(void) {
    double rounds[21];
    delegation_rules_session *session = opened();
    for (int round = 0; round < 21; round++) {
        clock_t start = clock();
        for (size_t number = 0; number < count; number++) delegation_rules_free(asked(session, questions[number]));
        rounds[round] = (double)(clock() - start) / CLOCKS_PER_SEC / (double)count * 1e6;
    }
    delegation_rules_close(session);
    qsort(rounds, 21, sizeof *rounds, compare);
    printf("C: an answer takes %.1f us\n", rounds[10]);
}

static void import(int number, char **files) {
    const char **texts = malloc((size_t)number * sizeof *texts);
    size_t *lengths = malloc((size_t)number * sizeof *lengths);
    for (int index = 0; index < number; index++) texts[index] = text_of(fopen(files[index], "rb"), &lengths[index]);
    char *answer = delegation_rules_import((const char *const *)files, texts, lengths, (size_t)number);
    puts(answer);
    delegation_rules_free(answer);
}

int main(int argc, char **argv) {
    if (argc < 3) fail("expected TENANT and what to do");
    tenant = text_of(fopen(argv[1], "rb"), &tenant_length);
    if (!strcmp(argv[2], "import")) {
        import(argc - 3, argv + 3);
        return 0;
    }
    read_questions();
    if (!strcmp(argv[2], "threads")) {
        ask_in_threads();
    } else if (!strcmp(argv[2], "memory")) {
        ask_a_million_times();
    } else if (!strcmp(argv[2], "speed")) {
        time_answers();
    } else {
        delegation_rules_session *session = opened();
        for (size_t number = 0; number < count; number++) {
            char *answer = asked(session, questions[number]);
            puts(answer);
            delegation_rules_free(answer);
        }
        delegation_rules_close(session);
    }
    return 0;
}
