import type { EmbeddingPurpose } from '../ports/embedder.ts';

type Prefixes = Record<EmbeddingPurpose, string>;

const retrieval = 'Represent this sentence for searching relevant passages: ';

/** What each family was trained to see before a text, by the start of its name; the first that matches. */
const families: readonly (readonly [RegExp, Prefixes])[] = [
  [/^nomic-embed-text/, { query: 'search_query: ', document: 'search_document: ' }],
  [/^embeddinggemma/, { query: 'task: search result | query: ', document: 'title: none | text: ' }],
  [
    /^qwen3-embedding/,
    {
      query: 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:',
      document: '',
    },
  ],
  [/^(multilingual-)?e5/, { query: 'query: ', document: 'passage: ' }],
  [/^snowflake-arctic-embed2/, { query: 'query: ', document: '' }],
  [/^(snowflake-arctic-embed|mxbai-embed|bge-(small|base|large))/, { query: retrieval, document: '' }],
];

/** What goes before each text; nothing for a model that was trained on bare text, or that nobody here knows. */
export function embeddingPrefixes(model: string): Prefixes {
  const family = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  return families.find(([name]) => name.test(family))?.[1] ?? { query: '', document: '' };
}
