import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type ActaLine, type ActaSection, actaSections } from '../../../src-shared/domain/acta/acta-record.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { useApi } from '../../client/api-context.tsx';
import { actaMessages as words } from '../../messages/actas.ts';
import { ActaLineRow } from './acta-line-row.tsx';
import type { ActaCommands } from './use-acta-commands.ts';
import type { Review } from './use-review.ts';

const useStyles = makeStyles({
  section: { padding: '4px 12px 2px' },
  title: {
    margin: '8px 8px 2px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  add: { display: 'flex', gap: '4px', paddingLeft: '100px' },
});

type ActaSectionsProps = {
  lines: readonly ActaLine[];
  segments: readonly TranscriptSegment[];
  review: Review;
  commands: ActaCommands;
  isReadOnly: boolean;
  onCite: (line: ActaLine) => void;
};

/** The acta by its sections, each with its lines and what can be added. Of an approved one, only those that say something. */
export function ActaSections({ segments, ...rest }: ActaSectionsProps) {
  const namesId = 'acta-names';
  const names = useNames(segments);
  return (
    <>
      <datalist id={namesId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {actaSections.map((section) => (
        <Section key={section} section={section} namesId={namesId} {...rest} />
      ))}
    </>
  );
}

type SectionProps = Omit<ActaSectionsProps, 'segments'> & { section: ActaSection; namesId: string };

function Section({ section, lines, ...rest }: SectionProps) {
  const styles = useStyles();
  const { commands, isReadOnly } = rest;
  const inside = lines.filter((line) => line.section === section);
  if (inside.length === 0 && isReadOnly) return null;
  const afterId = inside.at(-1)?.id ?? null;
  return (
    <section className={styles.section} aria-label={words.sections[section]}>
      <h2 className={styles.title}>{words.sections[section]}</h2>
      <ul className={styles.list}>
        {inside.map((line) => (
          <ActaLineRow key={line.id} line={line} {...rest} />
        ))}
      </ul>
      {!isReadOnly && !(section === 'opening' && inside.length > 0) && (
        <div className={styles.add}>
          <Button
            size="small"
            appearance="subtle"
            icon={<AddRegular />}
            onClick={() => commands.add({ section, afterId })}
          >
            {words.add[section]}
          </Button>
          {section === 'topics' && (
            <Button
              size="small"
              appearance="subtle"
              icon={<AddRegular />}
              onClick={() => commands.add({ section, afterId, text: { isTitle: true } })}
            >
              {words.addTopic}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** Who may have been there: the voices that have a name, and the school's people, staff first. */
function useNames(segments: readonly TranscriptSegment[]): string[] {
  const people = useQuery(useApi().people.list.queryOptions({ input: { role: 'staff' } }));
  const voices = segments.flatMap(({ speaker }) => (speaker !== null && /\p{L}{2}/u.test(speaker) ? [speaker] : []));
  const staff = (people.data ?? []).map(({ givenName, familyName }) => `${givenName} ${familyName}`.trim());
  return [...new Set([...voices, ...staff])];
}
