import type { Role } from '../../src-shared/domain/district/account.ts';
import { formatDuration, formatMoment, plural } from './format.ts';

/** What somebody is in the district, as it is shown. */
export const roleWords: Readonly<Record<Role, string>> = {
  secretary: 'Secretaría',
  principal: 'Dirección',
  inspector: 'Supervisión',
  administrator: 'Administración del distrito',
  technician: 'Técnico del distrito',
};

/** Words of coming in to the district's server, and of one's own account there. */
export const districtAccountMessages = {
  starting: 'Abriendo el distrito…',
  startFailed: 'No se pudo abrir el distrito',
  signIn: {
    title: 'Ingresar al distrito',
    expired: 'Pasó un rato sin uso, o cerraste la sesión en otra ventana. Al ingresar volvés adonde estabas.',
    expiredBelow:
      'Pasó un rato sin uso, o cerraste la sesión en otra ventana. Al ingresar seguís donde estabas, con lo que habías escrito.',
    userName: 'Usuario',
    password: 'Contraseña',
    show: 'Mostrar la contraseña',
    hide: 'Ocultar la contraseña',
    code: 'Código del teléfono',
    codeHint: 'Los seis números que muestra ahora tu aplicación de códigos.',
    recoveryCode: 'Código de emergencia',
    recoveryCodeHint: 'Uno de los diez que guardaste al activar el código del teléfono. Cada uno sirve una vez.',
    recoveryCodeWrong:
      'Ese código de emergencia no sirve: está mal copiado, o ya lo usaste. Revisalo, o probá con otro.',
    useRecoveryCode: 'No tengo el teléfono',
    useTelephone: 'Usar el código del teléfono',
    or: 'o',
    byProvider: (name: string) => `Ingresar con ${name}`,
    inSmallWindow: 'Ingresá en la ventana que se abrió. Al terminar, seguís acá.',
    noWindow:
      'El navegador no dejó abrir la ventana para ingresar. Permitiselo a esta página, al lado de la dirección, y probá de nuevo.',
    done: 'Ya ingresaste',
    doneHint: 'Cerrá esta ventana: seguís en la otra, donde estabas.',
    action: 'Ingresar',
    working: 'Ingresando…',
    locked: (milliseconds: number) =>
      `Hubo demasiados intentos seguidos. Podés probar de nuevo en ${formatDuration(milliseconds)}.`,
    help: '¿Olvidaste la contraseña o todavía no tenés usuario? Pedile un enlace a quien administra el distrito.',
    otherUser: 'Ingresar con otro usuario',
  },
  link: {
    titles: {
      'first-administrator': 'Empezar el distrito',
      invitation: 'Elegir tu contraseña',
      'new-password': 'Elegir otra contraseña',
    },
    wrongTitle: 'Este enlace no sirve',
    toSignIn: 'Ir a ingresar',
    first: 'Vas a ser la primera persona que administra este distrito. Después podés invitar a las demás.',
    hello: (name: string, role: string) => `Hola, ${name}. Tu papel en el distrito: ${role}.`,
    fullName: 'Nombre y apellido',
    userName: 'Usuario',
    userNameHint: 'Con esto vas a ingresar: letras, números y puntos, sin espacios. Puede ser tu correo.',
    userNameWrong: 'Sólo letras, números, puntos, guiones y @, sin espacios; dos letras o más.',
    yourUserName: (name: string) => `Tu usuario es ${name}`,
    password: 'Contraseña nueva',
    passwordHint: 'Doce letras o más. Cuatro palabras que no digan nada juntas son fáciles de recordar.',
    passwordShort: (count: number) => `${count === 1 ? 'Falta 1 letra' : `Faltan ${count} letras`}.`,
    passwordWeak: 'Es fácil de adivinar: no repitas lo mismo ni uses tu usuario.',
    again: 'Otra vez la contraseña',
    differs: 'No es igual a la de arriba.',
    action: 'Guardar e ingresar',
    working: 'Guardando…',
    until: (iso: string) => `El enlace sirve una sola vez, hasta ${formatMoment(iso)}.`,
  },
  account: {
    title: 'Mi cuenta',
    role: 'Papel',
    schools: 'Escuelas',
    wholeDistrict: 'Todo el distrito',
    userName: 'Usuario',
    password: {
      title: 'Contraseña',
      intro: 'Al cambiarla se cierran tus otras sesiones.',
      now: 'Contraseña de ahora',
      action: 'Cambiar la contraseña',
      done: 'La contraseña se cambió. Tus otras sesiones se cerraron.',
    },
    secondFactor: {
      title: 'Código del teléfono',
      intro:
        'Además de la contraseña, un código de seis números que cambia cada medio minuto. Quien sepa tu contraseña no entra sin tu teléfono.',
      on: 'Activado',
      off: 'Sin activar',
      start: 'Activar…',
      stop: 'Desactivar…',
      due: (atMs: number) =>
        `El distrito le pide este código a quienes tienen tu papel. Activalo antes del ${formatMoment(new Date(atMs).toISOString())}: después, sin él, no vas a poder abrir nada más.`,
      overdue: 'Para seguir, activá el código del teléfono: el distrito se lo pide a quienes tienen tu papel.',
      startTitle: 'Activar el código del teléfono',
      startHint: 'Tené a mano el teléfono.',
      passwordHint: 'Se pide otra vez, por si te levantaste y quedó la sesión abierta.',
      next: 'Seguir',
      scanTitle: 'Activar el código del teléfono',
      scan: '1. En el teléfono, abrí una aplicación de códigos (Google Authenticator, Aegis, FreeOTP…) y leé este cuadro.',
      picture: 'Cuadro para leer con el teléfono',
      byHand: 'Si no lo podés leer, escribí esta clave en la aplicación:',
      type: '2. Escribí el código que muestra',
      confirm: 'Activar',
      confirmed: 'Desde ahora se pide también el código del teléfono',
      stopTitle: 'Desactivar el código del teléfono',
      stopHint: 'Para ingresar va a alcanzar con la contraseña. Escribila para seguir.',
      stopHintBare: 'Para ingresar va a alcanzar con tu cuenta de afuera.',
      stopAction: 'Desactivar',
      stopped: 'El código del teléfono ya no se pide',
    },
    recovery: {
      title: 'Códigos de emergencia',
      left: (count: number) => `${plural(count, 'código de emergencia', 'códigos de emergencia')} sin usar`,
      renew: 'Hacer otros…',
      renewTitle: 'Hacer otros códigos de emergencia',
      renewHint: 'Los que tenías dejan de servir.',
      renewAction: 'Hacer otros',
      shownTitle: 'Guardá estos códigos de emergencia',
      shownHint:
        'Si perdés el teléfono, cada uno te deja ingresar una vez en lugar de su código. No se vuelven a mostrar: imprimilos o copialos, y guardalos lejos del teléfono.',
      of: (userName: string) => `Amanuense · códigos de emergencia de ${userName}`,
      copy: 'Copiar',
      print: 'Imprimir',
      kept: 'Ya los guardé',
    },
    wanted: {
      code: 'Para seguir hace falta también el código de tu teléfono.',
      action: 'Seguir',
    },
    sessions: {
      title: 'Dónde está abierta tu cuenta',
      thisOne: 'Esta',
      facts: (started: string, used: string) => `Desde ${formatMoment(started)} · usada ${formatMoment(used)}`,
      end: 'Cerrar',
      endOf: (program: string) => `Cerrar la sesión de ${program}`,
      ended: 'La sesión se cerró',
      endOthers: 'Cerrar todas menos esta',
      othersEnded: (count: number) =>
        count === 0
          ? 'No había otras abiertas'
          : `Se ${count === 1 ? 'cerró' : 'cerraron'} ${plural(count, 'sesión', 'sesiones')}`,
    },
  },
  signOut: 'Salir',
} as const;
