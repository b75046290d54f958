#pragma once

#include <string>

#include "ggml-backend.h"
#include "ggml.h"

// What the process ends with; the program that started it reads them.
constexpr int exit_ok = 0;
constexpr int exit_usage = 2;
// The level's library is not there, or this processor lacks what it needs.
constexpr int exit_level = 3;
// The library computes something else than it should.
constexpr int exit_wrong_result = 4;
// The model's file cannot be loaded.
constexpr int exit_model = 5;
// What came on stdin is no window.
constexpr int exit_input = 6;

int describe();
int probe(const std::string & level);
int serve(const std::string & level, int threads);

// What computes with one CPU level; null when that level cannot run here.
ggml_backend_t open_level(const std::string & level);

// Loads the library of one CPU level from the current folder; false when it cannot run here.
bool load_level(const std::string & level);

void log_only_errors(ggml_log_level level, const char * text, void * user_data);
