// Turns windows of speech into words, in a process that may be killed at any moment.
//
//   amanuense-whisper describe              what this PC's processor has, as JSON
//   amanuense-whisper probe LEVEL           computes with that level's library; 0 when the result is right
//   amanuense-whisper serve LEVEL THREADS   reads a model's path and then windows on stdin, answers JSON lines
//
// It is started in its own folder, where the libraries are: paths with any letter then never cross a command line.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "commands.h"
#include "ggml-backend.h"
#include "ggml.h"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

bool load_level(const std::string & level) {
#ifdef _WIN32
    const std::string prefix = "ggml-cpu", extension = ".dll";
#else
    const std::string prefix = "./libggml-cpu", extension = ".so";
#endif
    const std::string name = level == "base" ? prefix : prefix + "-" + level;
    return ggml_backend_load((name + extension).c_str()) != nullptr;
}

ggml_backend_t open_level(const std::string & level) {
    return load_level(level) ? ggml_backend_init_by_type(GGML_BACKEND_DEVICE_TYPE_CPU, nullptr) : nullptr;
}

void log_only_errors(ggml_log_level level, const char * text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR) {
        fputs(text, stderr);
    }
}

int main(int argc, char ** argv) {
#ifdef _WIN32
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
#endif
    ggml_log_set(log_only_errors, nullptr);
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "describe" && argc == 2) {
        return describe();
    }
    if (command == "probe" && argc == 3) {
        return probe(argv[2]);
    }
    if (command == "serve" && argc == 4) {
        return serve(argv[2], std::atoi(argv[3]));
    }
    fprintf(stderr, "amanuense-whisper: describe | probe LEVEL | serve LEVEL THREADS\n");
    return exit_usage;
}
