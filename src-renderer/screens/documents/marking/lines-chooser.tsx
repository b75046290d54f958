import { Button, Checkbox, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, DeleteRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { actaLists } from '../../../../src-shared/domain/template.ts';
import type { TemplatePage } from '../../../../src-shared/domain/template-page.ts';
import { listWords, markingMessages as words } from '../../../messages/marking.ts';
import type { MarkingCommands } from './marking-commands.ts';
import { linesOf, listAround } from './page-lines.ts';
import type { PageSelection } from './page-words.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    paddingTop: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  line: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  list: { flexGrow: 1, minWidth: '150px' },
});

type LinesChooserProps = { page: TemplatePage; selection: PageSelection; commands: MarkingCommands };

/** What may be done with the lines of a selection: repeat them for each entry of an acta's list, or take them out. */
export function LinesChooser({ page, selection, commands }: LinesChooserProps) {
  const styles = useStyles();
  const title = useId();
  const [list, setList] = useState<(typeof actaLists)[number]>('presentes');
  const [dropsAlike, setDropsAlike] = useState(true);
  const { kind, count, alike } = linesOf(page, selection);
  const place = { file: selection.file, from: selection.from, to: selection.to };
  const isRepeated = listAround(page, selection) !== null;
  return (
    <section className={styles.root} aria-labelledby={title}>
      <h3 id={title} className={styles.title}>
        {kind === 'rows' ? words.rows(count) : words.lines(count)}
      </h3>
      {!isRepeated && (
        <>
          <div className={styles.line}>
            <Select
              className={styles.list}
              aria-label={words.repeats}
              value={list}
              onChange={(_event, data) => setList(actaLists.find((each) => each === data.value) ?? 'presentes')}
            >
              {actaLists.map((each) => (
                <option key={each} value={each}>
                  {words.repeats} {listWords[each].each}
                </option>
              ))}
            </Select>
            <Button
              icon={<ArrowRepeatAllRegular />}
              disabled={commands.mark.isPending}
              onClick={() => commands.mark.mutate({ kind: 'repeat', place, list, dropped: dropsAlike ? alike : 0 })}
            >
              {words.repeat}
            </Button>
          </div>
          {alike > 0 && (
            <Checkbox
              label={words.dropLike[kind](alike)}
              checked={dropsAlike}
              onChange={(_event, data) => setDropsAlike(data.checked === true)}
            />
          )}
        </>
      )}
      <div>
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          disabled={commands.mark.isPending}
          onClick={() => commands.mark.mutate({ kind: 'drop', place })}
        >
          {words.drop}
        </Button>
      </div>
    </section>
  );
}
