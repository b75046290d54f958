import { Field, Input, makeStyles, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { QueryView } from '../../components/query-view.tsx';
import { orderMessages as words } from '../../messages/documents.ts';
import { FieldSources } from './field-sources.tsx';
import { OrderGaps } from './order-gaps.tsx';
import { RowPicker } from './row-picker.tsx';
import type { RowsChoice } from './rows-choices.ts';
import type { OrderInTheMaking } from './use-document-order.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '18px', padding: '16px 20px 40px', maxWidth: '860px' },
  line: { display: 'flex', gap: '16px', flexWrap: 'wrap', alignItems: 'flex-start' },
  rows: { flexGrow: 1, flexBasis: '240px', minWidth: 0, '& select': { textOverflow: 'ellipsis' } },
});

/** Whose documents, which of them, where each value comes from and how they are kept. */
export function OrderForm({ making, choices }: { making: OrderInTheMaking; choices: readonly RowsChoice[] }) {
  const styles = useStyles();
  const { said, plan, change, chooseRows } = making;
  const current = choices.find(({ rowsFrom }) => JSON.stringify(rowsFrom) === JSON.stringify(said.rowsFrom));
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <Field label={words.rows} className={styles.rows}>
          <Select
            value={current?.key ?? ''}
            onChange={(_event, data) => {
              const chosen = choices.find(({ key }) => key === data.value);
              if (chosen) chooseRows(chosen.rowsFrom);
            }}
          >
            {choices.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.date}>
          <Input
            type="date"
            value={said.date}
            required
            onChange={(_event, data) => data.value !== '' && change({ date: data.value })}
          />
        </Field>
      </div>
      <QueryView query={plan}>
        {(data) => (
          <>
            <RowPicker rows={data.rows} chosen={said.rowIds} onChoose={(rowIds) => change({ rowIds })} />
            <FieldSources plan={data} making={making} />
            <OrderGaps making={making} />
            <Field label={words.as}>
              <RadioGroup
                value={said.as}
                onChange={(_event, picked) => change({ as: picked.value === 'each' ? 'each' : 'one' })}
              >
                <Radio value="one" label={words.one} />
                <Radio value="each" label={words.each} />
              </RadioGroup>
            </Field>
          </>
        )}
      </QueryView>
    </div>
  );
}
