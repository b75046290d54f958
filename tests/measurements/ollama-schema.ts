// What we ask of Ollama, and what our fake answers, against Ollama's published description.
import { measureVendorSchema } from './vendor-schema.ts';

measureVendorSchema({
  vendor: 'ollama',
  specification: 'ollama-openapi.yaml',
  tests: ['tests/language-models/ollama', 'tests/library/model.test.ts'],
  refusal: ['components', 'schemas', 'ErrorResponse'],
});
