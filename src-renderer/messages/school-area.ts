/** Words of a school's interface in a browser, around its screens. */
export const schoolAreaMessages = {
  person: (name: string, role: string) => `${name}, ${role}`,
  district: 'Mi escuela en el distrito',
  signInAgain: 'Ingresá de nuevo para seguir',
  codeOwed: 'Falta el código del teléfono',
  codeOwedText:
    'El distrito ya lo pide para entrar con tu usuario. Activalo en «Mi cuenta», que se abre en otra pestaña: al terminar seguís acá, con lo que habías escrito.',
  toAccount: 'Abrir «Mi cuenta»',
  notYours: 'En esta escuela no trabajás vos',
  notYoursText: 'O la dirección está mal escrita, o tu usuario es de otra escuela. Tus escuelas las pone el distrito.',
  toYours: 'Ir a lo mío',
  open: 'Abrir la escuela',
} as const;
