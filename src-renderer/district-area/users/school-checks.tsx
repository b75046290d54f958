import { Field, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SchoolListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { districtUsersMessages as words } from '../../messages/district-users.ts';
import { filterSchools } from '../schools/school-order.ts';

const useStyles = makeStyles({
  group: { minWidth: 0, margin: 0, padding: 0, border: 'none' },
  list: {
    maxHeight: '180px',
    margin: '6px 0 0',
    padding: '4px 6px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    listStyle: 'none',
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '32px',
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  box: { flexShrink: 0, width: '16px', height: '16px', accentColor: tokens.colorCompoundBrandBackground },
});

type SchoolChecksProps = { schools: readonly SchoolListItem[]; chosen: string[]; onChange: (ids: string[]) => void };

/** Some schools of many: looked for by name, ticked one by one. Plain boxes, for there may be hundreds. */
export function SchoolChecks({ schools, chosen, onChange }: SchoolChecksProps) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const found = filterSchools(schools, { text }, 0);
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className={styles.group} aria-label={words.schoolsLabel}>
      <Field
        label={words.schoolsLabel}
        hint={chosen.length === 0 ? words.schoolsMissing : words.schoolsChosen(chosen.length)}
      >
        <SearchBox placeholder={words.schoolSearch} value={text} onChange={(_event, data) => setText(data.value)} />
      </Field>
      <ul className={styles.list}>
        {found.map(({ id, name }) => (
          <li key={id}>
            <label className={styles.row}>
              <input type="checkbox" className={styles.box} checked={chosen.includes(id)} onChange={() => toggle(id)} />
              {name}
            </label>
          </li>
        ))}
        {found.length === 0 && <li>{words.noSchools}</li>}
      </ul>
    </fieldset>
  );
}
