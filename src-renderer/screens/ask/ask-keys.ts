/** The keys of the Preguntar screen that work wherever the focus is. */
export const askKeys = { focusBox: 'alt+p', fresh: 'alt+n' } as const;
