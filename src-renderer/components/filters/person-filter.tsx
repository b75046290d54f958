import {
  Input,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular, DismissRegular } from '@fluentui/react-icons';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { commonMessages } from '../../messages/common.ts';
import { papersMessages } from '../../messages/papers.ts';
import { useChipStyles } from '../chips.tsx';
import { useDelayed } from '../delayed.ts';
import { RowButton } from '../row-button.tsx';

const SHOWN = 8;

const useStyles = makeStyles({
  surface: { display: 'flex', flexDirection: 'column', gap: '6px', width: '300px', padding: '12px' },
  course: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
});

type PersonFilterProps = { personId: PersonId | undefined; onChange: (personId: PersonId | undefined) => void };

/** Only the papers of one person of the roster. */
export function PersonFilter({ personId, onChange }: PersonFilterProps) {
  const chip = useChipStyles();
  const styles = useStyles();
  const api = useApi();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const wanted = useDelayed(text.trim(), 150);
  const found = useQuery(api.people.list.queryOptions({ input: open && wanted !== '' ? { text: wanted } : skipToken }));
  const chosen = useQuery(api.people.get.queryOptions({ input: personId ? { personId } : skipToken }));
  const person = personId ? chosen.data?.person : undefined;
  const pick = (id: PersonId | undefined) => {
    onChange(id);
    setOpen(false);
    setText('');
  };
  return (
    <Popover trapFocus open={open} onOpenChange={(_event, data) => setOpen(data.open)} positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <button type="button" className={mergeClasses(chip.chip, personId && chip.active)}>
          <span className={chip.text}>
            {person ? `${person.familyName}, ${person.givenName}` : papersMessages.filterPerson}
          </span>
          <ChevronDownRegular aria-hidden="true" />
        </button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={papersMessages.filterPerson}>
        <Input
          aria-label={papersMessages.personSearch}
          placeholder={papersMessages.personSearch}
          value={text}
          onChange={(_event, data) => setText(data.value)}
        />
        {personId && (
          <RowButton toEnds onClick={() => pick(undefined)}>
            {commonMessages.all} <DismissRegular />
          </RowButton>
        )}
        {found.data?.length === 0 && papersMessages.noPeople}
        {found.data?.slice(0, SHOWN).map((entry) => (
          <RowButton key={entry.id} toEnds onClick={() => pick(entry.id)}>
            {`${entry.familyName}, ${entry.givenName}`}
            <span className={styles.course}>{entry.course}</span>
          </RowButton>
        ))}
      </PopoverSurface>
    </Popover>
  );
}
