import { Checkbox, Input, makeStyles } from '@fluentui/react-components';
import type { RequiredPaper } from '../../../src-shared/domain/person.ts';
import { type PaperKind, paperKindSchema, pupilPaperKinds } from '../../../src-shared/domain/source.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { requiredPapersMessages as words } from '../../messages/people.ts';
import { useSetByDistrictStyles } from './set-by-district-styles.ts';

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: '1fr 1fr', alignItems: 'center', gap: '8px', minHeight: '38px' },
});

/** What schools call each kind of paper that must be brought. */
export type RequiredLabels = ReadonlyMap<PaperKind, string>;

type RequiredPapersFieldsProps = {
  labels: RequiredLabels;
  onChange: (labels: RequiredLabels) => void;
  isReadOnly?: boolean;
};

/** Which papers every pupil must bring, and what they are called. */
export function RequiredPapersFields({ labels, onChange, isReadOnly = false }: RequiredPapersFieldsProps) {
  const styles = useStyles();
  const { readable } = useSetByDistrictStyles();
  const set = (kind: PaperKind, label: string | null) => {
    const next = new Map(labels);
    if (label === null) next.delete(kind);
    else next.set(kind, label);
    onChange(next);
  };
  return (
    <div>
      {paperKindSchema.options
        .filter((kind) => pupilPaperKinds.has(kind) || labels.has(kind))
        .map((kind) => (
          <div key={kind} className={styles.row}>
            <Checkbox
              className={readable}
              label={paperKindNames[kind]}
              checked={labels.has(kind)}
              disabled={isReadOnly}
              onChange={(_event, data) => set(kind, data.checked === true ? paperKindNames[kind] : null)}
            />
            {labels.has(kind) && (
              <Input
                aria-label={words.labelOf(paperKindNames[kind])}
                value={labels.get(kind) ?? ''}
                maxLength={80}
                readOnly={isReadOnly}
                onChange={(_event, data) => set(kind, data.value)}
              />
            )}
          </div>
        ))}
    </div>
  );
}

/** The papers with what they are called, as the fields show them. */
export function toLabels(papers: readonly RequiredPaper[]): RequiredLabels {
  return new Map(papers.map(({ paperKind, label }) => [paperKind, label]));
}

/** What the fields say, in the order of the kinds; one without a name is called what its kind is. */
export function toRequired(labels: RequiredLabels): RequiredPaper[] {
  return paperKindSchema.options.flatMap((paperKind) => {
    const label = labels.get(paperKind);
    return label === undefined ? [] : [{ paperKind, label: label.trim() || paperKindNames[paperKind] }];
  });
}
