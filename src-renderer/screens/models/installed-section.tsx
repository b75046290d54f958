import { Button, makeStyles } from '@fluentui/react-components';
import { FlashRegular, ScalesRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ModelStatus, ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { speedInWords } from '../../../src-shared/domain/model-speed.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Section } from '../../components/section.tsx';
import { compareMessages } from '../../messages/compare.ts';
import { formatBytes } from '../../messages/format.ts';
import { modelsMessages } from '../../messages/models.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { ModelMenu } from './model-menu.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const words = modelsMessages.installed;

const useStyles = makeStyles({ compare: { alignSelf: 'flex-start' } });

type Asked = { what: 'copy' | 'remove'; model: ShownModel };

/** The models of this PC: their size, whether they are in memory now, how fast they write. */
export function InstalledSection({ status }: { status: ModelStatus }) {
  const styles = useStyles();
  const client = useClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const isChosen = ({ name }: ShownModel) => Object.values(status.chosen).some((chosen) => chosen?.name === name);
  return (
    <Section id="instalados" title={words.title}>
      {status.installed.length === 0 && words.none}
      <FactList>
        {status.installed.map((model) => (
          <FactRow
            key={model.name}
            name={model.name}
            facts={factsOf(model)}
            mark={
              model.loaded && (
                <StateMark tone="working" icon={<FlashRegular />}>
                  {loadedText(model.loaded)}
                </StateMark>
              )
            }
          >
            {status.server === 'ollama' && (
              <ModelMenu
                model={model}
                canCopy={status.isHere}
                onCopy={() => setAsked({ what: 'copy', model })}
                onRemove={() => setAsked({ what: 'remove', model })}
              />
            )}
          </FactRow>
        ))}
      </FactList>
      {status.installed.filter(({ purpose }) => purpose !== 'searching').length > 1 && (
        <Button
          className={styles.compare}
          icon={<ScalesRegular />}
          onClick={() => void navigate({ to: '/indicaciones/comparar' })}
        >
          {compareMessages.openFromModels}
        </Button>
      )}
      {asked?.what === 'copy' && (
        <CopyDialog
          name={asked.model.name}
          hint={modelsMessages.files.copyHint}
          copyTo={(folder) => client.models.copyOut({ name: asked.model.name, folder })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'remove' && (
        <RemoveDialog
          model={asked.model}
          consequence={isChosen(asked.model) ? words.removeChosen : undefined}
          remove={(name) => client.models.remove({ name })}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

function loadedText({ memoryBytes, graphicsBytes }: NonNullable<ShownModel['loaded']>): string {
  return graphicsBytes > 0 && graphicsBytes >= memoryBytes ? words.onGraphics : words.loaded(memoryBytes);
}

function factsOf({ sizeBytes, purpose, speed }: ShownModel): string {
  return [
    sizeBytes === null ? '' : formatBytes(sizeBytes),
    words.purposes[purpose],
    purpose === 'writing' && sizeBytes !== null ? speedText(speed) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function speedText(speed: ShownModel['speed']): string {
  return speed === null ? words.notMeasured : words.writes(speedInWords(speed));
}
