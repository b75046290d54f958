import type { AuditAction, AuditSubject } from '../../src-shared/domain/district/audit.ts';
import { formatDate, formatNumber, formatTime } from './format.ts';

/** What each act of the audit is called. */
export const auditActionWords: Readonly<Record<AuditAction, string>> = {
  'account.sign-in': 'Ingresó',
  'account.sign-out': 'Salió',
  'account.lock': 'Se trabó el ingreso por muchos intentos',
  'account.link.use': 'Usó un enlace y eligió su contraseña',
  'account.password.change': 'Cambió su contraseña',
  'account.second-factor.on': 'Activó el código del teléfono',
  'account.second-factor.off': 'Desactivó el código del teléfono',
  'account.second-factor.prove': 'Escribió el código del teléfono',
  'account.recovery-codes.make': 'Hizo otros códigos de emergencia',
  'account.recovery-code.use': 'Usó un código de emergencia',
  'account.provider.sign-in': 'Ingresó con una cuenta de afuera',
  'account.provider.link': 'Usó por primera vez su cuenta de afuera',
  'account.session.end': 'Cerró una sesión',
  'user.invite': 'Invitó a alguien',
  'user.link': 'Hizo un enlace para elegir contraseña',
  'user.second-factor.reset': 'Hizo un enlace que desactiva un código del teléfono',
  'user.second-factor.demand': 'Cambió a quiénes se les pide el código del teléfono',
  'user.role': 'Cambió un papel',
  'user.block': 'Bloqueó a alguien',
  'user.unblock': 'Desbloqueó a alguien',
  'school.add': 'Agregó una escuela',
  'school.rename': 'Cambió el nombre de una escuela',
  'school.purge': 'Hizo olvidar algo de una escuela',
  'device.code': 'Hizo un código para una PC',
  'device.enrol': 'Se conectó una PC',
  'device.revoke': 'Dio de baja una PC',
  'device.leave': 'Una PC dejó el distrito',
  'library.open': 'Abrió algo de la escuela en el navegador',
  'library.change': 'Cambió algo de la escuela en el navegador',
  'publication.publish': 'Publicó una versión',
  'publication.withdraw': 'Retiró algo publicado',
  'publication.offer': 'Volvió a ofrecer algo publicado',
  'view.nothing': 'Eligió que el distrito no vea planillas',
  'view.published': 'Dejó ver las planillas del distrito',
  'view.named': 'Dejó ver las planillas que eligió',
  'planilla.look': 'Miró una planilla de las escuelas',
  'planilla.export': 'Descargó una planilla de las escuelas',
  'server.restore': 'Restauró una copia del servidor',
  'server.vectors.copy': 'Copió a otro lugar los vectores de una escuela',
  'server.files.copy': 'Copió a otro lugar los archivos de las escuelas',
  'access.refused': 'Quiso hacer algo sin permiso',
  'audit.export': 'Descargó la auditoría',
  'audit.retire': 'Pasó lo más viejo de la auditoría a un archivo',
};

/** What the acts are about, by the first word of their names. */
export const auditAreaWords = {
  account: 'Ingresos y cuentas',
  user: 'Usuarios',
  school: 'Escuelas',
  device: 'PC',
  publication: 'Publicado',
  view: 'Qué ve el distrito',
  planilla: 'Planillas',
  access: 'Permisos',
  library: 'La escuela en el navegador',
  server: 'El servidor',
  audit: 'Auditoría',
} as const;

const subjectWords: Readonly<Record<AuditSubject['kind'], string>> = {
  school: 'Escuela',
  device: 'PC',
  user: 'Persona',
  publication: 'Publicación',
  planilla: 'Planilla',
  procedure: 'Pedido al servidor',
  audit: 'Auditoría',
  program: 'Con',
  backup: 'Copia del',
  place: 'De',
};

/** How what has no name but its id is called. */
function nameById({ kind, id }: AuditSubject): string {
  if (kind === 'planilla') return `${subjectWords.planilla} «${id}»`;
  if (kind === 'backup') return `${subjectWords.backup} ${formatDate(id)} ${formatTime(id)}`;
  if (kind === 'program' || kind === 'place') return `${subjectWords[kind]} ${id}`;
  return subjectWords[kind];
}

const shortMark = (id: string) => `PC ${id.slice(0, 8)}`;

/** Words of Auditoría. */
export const districtAuditMessages = {
  tools: 'Filtros',
  subtitle: 'Quién hizo qué, cuándo y por qué. No dice nada de lo que hay en los papeles, y no se puede borrar.',
  anybody: 'Cualquier persona o PC',
  anything: 'Todo lo que se hizo',
  anySchool: 'Cualquier escuela',
  onlyOf: (name: string) => `Ver sólo lo que hizo ${name}`,
  who: 'Quién',
  what: 'Qué',
  school: 'Escuela',
  columns: { when: 'Cuándo', who: 'Quién', what: 'Qué', subject: 'Sobre qué', reason: 'Motivo', result: 'Resultado' },
  when: (atMs: number) => {
    const iso = new Date(atMs).toISOString();
    return { day: formatDate(iso), time: formatTime(iso) };
  },
  actors: { machine: 'En el servidor', nobody: 'Alguien sin identificar' },
  actorGone: 'Alguien que ya no está',
  device: (id: string, name: string | null) => (name === null ? shortMark(id) : `${name} (${shortMark(id)})`),
  subject: (subject: AuditSubject, name: string | null) => name ?? nameById(subject),
  done: 'Hecho',
  refused: 'No se hizo',
  empty: 'Todavía no hay nada anotado',
  nothing: 'Nada coincide con los filtros',
  older: 'Mostrar anteriores',
  loadingOlder: 'Buscando…',
  allShown: (count: number) => `Eso es todo: ${formatNumber(count)}.`,
  retired: (count: number) =>
    `Las ${formatNumber(count)} anotaciones más viejas pasaron a archivos firmados, que guarda el servidor.`,
  verify: 'Comprobar que nadie la tocó',
  verifying: 'Comprobando…',
  whole: (entries: number) => `Está entera: ${formatNumber(entries)} anotaciones, ninguna cambiada ni borrada.`,
  broken: (sequence: number) =>
    `La anotación ${formatNumber(sequence)} no es como se escribió: alguien la cambió o borró algo antes. No sigas usando este servidor sin avisar a quien lo cuida; conviene volver a una copia anterior.`,
  head: (head: string) =>
    `Fin de la cadena: ${head}. Si lo anotás aparte, más adelante podés ver que hasta acá no cambió nada.`,
  export: {
    open: 'Descargar…',
    title: 'Descargar la auditoría',
    hint: 'Una planilla (CSV) con las fechas y la escuela que elegiste arriba. Queda anotado que la descargaste.',
    all: 'Va entera, sin filtros de fecha ni escuela.',
    action: 'Descargar',
    started: 'La descarga empezó',
  },
} as const;
