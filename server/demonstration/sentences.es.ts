import type { Sentences } from './sentence-frames.ts';

export const spanish: Sentences = {
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  ),
  answers: {
    MISSING: [
      ({ title }) =>
        `Todavía no hay nada en marcha para «${title}». Se tratará en la próxima reunión de planificación.`,
      ({ guidance, comingMonth }) =>
        `Sin empezar. Lo que se pide: «${guidance}» Está prevista una primera propuesta en ${comingMonth}.`,
    ],
    APPROACHES: [
      ({ title, evidence, month }) =>
        `El trabajo sobre «${title}» empezó en ${month}. El documento «${evidence}» está en redacción; aún no abarca a todos los grupos.`,
      ({ meetsWhen, evidence }) =>
        `Hecho en parte. Falta cumplir: «${meetsWhen}» Próximo paso: terminar «${evidence}» y acordar quién lo mantiene.`,
      ({ title, otherEvidence, month }) =>
        `«${title}» solo está cubierto en la capital. El documento «${otherEvidence}» de ${month} muestra la brecha; seguirán las oficinas en el terreno.`,
    ],
    MEETS: [
      ({ meetsWhen, evidence, month }) =>
        `Se cumple la condición: «${meetsWhen}» Lo demuestra «${evidence}», de ${month}.`,
      ({ title, evidence, otherEvidence }) =>
        `«${title}» está cumplido en este ciclo. En el expediente: «${evidence}», «${otherEvidence}».`,
      ({ agency, meetsWhen, month }) =>
        `Comprobado en ${month} por ${agency ?? 'el equipo en el país'} a la luz de la condición: «${meetsWhen}»`,
    ],
    EXCEEDS: [
      ({ title, evidence }) =>
        `«${title}» está en marcha desde hace varios años y ahora lo dirigen las comunidades interesadas. El documento «${evidence}» se revisa con ellas.`,
      ({ meetsWhen, agency }) =>
        `Se cumple la condición: «${meetsWhen}» Otros han adoptado lo que hace ${agency ?? 'el equipo en el país'}.`,
    ],
    NOT_APPLICABLE: [
      ({ agency, title }) =>
        `No aplicable: ${agency ?? 'el equipo en el país'} no tiene en el país ninguna actividad a la que pueda referirse «${title}». Se revisará en el próximo ciclo.`,
      ({ guidance }) =>
        `No aplicable, porque en este ciclo no hay en el país nada de este tipo: «${guidance}»`,
    ],
  },
  drafts: [
    ({ title, evidence }) =>
      `Primeras notas sobre «${title}». Pregunta a los colegas: ¿tenemos «${evidence}»?`,
    ({ guidance, comingMonth }) =>
      `Por completar después de la reunión de ${comingMonth}. La pregunta es: «${guidance}»`,
  ],
  returns: [
    ({ evidence, meetsWhen }) =>
      `Indíquese el documento «${evidence}» que lo demuestra y su fecha. La condición es: «${meetsWhen}»`,
    ({ title }) => `El texto y la valoración no concuerdan en «${title}»: indíquese cuál de los dos vale.`,
  ],
  afterReturn: [
    ({ evidence, month }) =>
      `Añadido tras la pregunta: el documento «${evidence}» es de ${month} y puede consultarse.`,
  ],
  addendumReasons: [
    ({ evidence }) => `El documento «${evidence}» llegó después del cierre del ciclo.`,
    ({ title }) => `Se encontró al redactar el informe sobre «${title}».`,
  ],
  addenda: [
    ({ evidence, month }) =>
      `Añadido tras el cierre: «${evidence}», de ${month}, ya consta en el expediente.`,
    ({ otherEvidence }) => `Añadido tras el cierre: entretanto se publicó «${otherEvidence}».`,
  ],
  openComments: [
    ({ title, evidence }) =>
      `Otros países preguntan cómo se hizo aquí «${title}». ¿Se les puede enviar «${evidence}»?`,
    ({ agency, title }) =>
      `¿A quién de ${agency ?? 'el equipo en el país'} se puede preguntar sobre «${title}»?`,
  ],
  replies: [
    ({ evidence }) => `Sí. «${evidence}» puede compartirse; sin el anexo con nombres, por favor.`,
    ({ title }) => `Con gusto: escriban a la oficina y mencionen «${title}».`,
  ],
  internalComments: [
    ({ evidence }) => `¿Quién tiene la última versión de «${evidence}»? La nota la pide.`,
    ({ meetsWhen }) => `¿Lo vemos juntos antes de volver a enviarlo? «${meetsWhen}»`,
  ],
  nextSteps: [
    ({ evidence, comingMonth }) => `Preparar «${evidence}» para ${comingMonth} y compartirlo con el equipo.`,
    ({ title, comingMonth }) =>
      `Incluir «${title}» en el orden del día de la reunión de ${comingMonth} y acordar quién se encarga.`,
  ],
  mark: '[Texto inventado para la demostración]',
};
