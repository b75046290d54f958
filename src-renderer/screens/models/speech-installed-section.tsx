import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  MoreHorizontalRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { SpeechModelStatus, StoredSpeechModel } from '../../../src-shared/contract/speech-models-contract.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Section } from '../../components/section.tsx';
import { formatBytes } from '../../messages/format.ts';
import { modelsMessages } from '../../messages/models.ts';
import { speechModelsMessages } from '../../messages/speech-models.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const common = modelsMessages.installed;
const words = speechModelsMessages.installed;

type Asked = { what: 'copy' | 'remove'; model: StoredSpeechModel };

/** The files of this PC: what each serves for, and whether it is whole. */
export function SpeechInstalledSection({ status: { installed, chosen } }: { status: SpeechModelStatus }) {
  const client = useClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const isChosen = ({ name }: StoredSpeechModel) => chosen.imposed === null && name === chosen.transcription;
  return (
    <Section id="instalados" title={common.title}>
      {installed.length === 0 && words.none}
      <FactList>
        {installed.map((model) => (
          <FactRow
            key={model.name}
            name={model.name}
            facts={factsOf(model)}
            mark={<Mark model={model} isChosen={isChosen(model)} />}
          >
            <FileMenu model={model} onAsk={(what) => setAsked({ what, model })} />
          </FactRow>
        ))}
      </FactList>
      {asked?.what === 'copy' && (
        <CopyDialog
          name={asked.model.name}
          hint={speechModelsMessages.files.copyHint}
          copyTo={(folder) => client.speechModels.copyOut({ name: asked.model.name, folder })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'remove' && (
        <RemoveDialog
          model={asked.model}
          consequence={isChosen(asked.model) ? words.removeChosen : undefined}
          remove={(name) => client.speechModels.remove({ name })}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

function Mark({ model, isChosen }: { model: StoredSpeechModel; isChosen: boolean }) {
  if (model.role === null) {
    return (
      <StateMark tone="bad" icon={<ErrorCircleRegular />}>
        {words.damaged}
      </StateMark>
    );
  }
  if (model.isEnglishOnly) {
    return (
      <StateMark tone="warning" icon={<WarningRegular />}>
        {words.englishOnly}
      </StateMark>
    );
  }
  return isChosen ? (
    <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
      {words.inUse}
    </StateMark>
  ) : null;
}

type FileMenuProps = { model: StoredSpeechModel; onAsk: (what: Asked['what']) => void };

function FileMenu({ model: { name, role }, onAsk }: FileMenuProps) {
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={common.actions(name)} relationship="label" withArrow={false}>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {role !== null && <MenuItem onClick={() => onAsk('copy')}>{common.copy}</MenuItem>}
          <MenuItem onClick={() => onAsk('remove')}>{common.remove}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function factsOf({ sizeBytes, role, kind, minutesPerHour }: StoredSpeechModel): string {
  return [
    formatBytes(sizeBytes),
    role && speechModelsMessages.roles[role],
    kind,
    minutesPerHour && speechModelsMessages.minutes(minutesPerHour),
  ]
    .filter(Boolean)
    .join(' · ');
}
