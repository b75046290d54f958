import { Button, Checkbox, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownToDistrict } from '../../../../src-shared/domain/district/district-view.ts';
import type { PlanillaId } from '../../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../../client/api-context.tsx';
import { useCommand } from '../../../components/command.ts';
import { DialogFrame } from '../../../components/dialog-frame.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { districtViewMessages } from '../../../messages/district-view.ts';

const words = districtViewMessages.dialog;
const kinds = ['nothing', 'published', 'named'] as const satisfies readonly ShownToDistrict['kind'][];

const useStyles = makeStyles({
  choice: { display: 'flex', flexDirection: 'column' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, textWrap: 'pretty' },
  planillas: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '220px',
    margin: '0 0 0 28px',
    padding: 0,
    border: 'none',
    overflowY: 'auto',
  },
  none: { margin: '0 0 0 36px', color: tokens.colorNeutralForeground3 },
});

type DistrictViewDialogProps = { shows: ShownToDistrict; onClose: () => void };

/** Decides what the district sees of the school. */
export function DistrictViewDialog({ shows, onClose }: DistrictViewDialogProps) {
  const styles = useStyles();
  const client = useClient();
  const [kind, setKind] = useState(shows.kind);
  const [chosen, setChosen] = useState<readonly PlanillaId[]>(shows.kind === 'named' ? shows.planillaIds : []);
  const decide = useCommand({
    run: (decided: ShownToDistrict) => client.district.decideView({ shows: decided }),
    said: () => districtViewMessages.saved,
    onDone: onClose,
  });
  const lacksPlanilla = kind === 'named' && chosen.length === 0;
  const save = () => {
    if (!lacksPlanilla && !decide.isPending)
      decide.mutate(kind === 'named' ? { kind, planillaIds: [...chosen] } : { kind });
  };
  return (
    <DialogFrame
      title={districtViewMessages.title}
      hint={words.hint}
      onSubmit={save}
      onClose={onClose}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={lacksPlanilla || decide.isPending}>
          {words.save}
        </Button>
      }
    >
      <RadioGroup
        value={kind}
        aria-label={districtViewMessages.title}
        onChange={(_event, { value }) => setKind(kinds.find((each) => each === value) ?? 'nothing')}
      >
        {kinds.map((each) => (
          <Radio
            key={each}
            value={each}
            label={
              <span className={styles.choice}>
                {words.kinds[each]}
                <span className={styles.hint}>{words.hints[each]}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
      {kind === 'named' && <Planillas chosen={chosen} onChange={setChosen} />}
      {lacksPlanilla && <span className={styles.none}>{words.chooseOne}</span>}
    </DialogFrame>
  );
}

type PlanillasProps = { chosen: readonly PlanillaId[]; onChange: (chosen: readonly PlanillaId[]) => void };

function Planillas({ chosen, onChange }: PlanillasProps) {
  const styles = useStyles();
  const planillas = useQuery(useApi().planillas.list.queryOptions({ input: { trashed: false } }));
  return (
    <QueryView query={planillas}>
      {(list) =>
        list.length === 0 ? (
          <p className={styles.none}>{words.none}</p>
        ) : (
          <fieldset className={styles.planillas} aria-label={words.planillas}>
            {list.map(({ id, title, counts }) => (
              <Checkbox
                key={id}
                checked={chosen.includes(id)}
                label={`${title} · ${words.rows(counts.rows)}`}
                onChange={(_event, { checked }) =>
                  onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))
                }
              />
            ))}
          </fieldset>
        )
      }
    </QueryView>
  );
}
