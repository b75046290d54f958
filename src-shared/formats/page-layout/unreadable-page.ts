import type { Page } from '../../domain/document-text.ts';

/** An empty page, as stands for one that could not be read. */
export function unreadablePage(number: number, problem: string | null): Page {
  return {
    number,
    layout: 'fixed',
    name: null,
    width: 0,
    height: 0,
    text: '',
    words: [],
    blocks: [],
    tables: [],
    quality: 'empty',
    ocr: false,
    problem,
  };
}
