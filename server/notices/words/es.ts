import type { NoticeWords } from './notice-words.ts';

export const spanish: NoticeWords = {
  direction: 'ltr',
  subject: 'Concord: novedades para usted',
  heading: 'Novedades para usted en Concord',
  topics: {
    WAITS: 'Esperan su intervención',
    RETURNED: 'Devueltas a usted',
    ASSIGNED: 'Asignadas a usted',
    MENTIONED: 'Comentarios que le mencionan',
    DEADLINE: 'Plazos que se acercan',
    STALE: 'Sin avance, y le toca a usted',
    CYCLE: 'Ciclos',
    ROLE: 'Nuevas funciones suyas',
  },
  countryTeam: 'equipo de país',
  more: 'y {count} más',
  deadline: 'Último día: {day}; días laborables restantes: {days}',
  opened: '{cycle}: abierto',
  closed: '{cycle}: cerrado',
  openConcord: 'Abrir Concord',
  choose: 'Usted elige qué se le comunica por correo y con qué frecuencia',
  stop: 'No recibir más correos de este tipo: {topic}',
  ending: {
    question: 'Dejará de recibir correos de este tipo: {topics}',
    yes: 'Dejar de recibirlos',
    done: 'Ya no los recibirá. En la página se le sigue informando, y allí puede volver a pedirlos.',
    incomplete:
      'Este enlace no está completo: cópielo entero del mensaje, o elija en la página de su cuenta.',
  },
  invitation: {
    subject: 'Concord: tiene una invitación',
    heading: 'Tiene una invitación a Concord',
    how: 'Inicie sesión con la cuenta de su organización que tiene esta dirección. Desde entonces encontrará allí aquello a lo que se le invita.',
    holds: 'La invitación vale hasta el {day}.',
  },
};
