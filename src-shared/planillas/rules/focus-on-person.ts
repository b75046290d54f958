import type { DocumentText, Page } from '../../domain/document-text.ts';
import { matchPeople } from '../../domain/match-person.ts';
import type { Person } from '../../domain/person.ts';

/** The parts of a conversation that speak of a person: the other messages are blanked, so that offsets stay. */
function focusPage(page: Page, text: DocumentText, person: Person): Page {
  const messages = page.blocks.filter((block) => block.kind === 'message');
  if (messages.length < 2) return page;
  let focused = page.text;
  for (const block of messages) {
    const own = page.text.slice(block.start, block.end);
    const alone: DocumentText = { ...text, pages: [{ ...page, text: own, words: [], tables: [], blocks: [] }] };
    if (matchPeople(alone, [person]).length > 0) continue;
    focused = focused.slice(0, block.start) + own.replace(/[^\n]/g, ' ') + focused.slice(block.end);
  }
  return { ...page, text: focused };
}

/** The document as far as it speaks of the person; null when it does not name them. */
export function focusOnPerson(text: DocumentText, person: Person): DocumentText | null {
  if (matchPeople(text, [person]).length === 0) return null;
  return { ...text, pages: text.pages.map((page) => focusPage(page, text, person)) };
}
