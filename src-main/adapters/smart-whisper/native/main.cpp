// Finds out whether the library of one CPU level runs here and computes right, before Node loads it.
//
//   amanuense-probe-LEVEL describe      what this PC's processor has, as JSON
//   amanuense-probe-LEVEL probe LEVEL   computes with the library of that level; 0 when the result is right
#include <cstdio>
#include <string>

#include "../../whisper/native/commands.h"

// This version of the library holds one level, the one that the program was linked with.
ggml_backend_t open_level(const std::string &) {
    return ggml_backend_cpu_init();
}

int main(int argc, char ** argv) {
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "describe" && argc == 2) {
        return describe();
    }
    if (command == "probe" && argc == 3) {
        return probe(argv[2]);
    }
    fprintf(stderr, "amanuense-probe: describe | probe LEVEL\n");
    return exit_usage;
}
