/** Seals what has to be read again, with a key that is not kept beside it. */
export type SecretBox = {
  seal(text: string, whose: string): string;
  /** Throws where it was sealed for another, with another key, or changed. */
  open(sealed: string, whose: string): string;
};
