import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import { orderMessages as words } from '../../messages/documents.ts';

/** More are found by typing. */
const MOST_SHOWN = 200;

const useStyles = makeStyles({
  some: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    maxHeight: '200px',
    overflowY: 'auto',
  },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Row = { id: string; label: string };
type RowPickerProps = {
  rows: readonly Row[];
  /** Null for all. */
  chosen: readonly string[] | null;
  onChoose: (rowIds: string[] | null) => void;
};

/** All of the rows, or those that are ticked. */
export function RowPicker({ rows, chosen, onChoose }: RowPickerProps) {
  return (
    <>
      <Field label={words.which}>
        <RadioGroup
          layout="horizontal"
          value={chosen === null ? 'all' : 'some'}
          onChange={(_event, data) => onChoose(data.value === 'all' ? null : [])}
        >
          <Radio value="all" label={words.all(rows.length)} />
          <Radio value="some" label={words.some} />
        </RadioGroup>
      </Field>
      {chosen !== null && <SomeRows rows={rows} chosen={chosen} onChoose={onChoose} />}
    </>
  );
}

function SomeRows({ rows, chosen, onChoose }: RowPickerProps & { chosen: readonly string[] }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const wanted = foldText(text.trim());
  const found = rows.filter(({ label }) => foldText(label).includes(wanted));
  const ticked = new Set(chosen);
  const toggle = (id: string, isTicked: boolean) => {
    // The order of the rows, not of the ticks.
    onChoose(rows.filter((row) => (row.id === id ? isTicked : ticked.has(row.id))).map((row) => row.id));
  };
  return (
    <div className={styles.some}>
      <Input
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        onChange={(_event, data) => setText(data.value)}
      />
      <div className={styles.list}>
        {found.slice(0, MOST_SHOWN).map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={ticked.has(id)}
            onChange={(_event, data) => toggle(id, data.checked === true)}
          />
        ))}
        {found.length === 0 && <span className={styles.count}>{words.nobody}</span>}
      </div>
      <span className={styles.count} role="status">
        {words.chosen(chosen.length)}
      </span>
    </div>
  );
}
