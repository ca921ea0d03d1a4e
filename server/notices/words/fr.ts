import type { NoticeWords } from './notice-words.ts';

export const french: NoticeWords = {
  direction: 'ltr',
  subject: 'Concord : du nouveau pour vous',
  heading: 'Du nouveau pour vous dans Concord',
  topics: {
    WAITS: 'En attente de votre part',
    RETURNED: 'Renvoyées à vous',
    ASSIGNED: 'Confiées à vous',
    MENTIONED: 'Commentaires qui vous mentionnent',
    DEADLINE: 'Échéances proches',
    STALE: 'Sans avancée, et c’est votre tour',
    CYCLE: 'Cycles',
    ROLE: 'Vos nouveaux rôles',
  },
  countryTeam: 'équipe de pays',
  more: 'et {count} de plus',
  deadline: 'Dernier jour : {day} ; jours ouvrables restants : {days}',
  opened: '{cycle} : ouvert',
  closed: '{cycle} : clos',
  openConcord: 'Ouvrir Concord',
  choose: 'Vous choisissez ce qui vous est signalé par courriel, et à quelle fréquence',
  stop: 'Ne plus recevoir de courriels de ce type : {topic}',
  ending: {
    question: 'Vous ne recevrez plus de courriels de ce type : {topics}',
    yes: 'Ne plus les recevoir',
    done: 'C’est fait. La page vous informe toujours, et vous pouvez y demander à les recevoir à nouveau.',
    incomplete:
      'Ce lien n’est pas complet : copiez-le en entier depuis le message, ou choisissez sur la page de votre compte.',
  },
  invitation: {
    subject: 'Concord : vous êtes invité(e)',
    heading: 'Vous êtes invité(e) dans Concord',
    how: 'Connectez-vous avec le compte de votre organisation qui a cette adresse. Vous y trouverez alors ce à quoi vous êtes invité(e).',
    holds: 'L’invitation est valable jusqu’au {day}.',
  },
};
