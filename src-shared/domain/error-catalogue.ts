type CatalogueEntry = {
  /** What happened and what to do, in the Spanish of Argentina; `{name}` is filled from the error's data. */
  message: string;
  /** Whether trying again, with nothing changed, can help. */
  retryable: boolean;
};

/** Every code the product can answer with. Codes are stable: scripts rely on them. */
export const errorCatalogue = {
  INTERNAL: {
    message:
      'Algo falló adentro del programa y no se perdió nada. Probá de nuevo; si se repite, avisale a quien cuida la PC.',
    retryable: true,
  },
  CANCELLED: { message: 'Se canceló. Lo que ya estaba hecho quedó guardado.', retryable: true },
  INVALID_INPUT: { message: 'Lo que se pidió no se entiende: {detail}. Corregilo y probá otra vez.', retryable: false },
  QUESTION_EMPTY: { message: 'Falta la pregunta. Escribila con tus palabras y probá otra vez.', retryable: false },
  QUESTION_TOO_LONG: {
    message: 'La pregunta tiene {length} letras y entran {most}. Dejá sólo lo que querés saber.',
    retryable: false,
  },
  NO_PAPERS: {
    message: 'Todavía no hay papeles leídos donde buscar. Agregá papeles, esperá a que se lean y preguntá de nuevo.',
    retryable: true,
  },
  NOT_FOUND: { message: 'Eso ya no está en la biblioteca. Actualizá la pantalla.', retryable: false },
  HELD: {
    message:
      'Alguien de la escuela marcó que esto no se borre, por un reclamo o un juicio. Si ya terminó, sacá primero esa marca diciendo por qué.',
    retryable: false,
  },
  HOLDS_UNKNOWN: {
    message:
      'No se borró nada. Antes de borrar para siempre hay que preguntarle al servidor del distrito si otra PC de la escuela marcó que no se borre, y ahora no se pudo. En «Ajustes», «Distrito», dice por qué; cuando haya contacto, probá de nuevo.',
    retryable: true,
  },
  ARCHIVE_TOO_LARGE: {
    message: 'Todo junto pasa los 4 GB que entran en un ZIP. Sacá aparte las grabaciones más largas y probá de nuevo.',
    retryable: false,
  },
  CONFIRMATION_WRONG: {
    message: 'Para borrar para siempre hay que escribir el apellido tal cual: {name}. No se borró nada.',
    retryable: false,
  },
  FILE_NOT_HERE: {
    message: 'El archivo «{name}» no está en esta PC. Si se agregó en otra PC de la escuela, abrilo en ésa.',
    retryable: true,
  },
  FILE_NOT_ARRIVED: {
    message:
      'El archivo «{name}» no está en el servidor del distrito: la PC donde se agregó todavía no lo envió, o se dañó en el servidor. Dejá prendida esa PC y probá más tarde; si sigue igual, avisale a quien cuida el servidor.',
    retryable: true,
  },
  PATH_NOT_FOUND: {
    message:
      'No existe «{name}». Fijate que el nombre esté bien escrito y que el pendrive o la carpeta sigan conectados.',
    retryable: false,
  },
  PERMISSION_DENIED: {
    message: 'No hay permiso para leer «{name}». Abrilo vos para ver si podés, o copialo a otra carpeta.',
    retryable: true,
  },
  FILE_EMPTY: { message: '«{name}» está vacío (0 bytes). Pedí que te lo manden otra vez.', retryable: false },
  FILE_TOO_LARGE: {
    message: '«{name}» es demasiado grande. Partilo en archivos de menos de 500 MB.',
    retryable: false,
  },
  UPLOAD_TOO_LARGE: {
    message: 'Es demasiado para mandarlo de una vez. Mandá menos archivos juntos, y cada uno de menos de 500 MB.',
    retryable: false,
  },
  FORMAT_UNKNOWN: {
    message: 'No se reconoce qué tipo de archivo es «{name}». Abrilo en su programa y guardalo como PDF.',
    retryable: false,
  },
  FILE_DAMAGED: {
    message: '«{name}» está dañado y no se pudo leer. Pedí otra copia, o abrilo y guardalo de nuevo.',
    retryable: false,
  },
  FILE_TRUNCATED: {
    message: '«{name}» llegó cortado: falta el final. Volvé a copiarlo o a descargarlo.',
    retryable: false,
  },
  PASSWORD_NEEDED: { message: '«{name}» tiene contraseña. Escribila para poder leerlo.', retryable: false },
  PASSWORD_WRONG: { message: 'Esa contraseña no abre «{name}». Probá otra.', retryable: false },
  ENCRYPTION_UNSUPPORTED: {
    message: '«{name}» está protegido de una forma que no se puede abrir. Guardá una copia sin protección.',
    retryable: false,
  },
  ARCHIVE_BOMB: {
    message:
      '«{name}» se infla demasiado al abrirlo y podría trabar la PC, así que no se abrió. Descomprimilo aparte y agregá lo que necesites.',
    retryable: false,
  },
  IMAGE_TOO_LARGE: {
    message: 'La imagen «{name}» tiene demasiados píxeles. Achicala a menos de 8.000 de lado.',
    retryable: false,
  },
  SHEET_TOO_LARGE: {
    message: 'La planilla «{name}» tiene demasiadas celdas. Guardá sólo la parte que necesitás.',
    retryable: false,
  },
  READER_TIMEOUT: {
    message: '«{name}» tardó demasiado en leerse y se dejó. Cerrá otros programas y apretá «Volver a leer».',
    retryable: true,
  },
  READER_MEMORY: {
    message: '«{name}» necesitaba más memoria de la permitida y se dejó. Partilo en archivos más chicos.',
    retryable: true,
  },
  READER_CRASHED: {
    message: 'El lector se cortó con «{name}». El programa sigue bien; probá guardarlo como PDF.',
    retryable: true,
  },
  PAGE_UNREADABLE: { message: 'Esa página no se lee. Volvé a escanearla.', retryable: false },
  OCR_UNAVAILABLE: { message: 'Falta el módulo que lee imágenes. Reinstalá el programa.', retryable: false },
  NO_AUDIO: {
    message:
      'En «{name}» no hay nada para escuchar: no tiene sonido, o dura cero segundos. Pedí que te lo manden otra vez.',
    retryable: false,
  },
  AUDIO_UNSUPPORTED: {
    message:
      'El sonido de «{name}» está grabado de una forma que se lee con la ventana del programa abierta. Si sigue así con la ventana abierta, instalá FFmpeg y apretá «Volver a leer», o convertilo a MP3.',
    retryable: true,
  },
  DISK_FULL: { message: 'No queda lugar en el disco. Liberá espacio y seguí: no se perdió nada.', retryable: true },
  SYNC_DIFFERS: {
    message:
      'Lo que hay en esta PC y en el servidor no coincide, y volver a traerlo no alcanzó. No se perdió nada. Avisale al técnico del distrito.',
    retryable: true,
  },
  CHUNK_DAMAGED: {
    message: 'Un archivo llegó dañado por el camino. No se perdió nada, y se prueba de nuevo solo.',
    retryable: true,
  },
  DEVICE_REVOKED: {
    message: 'El distrito dio de baja a esta PC. Lo que tenés sigue acá; para volver a enviar, pedí otro código.',
    retryable: false,
  },
  SIGNATURE_REFUSED: {
    message:
      'El servidor del distrito no reconoce a esta PC, o en la dirección contesta otro servidor. No se envió nada. Avisale al técnico del distrito.',
    retryable: true,
  },
  CLOCK_REFUSED: {
    message: 'El reloj de esta PC no coincide con el del servidor del distrito. Poné la fecha y la hora en punto.',
    retryable: true,
  },
  CLIENT_TOO_OLD: {
    message:
      'Esta versión del programa es muy vieja para el servidor del distrito. Actualizala; mientras tanto todo lo demás anda igual.',
    retryable: false,
  },
  ENROLMENT_CODE_WRONG: {
    message: 'Ese código no sirve: está mal copiado, ya se usó o venció (dura 15 minutos). Pedí otro al distrito.',
    retryable: false,
  },
  CONFLICT_DECIDED: {
    message: 'Ese dato ya se decidió, o volvió a cambiar. Fijate cómo quedó.',
    retryable: false,
  },
  SYNC_REQUEST_TOO_LARGE: {
    message: 'El servidor del distrito no acepta tanto de una vez. No se perdió nada. Avisale al técnico del distrito.',
    retryable: false,
  },
  SERVER_BUSY: {
    message: 'El servidor del distrito está atendiendo a muchas PC. En un rato se prueba de nuevo solo.',
    retryable: true,
  },
  SERVER_FAILED: {
    message: 'El servidor del distrito tuvo un problema. No se perdió nada, y se prueba de nuevo solo.',
    retryable: true,
  },
  SERVER_FULL: {
    message:
      'El servidor del distrito se quedó sin lugar. Tus cambios esperan en esta PC. Avisale al técnico del distrito.',
    retryable: true,
  },
  SERVER_RESTARTING: {
    message: 'El servidor del distrito está volviendo a arrancar. No se perdió nada, y se prueba de nuevo solo.',
    retryable: true,
  },
  SYNC_UNREACHABLE: {
    message:
      'No contesta el servidor del distrito ({server}). Tus cambios esperan en esta PC y se envían solos cuando conteste.',
    retryable: true,
  },
  NOT_ENROLLED: {
    message: 'Esta PC todavía no está en ningún distrito. Pedile una dirección y un código al distrito.',
    retryable: false,
  },
  DEVICE_KEY_LOST: {
    message: 'Se perdió la clave con que esta PC se presenta al distrito. No se perdió nada más. Pedí otro código.',
    retryable: false,
  },
  DISTRICT_ADDRESS_WRONG: {
    message:
      'Esa no es la dirección de un servidor de distrito. Copiala tal cual te la dieron; por ejemplo, amanuense.distrito9.gob.ar.',
    retryable: false,
  },
  DISTRICT_SILENT: {
    message: 'El servidor del distrito no contesta. Fijate que haya internet y probá de nuevo.',
    retryable: true,
  },
  SESSION_ENDED: { message: 'Tu sesión terminó. Ingresá de nuevo.', retryable: false },
  SIGN_IN_WRONG: {
    message: 'El usuario, la contraseña o el código no son correctos. Fijate que no estén activadas las mayúsculas.',
    retryable: false,
  },
  SECOND_FACTOR_NEEDED: { message: 'Falta el código de seis números de tu teléfono.', retryable: false },
  SECOND_FACTOR_WRONG: {
    message:
      'Ese código no es el que muestra ahora el teléfono. Esperá el próximo y fijate que tenga la hora en punto.',
    retryable: false,
  },
  SECOND_FACTOR_DEMANDED: {
    message: 'Antes hace falta el código del teléfono. Lo activás, o lo escribís, en «Mi cuenta».',
    retryable: false,
  },
  SIGN_IN_AGAIN: {
    message: 'Pasó un rato desde que ingresaste. Salí, volvé a ingresar y probá de nuevo.',
    retryable: false,
  },
  PROVIDER_REFUSED: {
    message: 'No se pudo comprobar quién sos. Empezá de nuevo desde el botón de ingreso.',
    retryable: false,
  },
  PROVIDER_UNKNOWN: {
    message: 'Esa cuenta no está invitada a este distrito, o su correo no está verificado. Hablá con quien administra.',
    retryable: false,
  },
  PROVIDER_AWAY: {
    message: 'El servicio que comprueba esa cuenta no contesta. Probá más tarde o ingresá con tu contraseña.',
    retryable: true,
  },
  SIGN_IN_LOCKED: {
    message: 'Hubo demasiados intentos seguidos. Esperá {retryAfterSeconds} segundos y probá de nuevo.',
    retryable: true,
  },
  LINK_WRONG: {
    message: 'Ese enlace ya se usó o venció. Pedile otro a quien administra el distrito.',
    retryable: false,
  },
  PASSWORD_WEAK: {
    message: 'Esa contraseña es fácil de adivinar. Usá doce letras o más, por ejemplo cuatro palabras, sin tu usuario.',
    retryable: false,
  },
  USER_NAME_TAKEN: { message: 'Ya hay alguien con el usuario «{name}». Elegí otro.', retryable: false },
  PERSON_FORGOTTEN_AT_SCHOOL: {
    message:
      'A una persona se la borra para siempre desde su escuela, en Personas, con el botón Derechos: ahí se ve qué se borra con ella y qué queda. Acá no se borró nada. Pedíselo a la escuela.',
    retryable: false,
  },
  NOT_ALLOWED: { message: 'Tu usuario no tiene permiso para eso.', retryable: false },
  ONLY_ON_PC: {
    message: 'Eso se hace en una PC de la escuela, con Amanuense instalado. En el navegador no se puede.',
    retryable: false,
  },
  NOT_IN_DISTRICT: {
    message: 'Eso no está en el distrito, o no es de una escuela tuya. Actualizá la pantalla.',
    retryable: false,
  },
  SCHOOL_DOES_NOT_SHOW: {
    message: 'La escuela no deja ver esa planilla al distrito. Lo decide la dirección, en Ajustes, Distrito.',
    retryable: false,
  },
  LAST_ADMINISTRATOR: {
    message: 'Es la única persona que administra el distrito. Antes dale ese papel a otra.',
    retryable: false,
  },
  OTHER_LOG: {
    message: 'El servidor del distrito fue restaurado. La PC le vuelve a enviar lo que falta.',
    retryable: true,
  },
  RESYNC_REQUIRED: {
    message: 'El servidor del distrito resumió lo más viejo. La PC trae el resumen y sigue desde ahí.',
    retryable: true,
  },
  LIBRARY_LOCKED: {
    message: 'Otra ventana del programa ya tiene abierta esta biblioteca. Cerrala y probá de nuevo.',
    retryable: true,
  },
  LIBRARY_NEWER: {
    message: 'Esta biblioteca es de una versión más nueva del programa. Actualizá Amanuense para abrirla.',
    retryable: false,
  },
  LIBRARY_KEY_WRONG: { message: 'La clave no abre esta biblioteca. Usá la clave de recuperación.', retryable: false },
  RECOVERY_KEY_MISTYPED: {
    message: 'Hay alguna letra o número mal copiado. Son 14 grupos de 4: comparala con la hoja, grupo por grupo.',
    retryable: false,
  },
  RECOVERY_KEY_OF_ANOTHER: {
    message:
      'Esa clave está bien escrita, pero no abre esta biblioteca. Fijate si hay otra hoja, de otra PC o de otra fecha.',
    retryable: false,
  },
  KEYCHAIN_UNAVAILABLE: {
    message:
      'Esta PC no tiene dónde guardar la clave de la biblioteca de forma segura. Iniciá sesión en Windows con tu usuario y probá de nuevo.',
    retryable: true,
  },
  LIBRARY_DAMAGED: {
    message: 'La biblioteca está dañada. Restaurá la última copia de respaldo: el manual dice cómo.',
    retryable: false,
  },
  BACKUP_PASSWORD_WRONG: { message: 'Esa contraseña no abre la copia de respaldo.', retryable: false },
  BACKUP_DAMAGED: {
    message: 'La copia de respaldo está dañada o incompleta. Probá con otra copia; la biblioteca de ahora no se tocó.',
    retryable: false,
  },
  RESTORE_TARGET_NOT_EMPTY: {
    message: 'La carpeta «{name}» ya tiene una biblioteca. Elegí una carpeta vacía.',
    retryable: false,
  },
  VALUE_INVALID: {
    message: 'Lo que escribiste no es un valor de esta columna. Quedó guardado como dudoso: corregilo o aceptalo así.',
    retryable: false,
  },
  SPEC_INVALID: { message: 'El diseño de la planilla tiene un error: {detail}.', retryable: false },
  SPEC_TOO_LARGE: {
    message:
      '«{name}» es demasiado grande para ser el diseño de una planilla. Elegí el archivo .json que se sacó con «Exportar», «El diseño, sin los datos».',
    retryable: false,
  },
  DESIGN_UNREADABLE: {
    message:
      'El diseño de «{name}» no se puede sacar, porque nadie podría traerlo: {detail}. Corregí las columnas de la planilla y probá de nuevo.',
    retryable: false,
  },
  PLANILLA_WITHOUT_COLUMNS: {
    message: '«{name}» todavía no tiene columnas. Agregale alguna y probá de nuevo.',
    retryable: false,
  },
  SPEC_NEWER: {
    message: '«{name}» se hizo con una versión más nueva del programa. Actualizá Amanuense para abrirlo.',
    retryable: false,
  },
  TEMPLATE_NOT_XLSX: {
    message: '«{name}» no es un formulario de Excel (.xlsx). Abrilo en Excel y guardalo como .xlsx.',
    retryable: false,
  },
  TEMPLATE_MISMATCH: {
    message: 'El formulario no tiene {detail}. Volvé a marcar dónde va cada columna.',
    retryable: false,
  },
  TEMPLATE_NOT_DOCX: {
    message: '«{name}» no es un documento de Word (.docx). Abrilo en Word y guardalo como .docx.',
    retryable: false,
  },
  TEMPLATE_OLD_WORD: {
    message: '«{name}» es de un Word viejo (.doc). Abrilo en Word, guardalo como .docx y traelo de nuevo.',
    retryable: false,
  },
  TEMPLATE_PROTECTED: {
    message: '«{name}» tiene contraseña. Guardá en Word una copia sin contraseña y traela.',
    retryable: false,
  },
  TEMPLATE_MARK_IN_TEXT_BOX: {
    message: 'Lo que dice un cuadro de texto no se puede marcar. Pasalo al texto en Word y traé el documento de nuevo.',
    retryable: false,
  },
  TEMPLATE_MARK_IN_WORD_FIELD: {
    message:
      'Eso lo escribe Word solo y sigue en otro renglón. Escribilo como texto en Word y traé el documento de nuevo.',
    retryable: false,
  },
  TEMPLATE_LINES_APART: {
    message:
      'Esos renglones no van juntos. Elegí renglones seguidos, o filas de una misma tabla que no tengan celdas combinadas hacia abajo.',
    retryable: false,
  },
  MARKING_CHANGED: {
    message: 'Este modelo cambió mientras lo marcabas. Fijate cómo quedó y marcá de nuevo.',
    retryable: true,
  },
  TEMPLATE_WITHOUT_FIELDS: {
    message: '«{name}» no tiene ningún dato marcado. Marcá por lo menos uno antes de guardarlo.',
    retryable: false,
  },
  TEMPLATE_TOO_BIG: {
    message: '«{name}» es demasiado grande para un modelo de documento. Achicale las imágenes en Word.',
    retryable: false,
  },
  TEMPLATE_FIELD_UNCLOSED: {
    message: 'En «{name}» hay una llave «{» sin cerrar {where}. Cerrala con «}» en Word y volvé a agregarlo.',
    retryable: false,
  },
  TEMPLATE_FIELD_UNOPENED: {
    message: 'En «{name}» hay una llave «}» sin abrir {where}. Corregilo en Word y volvé a agregarlo.',
    retryable: false,
  },
  TEMPLATE_FIELD_REFUSED: {
    message: 'En «{name}» hay un campo que no se puede usar: «{field}», {where}. Dejá sólo su nombre entre llaves.',
    retryable: false,
  },
  TEMPLATE_LOOP_UNCLOSED: {
    message:
      'En «{name}» la parte que se repite «{field}» se abre y no se cierra, {where}. Agregale «{/{field}}» donde termina.',
    retryable: false,
  },
  TEMPLATE_LOOP_UNOPENED: {
    message:
      'En «{name}» la parte que se repite «{field}» se cierra sin haberse abierto, {where}. Agregale «{#{field}}» donde empieza.',
    retryable: false,
  },
  TEMPLATE_LOOP_MISPLACED: {
    message:
      'En «{name}» la parte que se repite «{field}» empieza y termina en lugares que no van juntos, {where}. Poné las dos marcas en la misma fila o cada una en su renglón.',
    retryable: false,
  },
  TEMPLATE_HEADER_PER_ROW: {
    message:
      'En «{name}» el encabezado o el pie lleva {fields}, que cambia en cada uno. Elegí un archivo para cada uno, o pasalo al texto.',
    retryable: false,
  },
  TEMPLATE_IS_FOR_ACTAS: {
    message: '«{name}» es un modelo de acta. Para hacer uno por alumno elegí otro modelo.',
    retryable: false,
  },
  DOCUMENT_VALUES_MISSING: {
    message: 'Para hacer «{name}» faltan datos: {fields}. Completalos, o elegí dejar el renglón en blanco.',
    retryable: false,
  },
  DOCUMENT_NO_ROWS: { message: 'No hay ninguna fila para hacer «{name}». Elegí otra planilla.', retryable: false },
  TEMPLATE_FIELD_UNKNOWN: {
    message: '«{name}» pide {fields} y no se sabe qué poner. Corregí el nombre en Word, o dale un valor.',
    retryable: false,
  },
  TEMPLATE_HAS_NO_ACTA: {
    message: '«{name}» no tiene ninguna parte de un acta. Agregale, por ejemplo, «{#Temas}» y «{/Temas}» en Word.',
    retryable: false,
  },
  ACTA_NEEDS_TRANSCRIPT: {
    message: '«{name}» todavía no se pasó a texto. Pasala a texto y después hacé el acta.',
    retryable: false,
  },
  ACTA_IS_APPROVED: {
    message: 'El acta ya está aprobada y no se cambia. Para corregirla, abrí una versión nueva.',
    retryable: false,
  },
  ACTA_HAS_UNPROVEN: {
    message: 'Quedan {count} oraciones sin respaldo por mirar. Corregilas, sacalas o aceptalas, y aprobá de nuevo.',
    retryable: false,
  },
  ACTA_NUMBER_MISSING: { message: 'Falta el número del acta. Escribilo y aprobá de nuevo.', retryable: false },
  ACTA_NUMBER_TAKEN: {
    message: 'El número {number} ya es de otra acta aprobada de «{book}» de {year}. Ponele otro.',
    retryable: false,
  },
  ACTA_NEEDS_TEMPLATE: {
    message: 'El acta no tiene modelo, o su modelo está en la papelera. Elegí otro y probá de nuevo.',
    retryable: false,
  },
  ACTA_NOTHING_SOUNDS: {
    message: 'En ese momento de la grabación no se dice nada. Poné a sonar lo que querés citar.',
    retryable: false,
  },
  PDF_NEEDS_BROWSER: {
    message:
      'En esta PC no se encontró un navegador que imprima (Edge, Chrome o Chromium), y sin él no se puede hacer un PDF. Guardá el .docx y hacé el PDF desde Word.',
    retryable: false,
  },
  PDF_FAILED: {
    message: 'No se pudo hacer el PDF. Probá de nuevo; si vuelve a pasar, guardá el .docx y hacé el PDF desde Word.',
    retryable: true,
  },
  TRANSCRIPT_INVALID: {
    message: '«{name}» no es una transcripción. Hace falta el archivo .json que se guarda al transcribir.',
    retryable: false,
  },
  TEMPLATE_NAME_TAKEN: {
    message: 'Ya hay un modelo que se llama «{name}». Ponele otro nombre.',
    retryable: false,
  },
  OUTPUT_BUSY: {
    message: '«{name}» está abierto en otro programa. Cerralo (o elegí otro nombre) y probá de nuevo.',
    retryable: true,
  },
  OUTPUT_NOT_WRITABLE: { message: 'No se pudo escribir «{name}». Elegí otra carpeta.', retryable: true },
  ROSTER_NOT_RECOGNISED: {
    message:
      'En «{name}» no se encontró una lista con apellido y nombre. Revisá que la primera fila tenga los títulos.',
    retryable: false,
  },
  PROMPT_NAME_TAKEN: {
    message: 'Ya hay una indicación que se llama «{name}». Ponele otro nombre.',
    retryable: false,
  },
  PROMPT_VARIABLE_UNKNOWN: {
    message: 'El texto usa {names} y no se sabe qué es. Agregale un nombre para mostrar, o corregí cómo está escrito.',
    retryable: false,
  },
  PROMPT_VALUE_MISSING: { message: 'Para usar la indicación falta: {labels}. Completalo.', retryable: false },
  PROMPT_USE_MISMATCH: {
    message: 'La indicación «{name}» es para otra cosa. Elegí una que sirva acá.',
    retryable: false,
  },
  PROMPT_TOO_LONG: {
    message: 'Con esos datos la indicación queda de {length} letras y entran {most}. Acortala.',
    retryable: false,
  },
  PUBLISHED_NAME_TAKEN: {
    message:
      'El distrito ya ofrece algo de esa clase que se llama «{name}». Publicalo como una versión nueva de eso, o ponele otro nombre.',
    retryable: false,
  },
  PUBLISHED_READ_ONLY: {
    message: '«{name}» es del distrito y acá no se cambia. Hacé una copia para cambiarla.',
    retryable: false,
  },
  SET_BY_DISTRICT: { message: 'Eso lo puso el distrito y acá no se cambia.', retryable: false },
  PUBLISHED_FILE_UNKNOWN: {
    message:
      '«{name}» no es un archivo de indicaciones ni el diseño de una planilla. Exportalo de nuevo desde Amanuense.',
    retryable: false,
  },
  PROMPTS_FILE_INVALID: {
    message: '«{name}» no es un archivo de indicaciones, o está dañado. Pedí que lo exporten de nuevo.',
    retryable: false,
  },
  PROMPTS_FILE_NEWER: {
    message: '«{name}» se hizo con una versión más nueva del programa. Actualizá Amanuense para abrirlo.',
    retryable: false,
  },
  MODEL_NOT_CHOSEN: {
    message: 'Para esto hace falta un modelo y todavía no se eligió ninguno. Elegilo en Modelos y probá de nuevo.',
    retryable: false,
  },
  MODEL_SILENT: {
    message: 'El modelo «{name}» no contesta. Fijate en Modelos que esté bajado y en marcha, y probá de nuevo.',
    retryable: true,
  },
  MODEL_BROKE_OFF: {
    message:
      'El modelo «{name}» no contestó bien: se cortó, o escribió algo que no se entiende. Probá de nuevo, o con otro.',
    retryable: true,
  },
  PAPER_NOT_READ: { message: '«{name}» todavía no se leyó. Esperá a que se lea y probá de nuevo.', retryable: true },
  MODEL_UNAVAILABLE: {
    message:
      'No se encontró el modelo elegido. Se siguió sin él: con las reglas en las planillas, con citas en las respuestas.',
    retryable: true,
  },
  MODEL_FAILED: {
    message:
      'El modelo no contestó bien. Se siguió sin él: con las reglas en las planillas, con citas en las respuestas.',
    retryable: true,
  },
  MODEL_SERVER_UNREACHABLE: {
    message: 'El programa que corre los modelos no contesta. Fijate en Modelos que esté en marcha y probá de nuevo.',
    retryable: true,
  },
  VECTORS_UNREACHABLE: {
    message: 'No contesta {store}, donde están los vectores. Fijate que esté en marcha y probá de nuevo.',
    retryable: true,
  },
  VECTORS_UNSET: {
    message: 'Falta {variable} en el servidor: sin eso no se llega a los vectores.',
    retryable: false,
  },
  VECTORS_REFUSED: {
    message: 'No acepta la clave {store}, donde están los vectores. Revisá la que tiene el servidor.',
    retryable: false,
  },
  MODEL_NOT_FOUND: {
    message: 'No se encontró el modelo «{name}». Fijate que el nombre esté bien escrito, o bajalo primero.',
    retryable: false,
  },
  MODEL_TOO_BIG: {
    message: 'El modelo «{name}» no entra en la memoria de esta PC. Cerrá otros programas o elegí uno más chico.',
    retryable: true,
  },
  MODEL_BUSY: {
    message: 'El modelo está atendiendo demasiados pedidos. Esperá un momento y probá de nuevo.',
    retryable: true,
  },
  MODEL_DOWNLOAD_FAILED: {
    message: 'Se cortó la descarga de «{name}». Revisá internet y probá de nuevo: sigue desde donde quedó.',
    retryable: true,
  },
  MODEL_NO_INTERNET: {
    message:
      'No se pudo llegar a {host}: parece que esta PC no tiene internet. Probá más tarde, o traé «{name}» con un pendrive desde otra PC.',
    retryable: true,
  },
  MODEL_ADDRESS_GONE: {
    message:
      'En {host} ya no está «{name}», o no se deja bajar (contestó {status}). Traelo con un pendrive, o probá más tarde.',
    retryable: true,
  },
  MODEL_DOWNLOAD_BLOCKED: {
    message:
      'En lugar de «{name}» llegó otra cosa: puede ser que la red pida una clave o no deje bajarlo. Abrí internet en el navegador y probá de nuevo, o traelo con un pendrive.',
    retryable: true,
  },
  MODEL_DOWNLOAD_WRONG: {
    message:
      '«{name}» llegó distinto de como está publicado, y se borró. Probá de nuevo; si se repite, traelo con un pendrive.',
    retryable: true,
  },
  MODEL_FILE_INVALID: {
    message: '«{name}» no es un modelo que se pueda usar (.gguf), o está dañado. Copialo de nuevo.',
    retryable: false,
  },
  MODEL_PROGRAM_MISSING: {
    message: 'No se encontró Ollama en esta PC. En Modelos está explicado cómo traerlo.',
    retryable: true,
  },
  MODEL_PROGRAM_FAILED: {
    message: 'Ollama está instalado pero no arrancó. Abrilo desde el menú de Windows y probá de nuevo.',
    retryable: true,
  },
  MODEL_DISK_TOO_SMALL: {
    message: 'Para «{name}» faltan {missing} en el disco. Liberá ese lugar, o elegí un modelo más chico.',
    retryable: true,
  },
  MODEL_NEEDS_MEMORY: {
    message: '«{name}» necesita una PC con {needed} GB de memoria y esta tiene {has}. Elegí uno más chico.',
    retryable: false,
  },
  MODEL_IS_ELSEWHERE: {
    message: 'Los modelos están en otra PC ({address}): eso se hace en esa PC.',
    retryable: false,
  },
  MODEL_CANNOT_LEAVE: {
    message: 'Ollama no dice dónde guarda el archivo de «{name}». Bajalo en la otra PC, o copialo de otra.',
    retryable: false,
  },
  TRANSCRIPTION_OFF: {
    message:
      'Esta PC todavía no puede pasar grabaciones a texto: falta armar el programa que escucha. En Ajustes, «Transcripción», se arma en unos minutos o dice qué falta.',
    retryable: true,
  },
  TRANSCRIPTION_NEEDS_MODEL: {
    message:
      'Para pasar grabaciones a texto hace falta un modelo. En Modelos, «Para las grabaciones», está cuál conviene: bajalo o traelo con un pendrive, y probá de nuevo.',
    retryable: false,
  },
  SECOND_PASS_NEEDS_MODEL: {
    message:
      'Para repasar lo dudoso hace falta un modelo que entienda mejor. En Modelos, «Para las grabaciones», bajá o traé uno más grande y elegilo en «Para repasar lo dudoso».',
    retryable: false,
  },
  TRANSCRIPTION_NEEDS_COMPILER: {
    message:
      'Falta {what} para armar el programa que pasa grabaciones a texto. Lo demás anda igual; está explicado en el manual, en «Para quien cuida la PC».',
    retryable: true,
  },
  TRANSCRIPTION_BUILD_FAILED: {
    message:
      'No se pudo armar el programa que pasa grabaciones a texto. Lo demás anda igual; mostrale {log} a quien cuida la PC.',
    retryable: true,
  },
  TRANSCRIPTION_NEEDS_OTHER_PC: {
    message:
      'El programa que pasa grabaciones a texto no anda en el procesador de esta PC. Usá otra para las grabaciones.',
    retryable: false,
  },
  TRANSCRIBER_FAILED: {
    message: 'Se cortó el programa que pasa grabaciones a texto. Lo ya escuchado quedó guardado: seguí desde ahí.',
    retryable: true,
  },
  TRANSCRIPTION_SERVER_SILENT: {
    message:
      'La máquina que pasa grabaciones a texto ({server}) no contesta. Fijate que esté prendida y en la misma red, y seguí: lo ya escuchado quedó guardado. En Ajustes podés volver a escuchar en esta PC.',
    retryable: true,
  },
  TRANSCRIPTION_SERVER_REFUSED: {
    message: 'La máquina {server} no acepta la clave. Pedile la clave a quien cuida esa máquina y ponela en Ajustes.',
    retryable: false,
  },
  TRANSCRIPTION_SERVER_ADDRESS: {
    message:
      'En {server} hay un programa, pero no uno que pase grabaciones a texto en esa dirección o con ese modelo. Revisá los dos en Ajustes.',
    retryable: false,
  },
  TRANSCRIPTION_SERVER_TOO_LARGE: {
    message:
      'La máquina {server} no acepta pedazos de medio minuto. Quien cuida esa máquina tiene que permitir envíos de 1 MB o más.',
    retryable: false,
  },
  TRANSCRIPTION_SERVER_BUSY: {
    message: 'La máquina {server} está ocupada y pide esperar. Lo ya escuchado quedó guardado: seguí más tarde.',
    retryable: true,
  },
  TRANSCRIPTION_SERVER_FAILED: {
    message:
      'La máquina {server} no pudo pasar este pedazo a texto (error {status}). Lo ya escuchado quedó guardado: probá de nuevo o avisale a quien la cuida.',
    retryable: true,
  },
  TRANSCRIPTION_SERVER_NONSENSE: {
    message:
      'La máquina {server} contestó algo que no se entiende. Tiene que dar las palabras con sus tiempos («verbose_json»); lo ya escuchado quedó guardado.',
    retryable: true,
  },
  VOICES_NOT_TOLD: {
    message:
      'No se pudo distinguir quién habla. La transcripción está completa: marcá las voces a mano, o pasá la grabación a texto otra vez.',
    retryable: true,
  },
  MODEL_FILE_DAMAGED: {
    message: '«{name}» no es un modelo para grabaciones, o está cortado o dañado. Copialo o bajalo de nuevo.',
    retryable: false,
  },
  MODEL_FILE_UNEXPECTED: {
    message:
      '«{name}» tiene el nombre de un modelo publicado pero no es ese: está dañado, o es otro. Copialo de nuevo, o cambiale el nombre.',
    retryable: false,
  },
  MODEL_ENGLISH_ONLY: {
    message:
      '«{name}» sólo entiende inglés: de lo que se dice en castellano escribiría cualquier cosa. Elegí otro en Modelos, «Para las grabaciones».',
    retryable: false,
  },
  MODEL_NAME_TAKEN: {
    message:
      'Ya hay otro modelo que se llama «{name}». Cambiale el nombre al archivo que traés, o quitá antes el que está en Modelos.',
    retryable: false,
  },
  MODEL_IN_USE: {
    message: '«{name}» está pasando una grabación a texto. Esperá a que termine, o cancelá esa tarea.',
    retryable: true,
  },
  MICROPHONE_REFUSED: {
    message:
      'El programa no tiene permiso para usar el micrófono. Permitilo en la ventana o en la configuración de Windows (Privacidad, Micrófono) y probá de nuevo.',
    retryable: true,
  },
  MICROPHONE_MISSING: {
    message: 'No se encontró ningún micrófono. Enchufá uno, esperá unos segundos y probá de nuevo.',
    retryable: true,
  },
  MICROPHONE_BUSY: {
    message: 'Otro programa está usando el micrófono, o no responde. Cerrá ese programa y probá de nuevo.',
    retryable: true,
  },
  MICROPHONE_UNPLUGGED: {
    message: 'Se desconectó el micrófono. Lo grabado hasta ahora está guardado: enchufalo y seguí, o terminá acá.',
    retryable: true,
  },
  MICROPHONE_ELSEWHERE: {
    message: 'Ya se está grabando en otra ventana. Terminá esa grabación antes de empezar otra.',
    retryable: true,
  },
  RECORDER_FAILED: {
    message: 'Se cortó el programa que graba. Lo grabado hasta ahora está guardado: terminá acá y empezá otra.',
    retryable: true,
  },
  STICK_HOLDS_NO_LARGE_FILES: {
    message: 'Ese pendrive no acepta archivos de más de 4 GB. Usá otro, o pedí que lo formateen como exFAT.',
    retryable: false,
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Whether trying again, with nothing changed, can help. */
export function isRetryable(code: ErrorCode): boolean {
  return errorCatalogue[code].retryable;
}
