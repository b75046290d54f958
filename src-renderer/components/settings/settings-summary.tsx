import { makeStyles, tokens } from '@fluentui/react-components';
import type { DistrictSettings } from '../../../src-shared/domain/district-settings.ts';
import { districtMessages } from '../../messages/district.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { retentionMessages } from '../../messages/rights.ts';
import { setByDistrictMessages as words } from '../../messages/set-by-district.ts';
import { settingsMessages } from '../../messages/settings.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, max-content) minmax(0, 1fr)',
    gap: '6px 24px',
    margin: 0,
    overflowWrap: 'anywhere',
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
});

/** What a district sets for its schools, in words. */
export function SettingsSummary({ settings }: { settings: DistrictSettings }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {describeSettings(settings).map(([term, value]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function describeSettings(settings: DistrictSettings): [term: string, value: string][] {
  const { trashDays, nightFromHour, nightToHour, filesBytesPerSecond: pace, requiredPapers, retention = [] } = settings;
  const lines: [term: string, value: string | undefined][] = [
    [words.trashDays, trashDays === undefined ? undefined : settingsMessages.trash.options(trashDays)],
    [words.secondReading, yesOrNo(settings.secondReading)],
    [words.nightFrom, nightFromHour === undefined ? undefined : settingsMessages.night.hour(nightFromHour)],
    [words.nightTo, nightToHour === undefined ? undefined : settingsMessages.night.hour(nightToHour)],
    [words.pace, pace === undefined ? undefined : paceText(pace)],
    [words.atNightOnly, yesOrNo(settings.filesAtNightOnly)],
    [words.unmeteredOnly, yesOrNo(settings.filesUnmeteredOnly)],
    [words.allAtNight, yesOrNo(settings.allFilesAtNight)],
    [
      words.requiredPapers,
      requiredPapers && (requiredPapers.map(({ label }) => label).join(' · ') || words.requiredNone),
    ],
    ...retention.map((rule): [string, string] => [
      retentionMessages.yearsOf(paperKindNames[rule.paperKind]),
      retentionMessages.term(rule),
    ]),
  ];
  return lines.flatMap(([term, value]) => (value === undefined ? [] : [[term, value]]));
}

function yesOrNo(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? words.yes : words.no;
}

function paceText(bytesPerSecond: number | null): string {
  return bytesPerSecond === null ? districtMessages.files.anyPace : districtMessages.files.paceOf(bytesPerSecond);
}
