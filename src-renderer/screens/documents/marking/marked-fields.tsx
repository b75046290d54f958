import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useId, useMemo } from 'react';
import type { ContractOutputs } from '../../../../src-shared/contract/index.ts';
import type { TextPlace } from '../../../../src-shared/domain/template-marks.ts';
import { RowButton } from '../../../components/row-button.tsx';
import { markingMessages as words } from '../../../messages/marking.ts';
import { fieldPlaces, type PageSelection } from './page-words.ts';

const useStyles = makeStyles({
  root: { paddingTop: '14px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '36px' },
  name: { flexGrow: 1, minWidth: 0 },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
});

type MarkedFieldsProps = {
  shown: ContractOutputs['markings']['show'];
  busy: boolean;
  onGoTo: (selection: PageSelection) => void;
  onRemove: (name: string, places: TextPlace[]) => void;
};

/** The fields of the document: each can be gone to, and taken away everywhere. */
export function MarkedFields({ shown, busy, onGoTo, onRemove }: MarkedFieldsProps) {
  const styles = useStyles();
  const title = useId();
  const fields = useMemo(() => fieldPlaces(shown.page), [shown.page]);
  return (
    <section className={styles.root} aria-labelledby={title}>
      <h3 id={title} className={styles.title}>
        {words.fields}
      </h3>
      {fields.length === 0 && <p className={styles.none}>{words.noFields}</p>}
      <ul className={styles.list}>
        {fields.map(({ name, places }) => (
          <li key={name} className={styles.row}>
            <span className={styles.name}>
              <RowButton title={words.goTo(name)} onClick={() => places[0] && onGoTo(places[0])}>
                {name}
              </RowButton>
            </span>
            <span className={styles.count}>{words.places(places.length)}</span>
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={words.unmarkAll(name)}
              title={words.unmark}
              disabled={busy}
              onClick={() =>
                onRemove(
                  name,
                  places.map(({ file, paragraph, start, end }) => ({ file, paragraph, start, end })),
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
