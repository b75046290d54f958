import { Field, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../client/api-context.tsx';
import { formatDate } from '../../messages/format.ts';

type Variable = { name: string; label: string; initial: string };

/** The values that nobody needs to tell. */
export function useKnownValues(): Record<string, string> {
  const status = useQuery(useApi().library.status.queryOptions());
  return { escuela: status.data?.settings.schoolName ?? '', fecha: formatDate(new Date().toISOString()) };
}

type VariableValuesProps = {
  variables: readonly Variable[];
  values: Record<string, string>;
  onValues: (values: Record<string, string>) => void;
};

/** A field for each variable of a prompt. */
export function VariableValues({ variables, values, onValues }: VariableValuesProps) {
  const known = useKnownValues();
  return variables.map(({ name, label, initial }) => (
    <Field key={name} label={label}>
      <Input
        value={values[name] ?? ''}
        maxLength={200}
        placeholder={initial || known[name]}
        onChange={(_event, data) => onValues({ ...values, [name]: data.value })}
      />
    </Field>
  ));
}
