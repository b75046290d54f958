/** Words of the frame around the district's screens. */
export const districtFrameMessages = {
  product: 'Amanuense · Distrito',
  screens: 'Pantallas',
  schools: 'Escuelas',
  school: 'Escuela',
  pcs: 'PC',
  users: 'Usuarios',
  audit: 'Auditoría',
  account: 'Mi cuenta',
  signOut: 'Salir',
  signedOut: 'Cerraste tu sesión',
  toContent: 'Ir al contenido',
  reason: 'Motivo',
  reasonHint: 'Queda en la auditoría. No escribas nombres de alumnos.',
  copy: 'Copiar',
  copied: 'Copiado',
  couldNotCopy: 'El navegador no deja copiar. Seleccionalo y copialo a mano.',
} as const;
