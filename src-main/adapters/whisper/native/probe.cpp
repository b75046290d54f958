// Computes what whisper computes most (products of matrices in the kinds that models come in) with one level's library,
// and compares with the plain sum: an instruction that this PC lacks ends the process, a wrong one gives a wrong result.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "commands.h"
#include "ggml-alloc.h"
#include "ggml-backend.h"
#include "ggml.h"

constexpr int inner = 256;
constexpr int rows = 24;
constexpr int columns = 9;

// Numbers between -1 and 1, the same on every machine.
static std::vector<float> numbers(size_t count, uint32_t seed) {
    std::vector<float> values(count);
    for (auto & value : values) {
        seed = seed * 1664525u + 1013904223u;
        value = (float) (seed >> 8) / (float) (1u << 23) - 1.0f;
    }
    return values;
}

// How far the library's product is from the plain sum, as a share of the largest element; infinite when it fails.
static double deviation(ggml_backend_t backend, ggml_type type) {
    const std::vector<float> left = numbers((size_t) inner * rows, 1);
    const std::vector<float> right = numbers((size_t) inner * columns, 2);

    ggml_init_params params = { ggml_tensor_overhead() * 8 + ggml_graph_overhead(), nullptr, true };
    ggml_context * context = ggml_init(params);
    ggml_tensor * a = ggml_new_tensor_2d(context, type, inner, rows);
    ggml_tensor * b = ggml_new_tensor_2d(context, GGML_TYPE_F32, inner, columns);
    ggml_tensor * product = ggml_mul_mat(context, a, b);
    ggml_cgraph * graph = ggml_new_graph(context);
    ggml_build_forward_expand(graph, product);
    ggml_backend_buffer_t buffer = ggml_backend_alloc_ctx_tensors(context, backend);

    std::vector<uint8_t> packed(ggml_nbytes(a));
    ggml_quantize_chunk(type, left.data(), packed.data(), 0, rows, inner, nullptr);
    ggml_backend_tensor_set(a, packed.data(), 0, packed.size());
    ggml_backend_tensor_set(b, right.data(), 0, right.size() * sizeof(float));

    std::vector<float> result((size_t) rows * columns);
    double worst = INFINITY;
    if (ggml_backend_graph_compute(backend, graph) == GGML_STATUS_SUCCESS) {
        ggml_backend_tensor_get(product, result.data(), 0, result.size() * sizeof(float));
        worst = 0;
        double largest = 0;
        for (int column = 0; column < columns; ++column) {
            for (int row = 0; row < rows; ++row) {
                double sum = 0;
                for (int i = 0; i < inner; ++i) {
                    sum += (double) left[(size_t) row * inner + i] * right[(size_t) column * inner + i];
                }
                const double difference = std::fabs(result[(size_t) column * rows + row] - sum);
                // Not a number is never within the limit.
                worst = difference >= worst || std::isnan(difference) ? difference : worst;
                largest = std::fmax(largest, std::fabs(sum));
            }
        }
        worst /= largest;
    }
    ggml_backend_buffer_free(buffer);
    ggml_free(context);
    return worst;
}

int probe(const std::string & level) {
    ggml_backend_t backend = open_level(level);
    if (!backend) {
        return exit_level;
    }
    struct {
        ggml_type type;
        double limit;
    } kinds[] = { { GGML_TYPE_F32, 0.001 }, { GGML_TYPE_F16, 0.005 }, { GGML_TYPE_Q8_0, 0.05 }, { GGML_TYPE_Q5_0, 0.2 } };
    int code = exit_ok;
    for (const auto & kind : kinds) {
        const double worst = deviation(backend, kind.type);
        if (!(worst <= kind.limit)) {
            fprintf(stderr, "%s: %s is off by %f\n", level.c_str(), ggml_type_name(kind.type), worst);
            code = exit_wrong_result;
        }
    }
    ggml_backend_free(backend);
    return code;
}
