/** The files a template may come in, as `<input accept>` has them. */
export const wordFiles = '.docx,.dotx';
