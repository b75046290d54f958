/** The keys of those who transcribe: they work while typing too. */
export const playerKeys = { toggle: 'f4', back: 'f2', slower: 'shift+f2', faster: 'shift+f4' } as const;
