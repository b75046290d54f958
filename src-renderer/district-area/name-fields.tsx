import { Field, Input } from '@fluentui/react-components';
import { userNameSchema } from '../../src-shared/domain/district/account.ts';
import { districtAccountMessages } from '../messages/district-account.ts';

const words = districtAccountMessages.link;

/** What somebody is called, as it is typed. */
export type TypedNames = { fullName: string; userName: string };

/** The names that were typed, as they are kept; null while they will not do. */
export function readNames({ fullName, userName }: TypedNames): TypedNames | null {
  const read = userNameSchema.safeParse(userName);
  return read.success && fullName.trim() !== '' ? { fullName: fullName.trim(), userName: read.data } : null;
}

type NameFieldsProps = {
  names: TypedNames;
  onNames: (names: TypedNames) => void;
  userNameHint: string;
  /** The names are those of who types them: the browser may know them. */
  isOwn?: boolean;
};

/** Somebody's name, and the one that they sign in with. */
export function NameFields({ names, onNames, userNameHint, isOwn = false }: NameFieldsProps) {
  const isWrong = names.userName !== '' && !userNameSchema.safeParse(names.userName).success;
  return (
    <>
      <Field label={words.fullName}>
        <Input
          autoFocus={isOwn}
          autoComplete={isOwn ? 'name' : 'off'}
          maxLength={200}
          value={names.fullName}
          onChange={(_event, data) => onNames({ ...names, fullName: data.value })}
        />
      </Field>
      <Field label={words.userName} hint={userNameHint} validationMessage={isWrong ? words.userNameWrong : undefined}>
        <Input
          autoComplete={isOwn ? 'username' : 'off'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={names.userName}
          onChange={(_event, data) => onNames({ ...names, userName: data.value })}
        />
      </Field>
    </>
  );
}
