import type { LabelKey } from '../../domain/label-scanner.ts';
import type { Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';
import { type Owner, subjectOf } from './sections.ts';

/** What people have; the rest (a date of emission, an article) belongs to the paper, whoever is named near it. */
const personal: ReadonlySet<LabelKey> = new Set<LabelKey>([
  'full-name',
  'family-name',
  'given-name',
  'dni',
  'cuil',
  'birth-date',
  'birth-place',
  'age',
  'nationality',
  'sex',
  'address',
  'locality',
  'postal-code',
  'phone',
  'email',
  'occupation',
  'relation',
]);
/** Ways to reach a family: a column that does not say whose takes the guardian's. */
const shared: ReadonlySet<LabelKey> = new Set<LabelKey>(['phone', 'email', 'relation', 'occupation']);
const guardians: ReadonlySet<Owner> = new Set<Owner>(['guardian', 'mother', 'father']);

/**
 * How well a label's owner answers a column that asks for `role` (null: whomever the paper is about): 1 when it is
 * the same, 0 when it is somebody else's.
 */
export function ownerAgreement(key: LabelKey, role: Role | null, owner: Owner, kind: PaperKind): number {
  if (!personal.has(key) && !key.startsWith('column-')) return owner === 'office' ? 0.85 : 1;
  const subject = subjectOf(kind);
  const wanted: Owner = role === null || role === subject ? 'subject' : role;
  const has: Owner = owner === subject ? 'subject' : owner;
  if (wanted === has) return 1;
  if (shared.has(key) && (wanted === 'subject' ? guardians.has(has) : guardians.has(wanted) && has === 'subject'))
    return role === null ? 0.95 : 0.9;
  // A birth certificate names the parents, who need not be who answers for the pupil at school.
  if (wanted === 'guardian' && guardians.has(has)) return kind === 'birth-certificate' ? 0.6 : 0.95;
  if (guardians.has(wanted) && has === 'guardian') return 0.55;
  if (key.startsWith('column-')) return role === null ? 0.97 : 0.8;
  if (key === 'address' && wanted === 'subject' && guardians.has(has)) return 0.7;
  if (key === 'address' && guardians.has(wanted) && has === 'subject') return 0.5;
  return 0;
}
