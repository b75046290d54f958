import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ScalesRegular, StopRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { type PromptUse, promptUseSchema } from '../../../src-shared/domain/prompt.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { VariableValues } from '../../components/prompts/variable-values.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { compareMessages as words } from '../../messages/compare.ts';
import { promptUseNames } from '../../messages/prompts.ts';
import { CompareResults } from './compare-results.tsx';
import { CompareSideFields } from './compare-side-fields.tsx';
import { KeepSide } from './keep-side.tsx';
import { promptKeys } from './prompt-keys.ts';
import { SubjectFields } from './subject-fields.tsx';
import { type CompareMaterial, type CompareStart, useComparing } from './use-comparing.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '4px 20px 24px' },
  fields: {
    display: 'grid',
    alignItems: 'start',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: '10px 16px',
    '& > *, & > * > *': { minWidth: 0 },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '16px 28px',
  },
  run: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 14px' },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type CompareBodyProps = { material: CompareMaterial; start: CompareStart };

/** The comparison of the prompts of one use. */
export function CompareBody({ material, start }: CompareBodyProps) {
  const [picked, setPicked] = useState<PromptUse | null>(null);
  const use = start.edited?.content.use ?? picked ?? 'document';
  return (
    <Comparison key={use} use={use} material={material} start={start}>
      {!start.edited && (
        <Field label={words.use}>
          {/* Another use is another comparison: the keyboard stays where it was chosen. */}
          <Select
            autoFocus={picked !== null}
            value={use}
            onChange={(_event, data) => setPicked(promptUseSchema.parse(data.value))}
          >
            {promptUseSchema.options.map((option) => (
              <option key={option} value={option}>
                {promptUseNames[option].name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </Comparison>
  );
}

type ComparisonProps = CompareBodyProps & { use: PromptUse; children: ReactNode };

function Comparison({ use, material, start, children }: ComparisonProps) {
  const styles = useStyles();
  const comparing = useComparing({ use, material, start });
  const { options, models, sides, variables, runs, isRunning } = comparing;
  useShortcut(promptKeys.try, comparing.toggle, { inTextFields: true });
  return (
    <div className={styles.root}>
      <div className={styles.fields}>
        {children}
        <SubjectFields
          papers={material.papers}
          subject={start.subject}
          isAsking={use === 'ask'}
          onSubject={start.onSubject}
        />
        <VariableValues variables={variables} values={start.values} onValues={start.onValues} />
      </div>
      <div className={styles.sides}>
        {sides.map(({ choice, versions, choose }, place) => (
          <CompareSideFields
            key={words.sides[place]}
            title={words.sides[place] ?? ''}
            options={options}
            versions={versions}
            models={models}
            choice={choice}
            onChoice={choose}
          />
        ))}
      </div>
      <div className={styles.run}>
        <ActionButton
          appearance={isRunning ? 'secondary' : 'primary'}
          icon={isRunning ? <StopRegular /> : <ScalesRegular />}
          label={isRunning ? words.stop : words.run}
          shortcut={promptKeys.try}
          disabled={!isRunning && !comparing.isReady}
          onClick={comparing.toggle}
        />
        <span className={styles.note}>{notesOf(comparing).join(' ')}</span>
      </div>
      {runs.some(({ trial, isWaiting }) => isWaiting || trial.state !== 'idle') && (
        <CompareResults
          runs={runs}
          changed={comparing.changed}
          canTry={comparing.canTry}
          onStop={comparing.stopOne}
          onAgain={comparing.again}
          keep={(place, tried) => (
            <KeepSide
              place={place}
              tried={tried}
              prompts={material.prompts}
              settings={material.settings}
              onCreated={start.onCreated}
            />
          )}
        />
      )}
    </div>
  );
}

function notesOf({ isSame, missing, models, options }: ReturnType<typeof useComparing>): string[] {
  if (isSame) return [words.same];
  if (missing.length > 0) return [words.missing(missing)];
  if (options.length === 0) return [words.noPrompts];
  return models.length === 1 ? [words.order, words.oneModel] : [words.order];
}
