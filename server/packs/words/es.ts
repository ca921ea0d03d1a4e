import type { PackWords } from './pack-words.ts';

export const spanish: PackWords = {
  rightToLeft: false,
  translation: 'Las palabras de este archivo son un proyecto de traducción, no oficial.',
  title: 'Concord: respuestas para completar fuera de la página',
  warning:
    'Este archivo contiene borradores sin cifrar. Quien lo reciba puede leerlos: envíelo solo a los colegas que redactan estas ' +
    'respuestas, y elimínelo cuando se haya subido.',
  instructions: [
    'Complete las columnas Estado, Calificación y Respuesta de la hoja «Respuestas». Las demás columnas están bloqueadas, para que cada respuesta permanezca con su pregunta.',
    'Elija el estado y la calificación en la lista de la celda. «Presentada» entrega la respuesta; «En curso» la mantiene como borrador.',
    'Una celda vaciada no cambia nada. Para quitar una calificación o una respuesta, escriba [borrar] en su celda.',
    'Las filas pueden ordenarse, filtrarse o eliminarse: lo que no está en el archivo queda como está en Concord.',
    'Abra la lista de verificación del país en Concord y elija trabajar en una hoja de cálculo para subir el archivo. Primero verá, campo por campo, lo que se aplicaría; nada ocurre antes de que lo confirme.',
    'Puede volver a subir el mismo archivo más tarde: solo se toma lo nuevo. Lo que otra persona haya cambiado entretanto se muestra como conflicto y nunca se sobrescribe.',
  ],
  facts: {
    country: 'País o territorio',
    agency: 'Organismo',
    cycle: 'Ciclo',
    madeBy: 'Preparado por',
    madeAt: 'Preparado el',
    number: 'Número de este archivo',
  },
  countryTeam: 'Equipo en el país',
  sheets: { readFirst: 'Leer primero', answers: 'Respuestas' },
  columns: {
    item: 'Punto',
    section: 'Sección',
    question: 'Pregunta',
    guidance: 'Orientación',
  },
  fields: ['Estado', 'Calificación', 'Respuesta'],
  meetsWhen: 'Cumple cuando',
  evidence: 'Pruebas',
  codes: {
    NOT_STARTED: 'Sin empezar',
    IN_PROGRESS: 'En curso',
    SUBMITTED: 'Presentada',
    RETURNED: 'Devuelta',
    ACCEPTED: 'Aceptada',
    MISSING: 'Falta',
    APPROACHES: 'Se aproxima',
    MEETS: 'Cumple',
    EXCEEDS: 'Supera',
    NOT_APPLICABLE: 'No se aplica',
  },
  clear: '[borrar]',
  withheld:
    'Esta respuesta es demasiado larga para una hoja de cálculo, o contiene caracteres que esta pierde. Queda como está: cámbiela en el propio Concord.',
  chooseFromList: 'Elija de la lista.',
};
