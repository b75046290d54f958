/** Passwords as they are kept. */
export type PasswordHasher = {
  hash(password: string): Promise<string>;
  /** Takes as long for no hash (null) as for one. */
  matches(password: string, hash: string | null): Promise<boolean>;
};
