import { Checkbox, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DistrictSettings } from '../../../src-shared/domain/district-settings.ts';
import { type RetentionRule, retentionRuleSchema } from '../../../src-shared/domain/rights/retention.ts';
import { RequiredPapersFields, toLabels, toRequired } from '../../components/settings/required-papers-fields.tsx';
import { RetentionFields } from '../../components/settings/retention-fields.tsx';
import { eveningHours, morningHours, paceChoices, trashDayChoices } from '../../components/settings/setting-choices.ts';
import { districtMessages } from '../../messages/district.ts';
import { setByDistrictMessages as words } from '../../messages/set-by-district.ts';
import { settingsMessages } from '../../messages/settings.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: '14px 24px',
    alignItems: 'start',
  },
  part: { display: 'flex', flexDirection: 'column', gap: '6px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  title: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold },
  // The box stands a little in from the edge of what is around it.
  choice: { marginLeft: '-8px' },
});

type SettingsFieldsProps = { settings: DistrictSettings; onChange: (change: DistrictSettings) => void };

/** Everything that a district may set, each of which may be left to the schools. */
export function SettingsFields(props: SettingsFieldsProps) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.grid}>
        <LibraryFields {...props} />
        <FilesFields {...props} />
      </div>
      <RequiredPapersPart {...props} />
      <RetentionPart {...props} />
    </>
  );
}

/** What each school's library does by itself, and when. */
function LibraryFields(props: SettingsFieldsProps) {
  const { settings, onChange } = props;
  return (
    <>
      <ChoiceField
        label={words.trashDays}
        hint={words.trashDaysHint}
        chosen={settings.trashDays}
        choices={toChoices(trashDayChoices, settingsMessages.trash.options)}
        onChoose={(trashDays) => onChange({ trashDays })}
      />
      <YesOrNoField label={words.secondReading} name="secondReading" {...props} />
      <ChoiceField
        label={words.nightFrom}
        chosen={settings.nightFromHour}
        choices={toChoices(eveningHours, settingsMessages.night.hour)}
        onChoose={(nightFromHour) => onChange({ nightFromHour })}
      />
      <ChoiceField
        label={words.nightTo}
        chosen={settings.nightToHour}
        choices={toChoices(morningHours, settingsMessages.night.hour)}
        onChoose={(nightToHour) => onChange({ nightToHour })}
      />
    </>
  );
}

/** How much of the line files may take, and when. */
function FilesFields(props: SettingsFieldsProps) {
  const { settings, onChange } = props;
  return (
    <>
      <ChoiceField
        label={words.pace}
        chosen={settings.filesBytesPerSecond}
        choices={[
          { value: null, label: districtMessages.files.anyPace },
          ...toChoices(paceChoices, districtMessages.files.paceOf),
        ]}
        onChoose={(filesBytesPerSecond) => onChange({ filesBytesPerSecond })}
      />
      <YesOrNoField label={words.atNightOnly} name="filesAtNightOnly" {...props} />
      <YesOrNoField label={words.unmeteredOnly} name="filesUnmeteredOnly" {...props} />
      <YesOrNoField label={words.allAtNight} name="allFilesAtNight" {...props} />
    </>
  );
}

type YesOrNoFieldProps = SettingsFieldsProps & {
  label: string;
  name: 'secondReading' | 'filesAtNightOnly' | 'filesUnmeteredOnly' | 'allFilesAtNight';
};

function YesOrNoField({ label, name, settings, onChange }: YesOrNoFieldProps) {
  return (
    <ChoiceField
      label={label}
      chosen={settings[name]}
      choices={[
        { value: true, label: words.yes },
        { value: false, label: words.no },
      ]}
      onChoose={(value) => onChange({ [name]: value })}
    />
  );
}

function RequiredPapersPart({ settings: { requiredPapers }, onChange }: SettingsFieldsProps) {
  const styles = useStyles();
  // As it is typed: what is sent has no spaces at its ends.
  const [labels, setLabels] = useState(() => toLabels(requiredPapers ?? []));
  return (
    <fieldset className={styles.part}>
      <legend className={styles.title}>{words.requiredPapers}</legend>
      <Checkbox
        className={styles.choice}
        label={words.requiredDecided}
        checked={requiredPapers !== undefined}
        onChange={(_event, { checked }) =>
          onChange({ requiredPapers: checked === true ? toRequired(labels) : undefined })
        }
      />
      {requiredPapers && (
        <RequiredPapersFields
          labels={labels}
          onChange={(typed) => {
            setLabels(typed);
            onChange({ requiredPapers: toRequired(typed) });
          }}
        />
      )}
    </fieldset>
  );
}

function RetentionPart({ settings: { retention = [] }, onChange }: SettingsFieldsProps) {
  const styles = useStyles();
  const rules = new Map(retention.map((rule) => [rule.paperKind, rule]));
  const change = (next: RetentionRule[]) => onChange({ retention: next.length === 0 ? undefined : next });
  return (
    <fieldset className={styles.part}>
      <legend className={styles.title}>{words.retention}</legend>
      <RetentionFields
        offersUndecided
        rows={retentionRuleSchema.shape.paperKind.options.map((paperKind) => ({
          paperKind,
          rule: rules.get(paperKind) ?? null,
          isSetByDistrict: false,
        }))}
        onChange={({ paperKind, rule }) => {
          const others = retention.filter((other) => other.paperKind !== paperKind);
          change(rule === null ? others : [...others, rule]);
        }}
      />
    </fieldset>
  );
}

type Choice<Value> = { value: Value; label: string };

type ChoiceFieldProps<Value> = {
  label: string;
  hint?: string;
  /** Undefined where each school decides. */
  chosen: Value | undefined;
  choices: readonly Choice<Value>[];
  onChoose: (value: Value | undefined) => void;
};

function ChoiceField<Value>({ label, hint, chosen, choices, onChoose }: ChoiceFieldProps<Value>) {
  const place = choices.findIndex(({ value }) => value === chosen);
  return (
    <Field label={label} hint={hint}>
      <Select
        value={chosen === undefined ? UNDECIDED : String(place)}
        onChange={(_event, data) => onChoose(choices[Number(data.value)]?.value)}
      >
        <option value={UNDECIDED}>{words.undecided}</option>
        {choices.map((choice, index) => (
          <option key={choice.label} value={index}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const UNDECIDED = 'undecided';

function toChoices(values: readonly number[], label: (value: number) => string): Choice<number>[] {
  return values.map((value) => ({ value, label: label(value) }));
}
