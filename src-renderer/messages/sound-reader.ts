const shareFormat = new Intl.NumberFormat('es-AR', { style: 'percent', maximumFractionDigits: 0 });

/** Words of sound that is read in the window. */
export const soundReaderMessages = {
  region: 'Audio que se está leyendo',
  progress: 'Cuánto se leyó',
  readingOne: (name: string) => `Se está leyendo el audio de «${name}» en esta ventana: dejala abierta`,
  reading: 'Se está leyendo el audio en esta ventana',
  readingHint: (share: number | null) =>
    `${share === null ? '' : `Va ${shareFormat.format(share)}. `}Podés seguir con otra cosa, con la ventana abierta. Si la cerrás, sigue por donde iba cuando la vuelvas a abrir.`,
  waiting: 'El audio espera para leerse en esta ventana',
  waitingHint: 'Se lee uno por vez: este sigue después de los que están antes. Dejá la ventana abierta.',
  elsewhere: 'El audio se lee en otra ventana del programa',
  elsewhereHint: 'Dejala abierta hasta que termine. Si la cerrás, sigue en esta.',
  stop: 'Dejar de leer',
  stopped: 'El audio no se terminó de leer',
  stoppedHint: 'Lo que se leyó quedó guardado: sigue por donde iba.',
  goOn: 'Seguir leyendo',
  unreadable:
    'Esta PC no puede leer esta clase de audio. Instalá FFmpeg y apretá «Volver a leer», o convertilo a MP3. La grabación está guardada entera.',
} as const;
