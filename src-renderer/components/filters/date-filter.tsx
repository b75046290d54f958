import {
  Button,
  Field,
  Input,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { commonMessages } from '../../messages/common.ts';
import { formatDate } from '../../messages/format.ts';
import { papersMessages } from '../../messages/papers.ts';
import { useChipStyles } from '../chips.tsx';

type DateFilterProps = {
  from: string | undefined;
  to: string | undefined;
  onChange: (range: { desde: string | undefined; hasta: string | undefined }) => void;
};

/** The stretch of days that the papers' own dates fall in. */
export function DateFilter({ from, to, onChange }: DateFilterProps) {
  const styles = useChipStyles();
  const active = from !== undefined || to !== undefined;
  const range = [from ? formatDate(from) : '…', to ? formatDate(to) : '…'].join(' a ');
  const day = (text: string) => (text === '' ? undefined : text);
  return (
    <Popover trapFocus positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <button type="button" className={mergeClasses(styles.chip, active && styles.active)}>
          <span className={styles.text}>{active ? range : papersMessages.filterDate}</span>
          <ChevronDownRegular aria-hidden="true" />
        </button>
      </PopoverTrigger>
      <PopoverSurface
        aria-label={papersMessages.filterDate}
        style={{ display: 'flex', flexDirection: 'column', gap: '10px' }}
      >
        <Field label={papersMessages.from}>
          <Input
            type="date"
            value={from ?? ''}
            max={to}
            onChange={(_event, data) => onChange({ desde: day(data.value), hasta: to })}
          />
        </Field>
        <Field label={papersMessages.to}>
          <Input
            type="date"
            value={to ?? ''}
            min={from}
            onChange={(_event, data) => onChange({ desde: from, hasta: day(data.value) })}
          />
        </Field>
        <Button disabled={!active} onClick={() => onChange({ desde: undefined, hasta: undefined })}>
          {commonMessages.clearFilters}
        </Button>
      </PopoverSurface>
    </Popover>
  );
}
