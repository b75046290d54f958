import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  CheckmarkRegular,
  SearchRegular,
  TextUnderlineDoubleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Voice } from '../../../src-shared/domain/corrected-transcript.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { type TranscriptFormat, transcriptFormats } from '../../../src-shared/domain/transcript-exports.ts';
import { voiceWords } from '../../../src-shared/domain/voice-words.ts';
import { useClient } from '../../client/api-context.tsx';
import { transcriptMessages as words } from '../../messages/transcript.ts';
import { ActionButton } from '../action-button.tsx';
import { useChipStyles } from '../chips.tsx';
import { useCommand } from '../command.ts';
import { saveFile } from '../save-file.ts';
import { transcriptKeys } from './transcript-keys.ts';
import type { TranscriptEditor } from './use-transcript.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    flexShrink: 0,
    minHeight: '40px',
    padding: '2px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  voices: { display: 'flex', gap: '6px', flexGrow: 1, minWidth: 0, overflowX: 'auto', padding: '3px 2px' },
  voice: { flexShrink: 0, maxWidth: '168px' },
  quiet: { whiteSpace: 'nowrap', minWidth: 0, fontWeight: tokens.fontWeightRegular },
  dot: { width: '10px', height: '10px', borderRadius: '50%', flexShrink: 0 },
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: '88px',
    justifyContent: 'flex-end',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
  },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

type TranscriptBarProps = {
  sourceId: SourceId;
  voices: readonly Voice[];
  colours: ReadonlyMap<string, string>;
  doubtful: number;
  editor: TranscriptEditor;
  onVoice: (voice: Voice) => void;
  onDoubtful: () => void;
  onFind: () => void;
  /** Stands after what is left to look at. */
  children: ReactNode;
};

/** Who speaks, what is left to look at, whether all is kept, and the ways out. */
export function TranscriptBar(props: TranscriptBarProps) {
  const { sourceId, voices, colours, doubtful, editor, onVoice, onDoubtful, onFind, children } = props;
  const styles = useStyles();
  const chip = useChipStyles();
  return (
    <div role="toolbar" aria-label={words.bar} className={styles.root}>
      <div className={styles.voices}>
        {voices.map((voice) => {
          const name = voiceWords(voice.name ?? voice.mark);
          return (
            <button
              key={voice.mark}
              type="button"
              className={`${chip.chip} ${styles.voice}`}
              aria-label={words.nameVoice(name)}
              onClick={() => onVoice(voice)}
            >
              <span className={styles.dot} style={{ backgroundColor: colours.get(voice.mark) }} aria-hidden="true" />
              <span className={chip.text}>{name}</span>
            </button>
          );
        })}
      </div>
      <Kept state={editor.state} />
      {doubtful > 0 && (
        <ActionButton
          appearance="subtle"
          className={styles.quiet}
          icon={<TextUnderlineDoubleRegular />}
          label={words.doubtful(doubtful)}
          shortcut={transcriptKeys.nextDoubtful}
          onClick={onDoubtful}
        />
      )}
      {children}
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<SearchRegular />}
        label={words.find}
        shortcut={transcriptKeys.find}
        onClick={onFind}
      />
      <ExportMenu sourceId={sourceId} editor={editor} />
    </div>
  );
}

function Kept({ state }: Pick<TranscriptEditor, 'state'>) {
  const styles = useStyles();
  const hasFailed = state === 'failed';
  return (
    <span className={hasFailed ? `${styles.state} ${styles.failed}` : styles.state} role="status">
      {state === 'kept' && <CheckmarkRegular aria-hidden="true" />}
      {hasFailed && <WarningRegular aria-hidden="true" />}
      {words.states[state]}
    </span>
  );
}

function ExportMenu({ sourceId, editor }: Pick<TranscriptBarProps, 'sourceId' | 'editor'>) {
  const styles = useStyles();
  const client = useClient();
  const save = useCommand({
    async run(format: TranscriptFormat) {
      // What was just typed is in it.
      await editor.whenSent();
      return client.recordings.export({ sourceId, format });
    },
    onDone: saveFile,
  });
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          className={styles.quiet}
          icon={<ArrowDownloadRegular />}
          disabled={save.isPending}
        >
          {words.export}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {transcriptFormats.map((format) => (
            <MenuItem key={format} onClick={() => save.mutate(format)}>
              {words.formats[format]}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
