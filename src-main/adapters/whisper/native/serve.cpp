// Holds one model and turns each window that comes on stdin into one line of JSON.
//
// A text is its length in bytes (32 bits, little-endian) and its UTF-8. First comes the model's path, answered with
// {"ready":true}. Then, for each window: the language, the vocabulary, the number of samples (32 bits) and the samples
// (16 bits, one channel, 16,000 a second). The end of stdin ends the process.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "commands.h"
#include "whisper.h"

constexpr uint32_t longest_text = 64 * 1024;
constexpr uint32_t most_samples = 60 * WHISPER_SAMPLE_RATE;

// The guards: no loops (entropy), nothing that the model itself doubts (log-probability), at most three tries.
constexpr float entropy_guard = 2.8f;
constexpr float log_probability_guard = -1.25f;
constexpr float temperature_step = 0.4f;

struct window {
    std::string language;
    std::string vocabulary;
    std::vector<float> samples;
};

static bool read_number(uint32_t & value) {
    uint8_t bytes[4];
    if (fread(bytes, 1, 4, stdin) != 4) {
        return false;
    }
    value = bytes[0] | (uint32_t) bytes[1] << 8 | (uint32_t) bytes[2] << 16 | (uint32_t) bytes[3] << 24;
    return true;
}

static bool read_text(std::string & text) {
    uint32_t length;
    if (!read_number(length) || length > longest_text) {
        return false;
    }
    text.resize(length);
    return fread(&text[0], 1, length, stdin) == length;
}

static bool read_samples(std::vector<float> & samples) {
    uint32_t count;
    if (!read_number(count) || count > most_samples) {
        return false;
    }
    std::vector<uint8_t> bytes((size_t) count * 2);
    if (fread(bytes.data(), 1, bytes.size(), stdin) != bytes.size()) {
        return false;
    }
    samples.resize(count);
    for (size_t i = 0; i < count; ++i) {
        samples[i] = (float) (int16_t) (bytes[2 * i] | bytes[2 * i + 1] << 8) / 32768.0f;
    }
    return true;
}

// How many bytes the letter at `at` takes; 0 when it is no whole UTF-8 letter.
static size_t letter_length(const std::string & text, size_t at) {
    const uint8_t first = text[at];
    const size_t length = first < 0x80 ? 1 : first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 && first < 0xf0 ? 3
        : first >= 0xc2 && first < 0xe0 ? 2 : 0;
    if (length == 0 || at + length > text.size()) {
        return 0;
    }
    for (size_t i = 1; i < length; ++i) {
        if (((uint8_t) text[at + i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return length;
}

// A model may end in the middle of a letter; JSON may not.
static std::string json_text(const std::string & text) {
    std::string out = "\"";
    for (size_t at = 0; at < text.size();) {
        const size_t length = letter_length(text, at);
        const uint8_t first = text[at];
        if (length == 0) {
            out += "\xef\xbf\xbd";
            at += 1;
        } else if (first == '"' || first == '\\' || first < 0x20) {
            char escaped[8];
            snprintf(escaped, sizeof(escaped), "\\u%04x", first);
            out += escaped;
            at += 1;
        } else {
            out.append(text, at, length);
            at += length;
        }
    }
    return out + "\"";
}

// What overflowed inside the model is evidence of nothing; JSON has no word for it.
static std::string json_number(double value) {
    char text[32];
    snprintf(text, sizeof(text), "%.4f", std::isfinite(value) ? value : 0.0);
    for (char * letter = text; *letter; ++letter) {
        // A system whose numbers have a decimal comma.
        if (*letter == ',') {
            *letter = '.';
        }
    }
    return text;
}

struct word {
    std::string text;
    int64_t start;
    int64_t end;
    double probability;
    int tokens;
};

// The tokens of a segment as words: one begins where a token begins with a space, whatever letters tokens cut.
static std::vector<word> words_of(whisper_context * context, int segment) {
    std::vector<word> words;
    const int count = whisper_full_n_tokens(context, segment);
    for (int i = 0; i < count; ++i) {
        const whisper_token_data token = whisper_full_get_token_data(context, segment, i);
        if (token.id >= whisper_token_eot(context)) {
            continue;
        }
        const std::string text = whisper_full_get_token_text(context, segment, i);
        if (words.empty() || (!text.empty() && text[0] == ' ')) {
            words.push_back({ "", token.t0, token.t1, 0.0, 0 });
        }
        word & last = words.back();
        last.text += text;
        last.end = token.t1;
        last.probability += token.p;
        last.tokens += 1;
    }
    return words;
}

static std::string json_segment(whisper_context * context, int segment) {
    std::string out = "{\"start\":" + std::to_string(whisper_full_get_segment_t0(context, segment)) +
        ",\"end\":" + std::to_string(whisper_full_get_segment_t1(context, segment)) +
        ",\"noSpeech\":" + json_number(whisper_full_get_segment_no_speech_prob(context, segment)) + ",\"words\":[";
    bool is_first = true;
    for (const word & each : words_of(context, segment)) {
        out += std::string(is_first ? "" : ",") + "{\"text\":" + json_text(each.text) +
            ",\"start\":" + std::to_string(each.start) + ",\"end\":" + std::to_string(each.end) +
            ",\"probability\":" + json_number(each.probability / each.tokens) + "}";
        is_first = false;
    }
    return out + "]}";
}

static whisper_full_params parameters(const window & input, int threads) {
    whisper_full_params params = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
    params.n_threads = threads;
    params.language = input.language.c_str();
    params.initial_prompt = input.vocabulary.empty() ? nullptr : input.vocabulary.c_str();
    params.no_context = true;
    params.carry_initial_prompt = true;
    params.token_timestamps = true;
    params.suppress_nst = true;
    params.entropy_thold = entropy_guard;
    params.logprob_thold = log_probability_guard;
    params.temperature_inc = temperature_step;
    params.print_progress = false;
    params.print_realtime = false;
    params.print_special = false;
    params.print_timestamps = false;
    return params;
}

static std::string transcribe(whisper_context * context, const window & input, int threads) {
    if (whisper_lang_id(input.language.c_str()) < 0) {
        return "{\"error\":\"language\"}";
    }
    const int code = whisper_full(context, parameters(input, threads), input.samples.data(), (int) input.samples.size());
    if (code != 0) {
        return "{\"error\":\"whisper " + std::to_string(code) + "\"}";
    }
    std::string out = "{\"segments\":[";
    const int count = whisper_full_n_segments(context);
    for (int segment = 0; segment < count; ++segment) {
        out += (segment > 0 ? "," : "") + json_segment(context, segment);
    }
    return out + "]}";
}

static void answer(const std::string & line) {
    fwrite(line.data(), 1, line.size(), stdout);
    fputc('\n', stdout);
    fflush(stdout);
}

int serve(const std::string & level, int threads) {
    std::string model;
    if (threads < 1 || !read_text(model)) {
        return exit_input;
    }
    if (!load_level(level)) {
        return exit_level;
    }
    whisper_log_set(log_only_errors, nullptr);
    whisper_context_params params = whisper_context_default_params();
    params.use_gpu = false;
    params.flash_attn = true;
    whisper_context * context = whisper_init_from_file_with_params(model.c_str(), params);
    if (!context) {
        return exit_model;
    }
    answer("{\"ready\":true}");
    window input;
    while (read_text(input.language)) {
        if (!read_text(input.vocabulary) || !read_samples(input.samples)) {
            return exit_input;
        }
        answer(transcribe(context, input, threads));
    }
    whisper_free(context);
    return exit_ok;
}
