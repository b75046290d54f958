import { Button, Checkbox, Combobox, Field, makeStyles, Option, OptionGroup, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useId, useState } from 'react';
import { foldText } from '../../../../src-shared/domain/fold-text.ts';
import { suggestFieldNames } from '../../../../src-shared/domain/suggest-field.ts';
import { actaEntryFields } from '../../../../src-shared/domain/template.ts';
import { fieldNameSchema, otherPlaces, type TemplateMark } from '../../../../src-shared/domain/template-marks.ts';
import type { TemplatePage } from '../../../../src-shared/domain/template-page.ts';
import { useApi } from '../../../client/api-context.tsx';
import { markingMessages as words } from '../../../messages/marking.ts';
import { today } from '../today.ts';
import type { MarkingCommands } from './marking-commands.ts';
import { listAround } from './page-lines.ts';
import { type PageSelection, paragraphAt, textBefore } from './page-words.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '10px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  names: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  other: { display: 'flex', gap: '8px', alignItems: 'flex-end' },
  field: { flexGrow: 1, minWidth: 0 },
  combobox: { minWidth: 0, width: '100%' },
  typed: { minWidth: 0 },
});

type FieldChooserProps = {
  page: TemplatePage;
  selection: PageSelection;
  /** The field that stands there now, to be changed for another. */
  mark: TemplateMark | null;
  commands: MarkingCommands;
  firstChoice: RefObject<HTMLButtonElement | null>;
};

/** Which field goes where the selected words stand, there and wherever else they are said. */
export function FieldChooser({ page, selection, mark, commands, firstChoice }: FieldChooserProps) {
  const styles = useStyles();
  const choices = useQuery(useApi().markings.choices.queryOptions({ input: { date: today() } }));
  const [everywhere, setEverywhere] = useState(true);
  const [typed, setTyped] = useState('');
  const { file, from: paragraph, start, end } = selection;
  const place = { file, paragraph, start, end };
  const text = paragraphAt(page, file, paragraph)?.text.slice(start, end) ?? '';
  const list = listAround(page, selection);
  const others = mark === null ? otherPlaces(page, place) : [];
  const known = choices.data?.school ?? [];
  const names = mark === null ? suggestFieldNames({ text, before: textBefore(page, selection), list, known }) : [];
  const choose = (name: string) =>
    commands.mark.mutate({ kind: 'field', name, places: [place, ...(everywhere ? others : [])] });
  const wanted = fieldNameSchema.safeParse(typed);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (wanted.success) choose(wanted.data);
  };
  const groups = list
    ? [{ label: words.groups.list, names: actaEntryFields[list] }]
    : [
        { label: words.groups.roster, names: choices.data?.roster ?? [] },
        { label: words.groups.planillas, names: choices.data?.planillas ?? [] },
        { label: words.groups.school, names: known.map(({ name }) => name) },
      ];
  const title = useId();
  return (
    <section className={styles.root} aria-labelledby={title}>
      <h3 id={title} className={styles.title}>
        {words.goes}
      </h3>
      {names.length > 0 && (
        <div className={styles.names}>
          {names.map((name, order) => (
            <Button
              key={name}
              ref={order === 0 ? firstChoice : undefined}
              appearance={order === 0 ? 'primary' : 'secondary'}
              disabled={commands.mark.isPending}
              onClick={() => choose(name)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <form className={styles.other} onSubmit={send}>
        <Field label={words.other} className={styles.field}>
          <Combobox
            freeform
            className={styles.combobox}
            input={{ className: styles.typed }}
            placeholder={words.otherHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onOptionSelect={(_event, data) => setTyped(data.optionText ?? '')}
          >
            {groups.map((group) => {
              const shown = group.names.filter((name) => foldText(name).includes(foldText(typed.trim())));
              return (
                shown.length > 0 && (
                  <OptionGroup key={group.label} label={group.label}>
                    {shown.map((name) => (
                      <Option key={name}>{name}</Option>
                    ))}
                  </OptionGroup>
                )
              );
            })}
          </Combobox>
        </Field>
        <Button
          type="submit"
          ref={names.length === 0 ? firstChoice : undefined}
          disabled={!wanted.success || commands.mark.isPending}
        >
          {mark === null ? words.mark : words.change}
        </Button>
      </form>
      {others.length > 0 && (
        <Checkbox
          label={words.everywhere(others.length, text)}
          checked={everywhere}
          onChange={(_event, data) => setEverywhere(data.checked === true)}
        />
      )}
    </section>
  );
}
