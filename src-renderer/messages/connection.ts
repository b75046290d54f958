/** What is said when the page cannot talk with the program. */
export const connectionMessages = {
  starting: 'Abriendo la biblioteca…',
  sessionLost: 'Esta ventana ya no tiene permiso. Cerrala y abrí Amanuense otra vez desde su ícono.',
  hostGone: 'El programa no contesta. Si lo cerraste, abrilo otra vez: no se perdió nada.',
  startFailed: 'No se pudo abrir Amanuense',
  lost: 'El programa no contesta · reintentando',
  serverLost: 'El servidor no contesta · reintentando',
} as const;
