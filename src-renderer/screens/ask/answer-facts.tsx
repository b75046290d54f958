import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentErrorRegular, ShieldErrorRegular, WarningRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { Answer } from '../../../src-shared/domain/answer.ts';
import {
  droppedWords,
  engineWords,
  scanWords,
  unreadWords,
  wordsAloneWords,
} from '../../../src-shared/domain/answer-words.ts';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import { useCapabilities } from '../../client/api-context.tsx';
import { Note, NoteList } from '../../components/note-list.tsx';
import { askMessages } from '../../messages/ask.ts';

const useStyles = makeStyles({ link: { color: tokens.colorBrandForegroundLink } });

/** Who answered, or how much was counted, and how long it took: "Citas textuales, sin modelo · en 2 s". */
export function answerFacts(answer: Answer): string {
  const source = answer.scan ? scanWords(answer.scan) : engineWords(answer);
  return `${source} · ${askMessages.took(answer.ms)}`;
}

/** Papers that are not read (yet), where the answer before has not said just that. */
export function unreadToTell(answer: Answer, before: Answer | null): number {
  return answer.unread === before?.unread ? 0 : answer.unread;
}

/** What she should know before she trusts the answer: what was left out, what is not read, what went wrong. */
export function AnswerWarnings({ answer, before }: { answer: Answer; before: Answer | null }) {
  const styles = useStyles();
  const { keepsModels } = useCapabilities();
  const { problem, dropped, wordsAlone } = answer;
  const unread = unreadToTell(answer, before);
  if (problem === null && dropped === 0 && unread === 0 && wordsAlone === null) return null;
  return (
    <NoteList>
      {problem !== null && (
        <Note isWarning icon={<WarningRegular />}>
          {errorMessage(problem)}{' '}
          {keepsModels && (
            <Link to="/modelos" className={styles.link}>
              {askMessages.seeModels}
            </Link>
          )}
        </Note>
      )}
      {wordsAlone !== null && <Note isWarning icon={<WarningRegular />}>{`${wordsAloneWords}.`}</Note>}
      {dropped > 0 && <Note isWarning icon={<ShieldErrorRegular />}>{`${droppedWords(dropped)}.`}</Note>}
      {unread > 0 && (
        <Note isWarning icon={<DocumentErrorRegular />}>
          {`${unreadWords(unread)}. `}
          <Link to="/papeles" search={{ orden: 'status' }} className={styles.link}>
            {askMessages.seeUnread}
          </Link>
        </Note>
      )}
    </NoteList>
  );
}
