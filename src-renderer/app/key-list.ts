import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';
import { RECORD_KEY } from '../components/microphone/record-button.tsx';
import { playerKeys } from '../components/recording/player-keys.ts';
import { transcriptKeys } from '../components/recording/transcript-keys.ts';
import { actaMessages } from '../messages/actas.ts';
import { askMessages } from '../messages/ask.ts';
import { keysMessages } from '../messages/keys.ts';
import { microphoneMessages } from '../messages/microphone.ts';
import { actaKeys } from '../screens/actas/acta-keys.ts';
import { askKeys } from '../screens/ask/ask-keys.ts';
import { MOVE_KEY } from '../screens/papers/papers-keys.ts';
import { planillaKeys } from '../screens/planillas/planilla-keys.ts';
import { promptKeys } from '../screens/prompts/prompt-keys.ts';
import type { ScreenDefinition } from '../screens/screen-definition.ts';

/** A line of the help: the keys that do the same thing, and what they do. */
export type KeyLine = { keys: readonly string[]; does: string };
export type KeyGroup = { title: string; lines: readonly KeyLine[] };

const { groups, does } = keysMessages;
const line = (does: string, ...keys: string[]): KeyLine => ({ keys, does });

/** The keys that work everywhere, with those of the screens that there are. */
export function keysOfEverywhere(screens: readonly ScreenDefinition[], { recordsSound }: HostCapabilities): KeyGroup {
  return {
    title: groups.everywhere,
    lines: [
      line(does.help, 'f1', '?'),
      line(does.palette, 'ctrl+k'),
      line(does.nextRegion, 'f6'),
      line(does.previousRegion, 'shift+f6'),
      line(does.undo, 'ctrl+z'),
      line(does.redo, 'ctrl+y'),
      line(does.close, 'escape'),
      ...(recordsSound ? [line(microphoneMessages.recordKey, RECORD_KEY)] : []),
      ...screens.map((screen) => line(does.goTo(screen.title), screen.shortcut)),
    ],
  };
}

/** The keys of each kind of screen. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: groups.planilla,
    lines: [
      line(does.showProof, 'enter'),
      line(does.editCell, 'f2'),
      line(does.clear, 'delete'),
      line(does.copy, 'ctrl+c'),
      line(does.paste, 'ctrl+v'),
      line(does.fillDown, 'ctrl+d'),
      line(does.selectAll, 'ctrl+a'),
      line(does.columnMenu, 'alt+arrowdown'),
      line(does.fill, planillaKeys.fill),
      line(does.export, planillaKeys.export),
      line(does.review, planillaKeys.review),
      line(does.addRow, planillaKeys.addRow),
      line(does.addColumn, planillaKeys.addColumn),
    ],
  },
  {
    title: groups.review,
    lines: [
      line(does.accept, 'space'),
      line(does.choose, '1', '2', '3'),
      line(does.next, 'n'),
      line(does.previous, 'p'),
    ],
  },
  {
    title: groups.conflicts,
    lines: [
      line(does.chooseConflict, 'arrowup', 'arrowdown'),
      line(does.chooseVersion, 'arrowleft', 'arrowright'),
      line(does.useVersion, 'enter'),
    ],
  },
  {
    title: groups.papers,
    lines: [
      line(does.search, 'ctrl+f'),
      line(does.openPaper, 'enter'),
      line(does.renamePaper, 'f2'),
      line(does.movePapers, MOVE_KEY),
      line(does.trashPaper, 'delete'),
      line(does.selectAll, 'ctrl+a'),
      line(does.foldGroup, 'arrowleft', 'arrowright'),
      line(does.chooseGroup, 'space'),
    ],
  },
  {
    title: groups.recording,
    lines: [
      line(does.listen, playerKeys.toggle),
      line(does.back, playerKeys.back),
      line(does.slower, playerKeys.slower),
      line(does.faster, playerKeys.faster),
      line(does.nextDoubtfulWord, transcriptKeys.nextDoubtful),
      line(does.previousDoubtfulWord, transcriptKeys.previousDoubtful),
      line(does.acceptWord, transcriptKeys.accept),
      line(does.markVoice, 'alt+1', 'alt+9'),
      line(does.markNobody, transcriptKeys.nobody),
      line(does.splitSegment, transcriptKeys.split),
      line(does.mergeSegment, transcriptKeys.merge),
      line(does.findInTranscript, transcriptKeys.find),
      line(does.replaceInTranscript, transcriptKeys.replace),
      line(does.nextMatch, transcriptKeys.nextMatch),
      line(does.previousMatch, transcriptKeys.previousMatch),
    ],
  },
  {
    title: groups.acta,
    lines: [
      line(actaMessages.keys.next, actaKeys.next),
      line(actaMessages.keys.previous, actaKeys.previous),
      line(actaMessages.keys.nextUnproven, actaKeys.nextUnproven),
      line(actaMessages.keys.accept, actaKeys.accept),
      line(actaMessages.keys.cite, actaKeys.cite),
    ],
  },
  {
    title: groups.ask,
    lines: [
      line(askMessages.keys.focusBox, askKeys.focusBox),
      line(askMessages.keys.send, 'enter'),
      line(askMessages.keys.line, 'shift+enter'),
      line(askMessages.keys.last, 'arrowup'),
      line(askMessages.keys.stop, 'escape'),
      line(askMessages.keys.fresh, askKeys.fresh),
    ],
  },
  {
    title: groups.prompt,
    lines: [line(does.savePrompt, promptKeys.save), line(does.tryPrompt, promptKeys.try)],
  },
  {
    title: groups.proof,
    lines: [
      line(does.nextProof, 'alt+arrowright'),
      line(does.previousProof, 'alt+arrowleft'),
      line(does.zoomIn, '+'),
      line(does.zoomOut, '-'),
      line(does.zoomFit, '0'),
    ],
  },
];
