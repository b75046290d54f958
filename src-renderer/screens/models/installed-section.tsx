import { makeStyles, tokens } from '@fluentui/react-components';
import { FlashRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ModelStatus, ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { speedInWords } from '../../../src-shared/domain/model-speed.ts';
import { StateMark } from '../../components/chips.tsx';
import { Section } from '../../components/section.tsx';
import { formatBytes } from '../../messages/format.ts';
import { modelsMessages } from '../../messages/models.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { ModelMenu } from './model-menu.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const words = modelsMessages.installed;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '16px',
    alignItems: 'center',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  name: { display: 'flex', flexWrap: 'wrap', gap: '4px 14px', alignItems: 'center', overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  facts: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Asked = { what: 'copy' | 'remove'; model: ShownModel };

/** The models of this PC: their size, whether they are in memory now, how fast they write. */
export function InstalledSection({ status }: { status: ModelStatus }) {
  const styles = useStyles();
  const [asked, setAsked] = useState<Asked | null>(null);
  const isChosen = ({ name }: ShownModel) => Object.values(status.chosen).some((chosen) => chosen?.name === name);
  return (
    <Section id="instalados" title={words.title}>
      {status.installed.length === 0 && words.none}
      <ul className={styles.list}>
        {status.installed.map((model) => (
          <li key={model.name} className={styles.row}>
            <div>
              <div className={styles.name}>
                <span className={styles.strong}>{model.name}</span>
                {model.loaded && (
                  <StateMark tone="working" icon={<FlashRegular />}>
                    {loadedText(model.loaded)}
                  </StateMark>
                )}
              </div>
              <div className={styles.facts}>{factsOf(model)}</div>
            </div>
            {status.server === 'ollama' && (
              <ModelMenu
                model={model}
                canCopy={status.isHere}
                onCopy={() => setAsked({ what: 'copy', model })}
                onRemove={() => setAsked({ what: 'remove', model })}
              />
            )}
          </li>
        ))}
      </ul>
      {asked?.what === 'copy' && <CopyDialog model={asked.model} onClose={() => setAsked(null)} />}
      {asked?.what === 'remove' && (
        <RemoveDialog model={asked.model} isChosen={isChosen(asked.model)} onClose={() => setAsked(null)} />
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
