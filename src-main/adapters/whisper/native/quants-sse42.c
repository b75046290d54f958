/*
 * whisper.cpp's arithmetic on quantised numbers, for processors with SSE4.2 and no AVX. Its own dot product of two rows
 * of q8_0, the kind of model that such a PC is told to use, goes number by number there and is six tenths of all the
 * time; this one takes sixteen at once, as its AVX2 one takes thirty-two: signs moved to one side, so that what is left
 * of the other is unsigned, as PMADDUBSW wants it.
 */
#define ggml_vec_dot_q8_0_q8_0 number_by_number
#include "ggml-cpu/arch/x86/quants.c"
#undef ggml_vec_dot_q8_0_q8_0

/** `*result` = x · y over `n` numbers, a multiple of 32. The other arguments are for kernels of several rows at once. */
void ggml_vec_dot_q8_0_q8_0(int n, float * result, size_t bs, const void * vx, size_t bx, const void * vy, size_t by,
                            int rows) {
  assert(n % QK8_0 == 0 && rows == 1);
  UNUSED(bs);
  UNUSED(bx);
  UNUSED(by);
  UNUSED(rows);
  const block_q8_0 * x = vx;
  const block_q8_0 * y = vy;
  __m128 sums = _mm_setzero_ps();
  for (int block = 0; block < n / QK8_0; ++block) {
    const __m128i * left = (const __m128i *)x[block].qs;
    const __m128i * right = (const __m128i *)y[block].qs;
    const __m128i low = mul_sum_i8_pairs(_mm_loadu_si128(left), _mm_loadu_si128(right));
    const __m128i high = mul_sum_i8_pairs(_mm_loadu_si128(left + 1), _mm_loadu_si128(right + 1));
    const float scale = GGML_CPU_FP16_TO_FP32(x[block].d) * GGML_CPU_FP16_TO_FP32(y[block].d);
    sums = _mm_add_ps(sums, _mm_mul_ps(_mm_set1_ps(scale), _mm_cvtepi32_ps(_mm_add_epi32(low, high))));
  }
  sums = _mm_add_ps(sums, _mm_movehl_ps(sums, sums));
  *result = _mm_cvtss_f32(_mm_add_ss(sums, _mm_movehdup_ps(sums)));
}
