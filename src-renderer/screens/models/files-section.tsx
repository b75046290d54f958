import { Button, makeStyles } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../components/command.ts';
import { PathField } from '../../components/path-field.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.files;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px', maxWidth: '560px' },
  submit: { alignSelf: 'flex-start' },
});

type FilesSectionProps = {
  intro: string;
  label: string;
  hint: string;
  bringFrom: (path: string) => Promise<unknown>;
};

/** Bringing a model that came on a USB stick. */
export function FilesSection({ intro, label, hint, bringFrom }: FilesSectionProps) {
  const styles = useStyles();
  const [path, setPath] = useState('');
  const bring = useCommand({
    run: () => bringFrom(path.trim()),
    said: () => words.brought,
    onDone: () => setPath(''),
  });
  const isReady = path.trim() !== '' && !bring.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) bring.mutate();
  };
  return (
    <Section id="pendrive" title={words.title} intro={intro}>
      <form className={styles.form} onSubmit={submit}>
        <PathField kind="files" label={label} hint={hint} path={path} onPath={setPath} />
        <Button type="submit" className={styles.submit} disabled={!isReady}>
          {words.bring}
        </Button>
      </form>
    </Section>
  );
}
