import { Button, Input, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { commonMessages } from '../../messages/common.ts';
import { papersMessages } from '../../messages/papers.ts';

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  add: { display: 'flex', gap: '8px' },
  field: { flexGrow: 1 },
});

type TagsDialogProps = {
  sources: readonly SourceListItem[];
  onSave: (change: { add: string[]; remove: string[] }) => void;
  onClose: () => void;
};

/** Puts tags on papers and takes them off: those that all of them have are pressed. */
export function TagsDialog({ sources, onSave, onClose }: TagsDialogProps) {
  const styles = useStyles();
  const api = useApi();
  const known = useQuery(api.sources.tags.queryOptions());
  const shared = (sources[0]?.tags ?? []).filter((tag) => sources.every((source) => source.tags.includes(tag)));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(shared));
  const [text, setText] = useState('');
  const all = [...new Set([...(known.data ?? []).map((entry) => entry.tag), ...chosen])];
  const toggle = (tag: string) =>
    setChosen((now) => new Set(now.has(tag) ? [...now].filter((t) => t !== tag) : [...now, tag]));
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = text.trim().slice(0, 60);
    if (tag !== '') setChosen((now) => new Set([...now, tag]));
    setText('');
  };
  const save = () =>
    onSave({
      add: [...chosen].filter((tag) => !shared.includes(tag)),
      remove: shared.filter((tag) => !chosen.has(tag)),
    });
  return (
    <DialogFrame
      title={papersMessages.tag}
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={save}>
          {commonMessages.save}
        </Button>
      }
    >
      <div className={styles.chips}>
        {all.length === 0 && papersMessages.noTags}
        {all.map((tag) => (
          <FilterChip key={tag} label={tag} active={chosen.has(tag)} onClick={() => toggle(tag)} />
        ))}
      </div>
      <form className={styles.add} onSubmit={add}>
        <Input
          className={styles.field}
          aria-label={papersMessages.newTag}
          placeholder={papersMessages.newTag}
          value={text}
          onChange={(_event, data) => setText(data.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {papersMessages.addTag}
        </Button>
      </form>
    </DialogFrame>
  );
}
