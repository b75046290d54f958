import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { type RetentionRule, retentionStartSchema } from '../../../src-shared/domain/rights/retention.ts';
import type { PaperKind } from '../../../src-shared/domain/source.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { retentionMessages as words } from '../../messages/rights.ts';
import { setByDistrictMessages } from '../../messages/set-by-district.ts';
import { SetByDistrict } from './set-by-district.tsx';
import { useSetByDistrictStyles } from './set-by-district-styles.ts';
import { withChosen, yearChoices } from './setting-choices.ts';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', maxWidth: '640px' },
  head: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold, padding: '4px 8px 4px 0' },
  name: { fontWeight: tokens.fontWeightRegular, textAlign: 'left', padding: '3px 8px 3px 0' },
  cell: { padding: '3px 8px 3px 0' },
});

/** How long papers of a kind are kept; `rule` is null where whoever sets it leaves it to the schools. */
export type RetentionRow = { paperKind: PaperKind; rule: RetentionRule | null; isSetByDistrict: boolean };

type RetentionFieldsProps = {
  rows: readonly RetentionRow[];
  /** Whether a kind may be left to the schools. */
  offersUndecided?: boolean;
  onChange: (row: { paperKind: PaperKind; rule: RetentionRule | null }) => void;
};

/** The table of how long each kind of paper is kept. */
export function RetentionFields({ rows, offersUndecided = false, onChange }: RetentionFieldsProps) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[words.kind, words.years, words.start].map((head) => (
            <th key={head} scope="col" className={styles.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.paperKind} row={row} offersUndecided={offersUndecided} onChange={onChange} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Required<Pick<RetentionFieldsProps, 'offersUndecided' | 'onChange'>> & { row: RetentionRow };

function Row({ row: { paperKind, rule, isSetByDistrict }, offersUndecided, onChange }: RowProps) {
  const styles = useStyles();
  const { readable } = useSetByDistrictStyles();
  const kind = paperKindNames[paperKind];
  const setYears = (value: string) => {
    const years = value === ALWAYS ? null : Number(value);
    onChange({ paperKind, rule: value === UNDECIDED ? null : { start: 'year-end', ...rule, paperKind, years } });
  };
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {kind} <SetByDistrict isSet={isSetByDistrict} />
      </th>
      <td className={styles.cell}>
        <Select
          className={readable}
          aria-label={words.yearsOf(kind)}
          disabled={isSetByDistrict}
          value={rule === null ? UNDECIDED : String(rule.years ?? ALWAYS)}
          onChange={(_event, { value }) => setYears(value)}
        >
          {offersUndecided && <option value={UNDECIDED}>{setByDistrictMessages.undecided}</option>}
          <option value={ALWAYS}>{words.always}</option>
          {withChosen(yearChoices, rule?.years ?? null).map((count) => (
            <option key={count} value={count}>
              {words.yearCount(count)}
            </option>
          ))}
        </Select>
      </td>
      <td className={styles.cell}>
        {rule !== null && rule.years !== null && (
          <Select
            className={readable}
            aria-label={words.startOf(kind)}
            disabled={isSetByDistrict}
            value={rule.start}
            onChange={(_event, { value }) =>
              onChange({ paperKind, rule: { ...rule, start: retentionStartSchema.parse(value) } })
            }
          >
            {retentionStartSchema.options.map((start) => (
              <option key={start} value={start}>
                {words.starts[start]}
              </option>
            ))}
          </Select>
        )}
      </td>
    </tr>
  );
}

const UNDECIDED = 'undecided';
const ALWAYS = 'always';
