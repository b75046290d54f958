/** The keys of a prompt's editor. */
export const promptKeys = { save: 'ctrl+s', try: 'ctrl+enter' } as const;
