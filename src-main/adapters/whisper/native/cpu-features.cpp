// What the processor has and the system lets programs use, and how many real cores there are.
#include <cstdint>
#include <cstdio>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "commands.h"

#if defined(__x86_64__) || defined(_M_X64)
#define IS_X86_64
#ifdef _MSC_VER
#include <intrin.h>
#else
#include <cpuid.h>
#endif
#endif

#ifdef _WIN32
#include <windows.h>
#elif defined(__APPLE__)
#include <sys/sysctl.h>
#else
#include <fstream>
#endif

#ifdef IS_X86_64
struct registers {
    uint32_t eax, ebx, ecx, edx;
};

static registers cpuid(uint32_t leaf, uint32_t subleaf) {
    registers r = { 0, 0, 0, 0 };
#ifdef _MSC_VER
    int values[4];
    __cpuidex(values, (int) leaf, (int) subleaf);
    r = { (uint32_t) values[0], (uint32_t) values[1], (uint32_t) values[2], (uint32_t) values[3] };
#else
    __cpuid_count(leaf, subleaf, r.eax, r.ebx, r.ecx, r.edx);
#endif
    return r;
}

// Which registers the system saves: without the wide ones AVX faults, whatever the processor says of itself.
static uint64_t saved_registers() {
#ifdef _MSC_VER
    return _xgetbv(0);
#else
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return ((uint64_t) high << 32) | low;
#endif
}

// Best first.
static std::vector<std::string> usable_levels() {
    const uint32_t highest = cpuid(0, 0).eax;
    const registers first = cpuid(1, 0);
    const registers seventh = highest >= 7 ? cpuid(7, 0) : registers{ 0, 0, 0, 0 };
    const bool sse42 = first.ecx & (1u << 20);
    const bool osxsave = first.ecx & (1u << 27);
    const bool avx = (first.ecx & (1u << 28)) && osxsave && (saved_registers() & 6) == 6;
    const bool f16c = avx && (first.ecx & (1u << 29));
    const bool fma = avx && (first.ecx & (1u << 12));
    const bool avx2 = avx && (seventh.ebx & (1u << 5));
    const bool bmi2 = seventh.ebx & (1u << 8);

    std::vector<std::string> levels;
    if (avx2 && fma && f16c && bmi2) {
        levels.push_back("haswell");
    }
    if (f16c) {
        levels.push_back("ivybridge");
    }
    if (avx) {
        levels.push_back("sandybridge");
    }
    if (sse42) {
        levels.push_back("sse42");
    }
    levels.push_back("x64");
    return levels;
}
#else
static std::vector<std::string> usable_levels() {
    return { "base" };
}
#endif

#ifdef _WIN32
static unsigned physical_cores() {
    DWORD size = 0;
    GetLogicalProcessorInformationEx(RelationProcessorCore, nullptr, &size);
    std::vector<char> buffer(size);
    auto * first = reinterpret_cast<SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX *>(buffer.data());
    if (!GetLogicalProcessorInformationEx(RelationProcessorCore, first, &size)) {
        return 0;
    }
    unsigned cores = 0;
    for (DWORD at = 0; at < size; ++cores) {
        at += reinterpret_cast<SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX *>(buffer.data() + at)->Size;
    }
    return cores;
}
#elif defined(__APPLE__)
static unsigned physical_cores() {
    int32_t cores = 0;
    size_t size = sizeof(cores);
    return sysctlbyname("hw.physicalcpu", &cores, &size, nullptr, 0) == 0 ? (unsigned) cores : 0;
}
#else
// Two that share a core have the same list of siblings.
static unsigned physical_cores() {
    std::set<std::string> cores;
    for (unsigned cpu = 0;; ++cpu) {
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/thread_siblings_list");
        std::string siblings;
        if (!std::getline(file, siblings)) {
            return (unsigned) cores.size();
        }
        cores.insert(siblings);
    }
}
#endif

int describe() {
    const unsigned cores = physical_cores();
    printf("{\"levels\":[");
    bool is_first = true;
    for (const auto & level : usable_levels()) {
        printf("%s\"%s\"", is_first ? "" : ",", level.c_str());
        is_first = false;
    }
    printf("],\"physicalCores\":%u}\n", cores > 0 ? cores : std::thread::hardware_concurrency());
    return exit_ok;
}
