import type { Sentences } from './sentence-frames.ts';

export const french: Sentences = {
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  answers: {
    MISSING: [
      ({ title }) =>
        `Rien n’est encore en place pour « ${title} ». Le point sera inscrit à la prochaine réunion de planification.`,
      ({ guidance, comingMonth }) =>
        `Pas commencé. Ce qui est demandé : « ${guidance} » Une première proposition est prévue en ${comingMonth}.`,
    ],
    APPROACHES: [
      ({ title, evidence, month }) =>
        `Le travail sur « ${title} » a commencé en ${month}. Le document « ${evidence} » est en cours de rédaction ; il ne couvre pas encore tous les groupes.`,
      ({ meetsWhen, evidence }) =>
        `Fait en partie. Reste à remplir : « ${meetsWhen} » Prochaine étape : achever « ${evidence} » et désigner qui le tiendra à jour.`,
      ({ title, otherEvidence, month }) =>
        `« ${title} » n’est couvert que dans la capitale. La pièce « ${otherEvidence} » de ${month} montre l’écart ; les bureaux de terrain suivront.`,
    ],
    MEETS: [
      ({ meetsWhen, evidence, month }) =>
        `La condition est remplie : « ${meetsWhen} » Pièce à l’appui : « ${evidence} », ${month}.`,
      ({ title, evidence, otherEvidence }) =>
        `« ${title} » est rempli pour ce cycle. Au dossier : « ${evidence} », « ${otherEvidence} ».`,
      ({ agency, meetsWhen, month }) =>
        `Vérifié en ${month} par ${agency ?? 'l’équipe de pays'} au regard de la condition : « ${meetsWhen} »`,
    ],
    EXCEEDS: [
      ({ title, evidence }) =>
        `« ${title} » est en place depuis plusieurs années, et les communautés concernées le conduisent désormais. La pièce « ${evidence} » est revue avec elles.`,
      ({ meetsWhen, agency }) =>
        `La condition est remplie : « ${meetsWhen} » D’autres ont repris ce que fait ${agency ?? 'l’équipe de pays'}.`,
    ],
    NOT_APPLICABLE: [
      ({ agency, title }) =>
        `Sans objet : ${agency ?? 'l’équipe de pays'} n’a dans le pays aucune activité à laquelle « ${title} » puisse s’appliquer. À revoir au prochain cycle.`,
      ({ guidance }) =>
        `Sans objet, car rien de ce genre n’est en cours dans le pays pendant ce cycle : « ${guidance} »`,
    ],
  },
  drafts: [
    ({ title, evidence }) =>
      `Premières notes sur « ${title} ». À demander aux collègues : avons-nous « ${evidence} » ?`,
    ({ guidance, comingMonth }) =>
      `À compléter après la réunion de ${comingMonth}. La question posée : « ${guidance} »`,
  ],
  returns: [
    ({ evidence, meetsWhen }) =>
      `Merci d’indiquer la pièce « ${evidence} » et sa date. La condition est : « ${meetsWhen} »`,
    ({ title }) =>
      `Le texte et l’appréciation ne concordent pas pour « ${title} » : merci de préciser lequel des deux vaut.`,
  ],
  afterReturn: [
    ({ evidence, month }) =>
      `Ajout après la question : la pièce « ${evidence} » date de ${month} et peut être consultée sur demande.`,
  ],
  addendumReasons: [
    ({ evidence }) => `La pièce « ${evidence} » est arrivée après la clôture du cycle.`,
    ({ title }) => `Relevé lors de la rédaction du rapport sur « ${title} ».`,
  ],
  addenda: [
    ({ evidence, month }) =>
      `Ajout après la clôture : la pièce « ${evidence} », ${month}, est désormais au dossier.`,
    ({ otherEvidence }) => `Ajout après la clôture : « ${otherEvidence} » a été publié entre-temps.`,
  ],
  openComments: [
    ({ title, evidence }) =>
      `D’autres pays demandent comment « ${title} » a été réalisé ici. Peut-on leur transmettre « ${evidence} » ?`,
    ({ agency, title }) =>
      `À qui, chez ${agency ?? 'l’équipe de pays'}, peut-on s’adresser au sujet de « ${title} » ?`,
  ],
  replies: [
    ({ evidence }) => `Oui. « ${evidence} » peut être transmis, sans l’annexe nominative.`,
    ({ title }) => `Volontiers : écrivez au bureau en mentionnant « ${title} ».`,
  ],
  internalComments: [
    ({ evidence }) => `Qui a la dernière version de « ${evidence} » ? La note la demande.`,
    ({ meetsWhen }) => `Peut-on la relire ensemble avant de la renvoyer ? « ${meetsWhen} »`,
  ],
  nextSteps: [
    ({ evidence, comingMonth }) =>
      `Préparer « ${evidence} » pour ${comingMonth} et le transmettre à l’équipe.`,
    ({ title, comingMonth }) =>
      `Inscrire « ${title} » à l’ordre du jour de la réunion de ${comingMonth} et désigner qui en est responsable.`,
  ],
  mark: '[Texte inventé pour la démonstration]',
};
