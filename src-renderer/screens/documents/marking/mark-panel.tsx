import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRepeat1Regular, DismissRegular, EditRegular } from '@fluentui/react-icons';
import { type RefObject, useState } from 'react';
import type { ContractOutputs } from '../../../../src-shared/contract/index.ts';
import { fieldKey } from '../../../../src-shared/domain/template.ts';
import { TextDialog } from '../../../components/text-dialog.tsx';
import { markingMessages as words } from '../../../messages/marking.ts';
import { FieldChooser } from './field-chooser.tsx';
import { LinesChooser } from './lines-chooser.tsx';
import { MarkedFields } from './marked-fields.tsx';
import type { MarkingCommands } from './marking-commands.ts';
import { type PageSelection, paragraphAt, selectedMark } from './page-words.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '18px', padding: '6px 16px 24px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  chosen: {
    margin: 0,
    padding: '6px 10px',
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
});

type Shown = ContractOutputs['markings']['show'];

type MarkPanelProps = {
  shown: Shown;
  selection: PageSelection | null;
  onSelect: (selection: PageSelection | null) => void;
  commands: MarkingCommands;
  /** Takes the focus when what goes there is to be said by keyboard. */
  firstChoice: RefObject<HTMLButtonElement | null>;
};

/** What the selected words are, what may be done with them, and the fields marked so far. */
export function MarkPanel(props: MarkPanelProps) {
  const { shown, selection, onSelect, commands } = props;
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {selection === null ? (
        <div>
          <h3 className={styles.title}>{words.begin}</h3>
          <p className={styles.hint}>{words.beginHint}</p>
        </div>
      ) : (
        <SelectedPart {...props} selection={selection} />
      )}
      <MarkedFields
        shown={shown}
        busy={commands.mark.isPending}
        onGoTo={onSelect}
        onRemove={(name, places) =>
          commands.mark.mutate({ kind: 'text', places, text: restoredWords(shown.examples, name) })
        }
      />
    </div>
  );
}

/** What stood where a field was marked; its own name where nobody knows. */
export function restoredWords(examples: Shown['examples'], name: string): string {
  return examples[fieldKey(name)] ?? name;
}

function SelectedPart(props: MarkPanelProps & { selection: PageSelection }) {
  const { shown, selection, commands, firstChoice } = props;
  const styles = useStyles();
  const { page, examples } = shown;
  const { file, from, to, start, end } = selection;
  const mark = selectedMark(page, selection);
  const text = paragraphAt(page, file, from)?.text.slice(start, end) ?? '';
  const isField = mark === null || mark.kind === 'field';
  return (
    <>
      {from === to && <p className={styles.chosen}>{mark === null ? `«${text}»` : words.fieldSelected(mark.name)}</p>}
      {mark?.kind === 'field' && (
        <Button
          icon={<DismissRegular />}
          disabled={commands.mark.isPending}
          onClick={() =>
            commands.mark.mutate({
              kind: 'text',
              places: [{ file, paragraph: from, start, end }],
              text: restoredWords(examples, mark.name),
            })
          }
        >
          {words.unmark}
        </Button>
      )}
      {from === to && isField && (
        <FieldChooser
          key={`${file}:${from}:${start}:${end}`}
          page={page}
          selection={selection}
          mark={mark}
          commands={commands}
          firstChoice={firstChoice}
        />
      )}
      {from === to && mark === null && <Rewrite text={text} selection={selection} commands={commands} />}
      {!isField && (
        <Button
          ref={firstChoice}
          icon={<ArrowRepeat1Regular />}
          disabled={commands.mark.isPending}
          onClick={() => commands.mark.mutate({ kind: 'once', file, paragraph: from, start })}
        >
          {words.once}
        </Button>
      )}
      {isField && (
        <LinesChooser key={`lines:${file}:${from}:${to}`} page={page} selection={selection} commands={commands} />
      )}
    </>
  );
}

type RewriteProps = { text: string; selection: PageSelection; commands: MarkingCommands };

/** Other words in the place of the selected ones, the same in every document. */
function Rewrite({ text, selection: { file, from, start, end }, commands }: RewriteProps) {
  const [isOpen, setIsOpen] = useState(false);
  const write = (wanted: string) => {
    commands.mark.mutate({ kind: 'text', places: [{ file, paragraph: from, start, end }], text: wanted });
    setIsOpen(false);
  };
  return (
    <div>
      <Button appearance="subtle" icon={<EditRegular />} onClick={() => setIsOpen(true)}>
        {words.rewrite}
      </Button>
      {isOpen && (
        <TextDialog
          title={words.rewrite}
          label={words.rewriteLabel}
          initial={text.replace(/[{}]/g, '')}
          longest={500}
          onSubmit={write}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}
