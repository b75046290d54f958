import type { PublicationDraft, PublishedContent } from '../../domain/publication.ts';
import { checkedContent } from '../prompts/manage-prompts.ts';

/** What a draft is, once it is looked at as closely as a school looks at its own. Throws `PROMPT_VARIABLE_UNKNOWN`. */
export async function completeDraft(draft: PublicationDraft): Promise<PublishedContent> {
  switch (draft.kind) {
    case 'prompt':
      return { kind: 'prompt', prompt: checkedContent(draft.prompt) };
    case 'planilla':
      return draft;
  }
}
