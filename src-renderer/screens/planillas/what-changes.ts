import type { ColumnDefinition } from '../../../src-shared/domain/planilla.ts';
import { columnTypeMessages } from '../../messages/planillas.ts';
import { publishedMessages as words } from '../../messages/published.ts';

/** What a column of the school's would ask otherwise once it asks what the district's does, in words. */
export function whatChanges(own: ColumnDefinition, next: ColumnDefinition): string[] {
  const isSame = (key: keyof ColumnDefinition) => JSON.stringify(own[key]) === JSON.stringify(next[key]);
  const changes = [
    !isSame('type') && words.typeChanges(columnTypeMessages[own.type].name, columnTypeMessages[next.type].name),
    !isSame('choices') && next.choices.length > 0 && words.choicesChange(next.choices),
    !isSame('instruction') && words.instructionChanges(next.instruction),
    !isSame('required') && (next.required ? words.becomesRequired : words.becomesOptional),
    !(isSame('synonyms') && isSame('examples')) && words.hintsChange,
  ];
  return changes.filter((change) => change !== false);
}
