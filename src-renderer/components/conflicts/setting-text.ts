import { z } from 'zod';
import { districtViewKey, districtViewSchema } from '../../../src-shared/domain/district/district-view.ts';
import type { Json } from '../../../src-shared/domain/operation.ts';
import { requiredPaperSchema } from '../../../src-shared/domain/person.ts';
import { retentionRuleSchema } from '../../../src-shared/domain/rights/retention.ts';
import { partNames as parts } from '../../messages/conflict-values.ts';
import { districtViewMessages } from '../../messages/district-view.ts';
import { formatMoment } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { retentionMessages } from '../../messages/rights.ts';
import { lines, listed, nameOf, type ValueContext } from './value-context.ts';

const retention = z.array(retentionRuleSchema);
const requiredPapers = z.array(requiredPaperSchema);

/** One of the school's settings that is no text by itself, by its key; null for those that are, and for what is not known. */
export function settingText(key: string, value: Json, context: ValueContext): string | null {
  if (key === districtViewKey) return viewText(value, context);
  if (key === 'retention') {
    const rules = retention.safeParse(value);
    if (!rules.success) return null;
    if (rules.data.length === 0) return parts.nothingElse;
    return lines(rules.data.map((rule) => `${paperKindNames[rule.paperKind]}: ${retentionMessages.term(rule)}`));
  }
  if (key === 'required-papers') {
    const papers = requiredPapers.safeParse(value);
    if (!papers.success) return null;
    if (papers.data.length === 0) return parts.nobodyMust;
    return lines(papers.data.map(({ paperKind, label }) => `${label} (${paperKindNames[paperKind]})`));
  }
  return null;
}

/** What the district sees, each planilla by its name, and who decided it. */
function viewText(value: Json, context: ValueContext): string | null {
  const view = districtViewSchema.safeParse(value);
  if (!view.success) return null;
  const { shows, setAt, setBy } = view.data;
  const chosen = shows.kind === 'named' ? shows.planillaIds.map((id) => `«${nameOf(id, context)}»`) : [];
  return lines([
    districtViewMessages.sees(shows, []),
    listed(districtViewMessages.dialog.planillas, chosen),
    setAt && [setBy, formatMoment(setAt)].filter(Boolean).join(', '),
  ]);
}
