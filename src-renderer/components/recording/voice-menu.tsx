import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { PersonAddRegular, PersonRegular } from '@fluentui/react-icons';
import type { Voice } from '../../../src-shared/domain/corrected-transcript.ts';
import { voiceWords } from '../../../src-shared/domain/voice-words.ts';
import { transcriptMessages as words } from '../../messages/transcript.ts';
import { shortcutLabel } from '../shortcuts.ts';
import { transcriptKeys, voiceKey } from './transcript-keys.ts';

const useStyles = makeStyles({
  trigger: {
    minWidth: 0,
    maxWidth: '100%',
    minHeight: '24px',
    padding: '0 4px',
    marginLeft: '-5px',
    justifyContent: 'flex-start',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  nobody: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

/** What can be said of the voice of a segment. */
export type VoiceActions = {
  onVoice: (mark: string | null) => void;
  /** Asks for the name of a voice. */
  onName: (mark: string) => void;
  /** The same voice for the segments after this one that have none; absent where there is none. */
  onFollowing?: () => void;
};

type VoiceMenuProps = VoiceActions & {
  voices: readonly Voice[];
  speaker: string | null;
  colour: string | undefined;
};

/** Whose voice a segment is: its name, which opens the ways to say another. */
export function VoiceMenu({ voices, speaker, colour, onVoice, onName, onFollowing }: VoiceMenuProps) {
  const styles = useStyles();
  const name = (mark: string) => voiceWords(voices.find((voice) => voice.mark === mark)?.name ?? mark);
  const fresh = freshMark(voices);
  return (
    <Menu positioning="below-start">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          size="small"
          className={mergeClasses(styles.trigger, speaker === null && styles.nobody)}
          style={{ color: speaker === null ? undefined : colour }}
          aria-label={words.voiceOf(speaker === null ? null : name(speaker))}
        >
          {speaker === null ? words.whoSpeaks : name(speaker)}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {voices.map(({ mark }) => (
            <MenuItem key={mark} secondaryContent={keyOf(mark)} icon={<PersonRegular />} onClick={() => onVoice(mark)}>
              {name(mark)}
            </MenuItem>
          ))}
          <MenuItem secondaryContent={keyOf(fresh)} icon={<PersonAddRegular />} onClick={() => onVoice(fresh)}>
            {words.anotherVoice}
          </MenuItem>
          {speaker !== null && (
            <>
              <MenuItem secondaryContent={shortcutLabel(transcriptKeys.nobody)} onClick={() => onVoice(null)}>
                {words.nobody}
              </MenuItem>
              <MenuDivider />
              <MenuItem onClick={() => onName(speaker)}>{words.nameVoice(name(speaker))}</MenuItem>
              {onFollowing && <MenuItem onClick={onFollowing}>{words.following(name(speaker))}</MenuItem>}
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function keyOf(mark: string): string | undefined {
  const key = voiceKey(mark);
  return key && shortcutLabel(key);
}

/** The first number that no voice has. */
function freshMark(voices: readonly Voice[]): string {
  const taken = new Set(voices.map(({ mark }) => mark));
  let number = 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
}
