// What we ask of servers that speak OpenAI's protocol, and what our fake answers, against OpenAI's published description.
// Refusals are left out: the local servers word them in their own way, and so does the fake.
import { measureVendorSchema } from './vendor-schema.ts';

measureVendorSchema({
  vendor: 'openai',
  specification: 'openai-openapi.yaml',
  tests: ['tests/language-models/openai-compatible', 'src-main/adapters/transcription-server'],
  answers: { '/audio/transcriptions': ['components', 'schemas', 'CreateTranscriptionResponseVerboseJson'] },
});
