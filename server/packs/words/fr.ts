import type { PackWords } from './pack-words.ts';

export const french: PackWords = {
  rightToLeft: false,
  translation: 'Les mots de ce fichier sont un projet de traduction, non officiel.',
  title: 'Concord : réponses à remplir hors de la page',
  warning:
    'Ce fichier contient des brouillons en clair. Quiconque le reçoit peut les lire : ne l’envoyez qu’aux collègues qui rédigent ' +
    'ces réponses, et supprimez-le une fois téléversé.',
  instructions: [
    'Remplissez les colonnes État, Note et Réponse de la feuille « Réponses ». Les autres colonnes sont verrouillées, pour que chaque réponse reste avec sa question.',
    'Choisissez l’état et la note dans la liste de la cellule. « Soumis » remet la réponse ; « En cours » la garde comme brouillon.',
    'Une cellule vidée ne change rien. Pour retirer une note ou une réponse, écrivez [effacer] dans sa cellule.',
    'Les lignes peuvent être triées, filtrées ou supprimées : ce qui n’est pas dans le fichier reste tel quel dans Concord.',
    'Ouvrez la liste de contrôle du pays dans Concord et choisissez de travailler dans un tableur pour téléverser le fichier. Vous voyez d’abord, champ par champ, ce qui serait appliqué ; rien ne se passe avant votre confirmation.',
    'Vous pouvez téléverser le même fichier à nouveau plus tard : seul ce qui est nouveau est pris. Ce que quelqu’un d’autre a changé entre-temps est montré comme un conflit et n’est jamais écrasé.',
  ],
  facts: {
    country: 'Pays ou territoire',
    agency: 'Organisme',
    cycle: 'Cycle',
    madeBy: 'Préparé par',
    madeAt: 'Préparé le',
    number: 'Numéro de ce fichier',
  },
  countryTeam: 'Équipe de pays',
  sheets: { readFirst: 'À lire d’abord', answers: 'Réponses' },
  columns: {
    item: 'Point',
    section: 'Section',
    question: 'Question',
    guidance: 'Indications',
  },
  fields: ['État', 'Note', 'Réponse'],
  meetsWhen: 'Satisfait lorsque',
  evidence: 'Éléments probants',
  codes: {
    NOT_STARTED: 'Pas commencé',
    IN_PROGRESS: 'En cours',
    SUBMITTED: 'Soumis',
    RETURNED: 'Renvoyé',
    ACCEPTED: 'Accepté',
    MISSING: 'Manquant',
    APPROACHES: 'Se rapproche',
    MEETS: 'Satisfait',
    EXCEEDS: 'Dépasse',
    NOT_APPLICABLE: 'Sans objet',
  },
  clear: '[effacer]',
  withheld:
    'Cette réponse est trop longue pour un tableur, ou contient des caractères qu’il perd. Elle reste telle quelle : modifiez-la dans Concord même.',
  chooseFromList: 'Choisissez dans la liste.',
};
