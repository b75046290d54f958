import { Button, Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../../../src-shared/domain/person.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { commonMessages } from '../../messages/common.ts';
import { personMessages, personFormMessages as words } from '../../messages/people.ts';
import { type PersonFields, parsePerson, personFields } from './person-fields.ts';
import { personName } from './roster-grid.tsx';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '12px 16px' },
});

/** The data of a person, new or known. What is not a DNI, a course or a date is said at its field. */
export function PersonDialog({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const styles = useStyles();
  const client = useClient();
  const [fields, setFields] = useState(() => personFields(person));
  const [tried, setTried] = useState(false);
  const parsed = parsePerson(fields);
  const save = useCommand<Omit<Person, 'id'>, unknown>({
    run: (data) => (person ? client.people.update({ id: person.id, ...data }) : client.people.create(data)),
    said: (_output, data) => words.saved(personName(data)),
    undoable: true,
    onDone: onClose,
  });
  const submit = () => {
    setTried(true);
    if (parsed.person) save.mutate(parsed.person);
  };
  const text = (name: keyof Omit<PersonFields, 'role' | 'details'>, hint?: string) => (
    <Field
      label={words[name]}
      hint={hint}
      required={name === 'familyName'}
      validationMessage={tried ? parsed.problems[name] : undefined}
    >
      <Input
        value={fields[name]}
        autoFocus={name === 'familyName'}
        onChange={(_event, data) => setFields({ ...fields, [name]: data.value })}
      />
    </Field>
  );
  return (
    <DialogFrame
      title={person ? words.editTitle : words.newTitle}
      width="medium"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary" disabled={save.isPending || fields.familyName.trim() === ''}>
          {commonMessages.save}
        </Button>
      }
    >
      <div className={styles.fields}>
        {text('familyName')}
        {text('givenName')}
        {text('dni', words.dniHint)}
        {text('birthDate', words.dateHint)}
        <Field label={words.role}>
          <RadioGroup
            layout="horizontal"
            value={fields.role}
            onChange={(_event, data) => setFields({ ...fields, role: data.value === 'staff' ? 'staff' : 'pupil' })}
          >
            <Radio value="pupil" label={personMessages.pupil} />
            <Radio value="staff" label={personMessages.staff} />
          </RadioGroup>
        </Field>
        {fields.role === 'pupil' && text('course', words.courseHint)}
        {Object.entries(fields.details).map(([header, value]) => (
          <Field key={header} label={header}>
            <Input
              value={value}
              onChange={(_event, data) =>
                setFields({ ...fields, details: { ...fields.details, [header]: data.value } })
              }
            />
          </Field>
        ))}
      </div>
    </DialogFrame>
  );
}
