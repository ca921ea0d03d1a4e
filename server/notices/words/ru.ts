import type { NoticeWords } from './notice-words.ts';

export const russian: NoticeWords = {
  direction: 'ltr',
  subject: 'Concord: новое для вас',
  heading: 'Новое для вас в Concord',
  topics: {
    WAITS: 'Ожидает вас',
    RETURNED: 'Возвращено вам',
    ASSIGNED: 'Поручено вам',
    MENTIONED: 'Комментарии с упоминанием вас',
    DEADLINE: 'Приближающиеся сроки',
    STALE: 'Застряло, и очередь за вами',
    CYCLE: 'Циклы',
    ROLE: 'Ваши новые роли',
  },
  countryTeam: 'страновая группа',
  more: 'и ещё {count}',
  deadline: 'Последний день: {day}; осталось рабочих дней: {days}',
  opened: '{cycle}: открыт',
  closed: '{cycle}: закрыт',
  openConcord: 'Открыть Concord',
  choose: 'Вы сами выбираете, о чём и как часто вам писать',
  stop: 'Больше не присылать писем этого вида: {topic}',
  ending: {
    question: 'Письма этого вида больше не будут приходить: {topics}',
    yes: 'Больше не присылать',
    done: 'Готово. На странице вам по-прежнему всё сообщается, и там же письма можно вернуть.',
    incomplete:
      'Ссылка неполная: скопируйте её из письма целиком или выберите на странице своей учётной записи.',
  },
};
