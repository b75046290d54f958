/** Words of what the district sets for its schools, at the school and where it is set. */
export const setByDistrictMessages = {
  mark: 'puesto por el distrito',
  title: 'Lo que puso el distrito',
  readOnly: 'Acá no se cambia. Si el distrito lo retira, vuelve a valer lo de la escuela.',
  undecided: 'Lo decide cada escuela',
  intro:
    'Lo que elijas acá rige en todas las escuelas y en todas sus PC, y ellas lo ven y no lo cambian. Lo que dejes en «Lo decide cada escuela» sigue siendo de ellas. Si lo retirás, vuelve a valer lo que cada una tenía.',
  yes: 'Sí',
  no: 'No',
  secondReading: 'Leer dos veces lo que dice el modelo',
  trashDays: 'Días que se guarda lo borrado',
  trashDaysHint:
    'Con menos días, lo que ya lleva más tiempo borrado en una escuela se va para siempre apenas le llega, y retirarlo después no lo trae de vuelta.',
  nightFrom: 'La noche empieza a las',
  nightTo: 'La noche termina a las',
  pace: 'Velocidad para los archivos',
  atNightOnly: 'Enviar los archivos sólo de noche',
  unmeteredOnly: 'No mover archivos mientras internet se paga por lo que se usa',
  allAtNight: 'Traer de noche los archivos de las otras PC',
  requiredPapers: 'Papeles obligatorios de cada alumno',
  requiredDecided: 'El distrito dice cuáles son',
  requiredNone: 'ninguno',
  retention: 'Cuánto se guarda cada papel',
} as const;
