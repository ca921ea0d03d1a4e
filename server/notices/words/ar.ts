import type { NoticeWords } from './notice-words.ts';

export const arabic: NoticeWords = {
  direction: 'rtl',
  subject: 'Concord: ما هو جديد لك',
  heading: 'ما هو جديد لك في Concord',
  topics: {
    WAITS: 'في انتظارك',
    RETURNED: 'أُعيد إليك',
    ASSIGNED: 'أُسند إليك',
    MENTIONED: 'تعليقات تذكرك',
    DEADLINE: 'مواعيد نهائية تقترب',
    STALE: 'متعثر، والدور دورك',
    CYCLE: 'الدورات',
    ROLE: 'أدوار جديدة لك',
  },
  countryTeam: 'الفريق القطري',
  more: 'و{count} غيرها',
  deadline: 'اليوم الأخير {day}، أيام العمل المتبقية: {days}',
  opened: '{cycle}: فُتحت',
  closed: '{cycle}: أُغلقت',
  openConcord: 'افتح Concord',
  choose: 'أنت تختار ما تُبلَّغ به بالبريد وعدد المرات',
  stop: 'لا مزيد من الرسائل من هذا النوع: {topic}',
  ending: {
    question: 'ستتوقف الرسائل من هذا النوع: {topics}',
    yes: 'أوقفها',
    done: 'لقد توقفت. ستظل تُبلَّغ في الصفحة، ويمكنك هناك استعادتها.',
    incomplete: 'هذا الرابط غير مكتمل: انسخه كاملاً من الرسالة، أو اختر من صفحة حسابك.',
  },
  invitation: {
    subject: 'Concord: أنت مدعو',
    heading: 'أنت مدعو إلى Concord',
    how: 'سجّل الدخول بحساب منظمتك الذي له هذا العنوان. وعندها تجد ما دُعيت إليه.',
    holds: 'الدعوة سارية حتى {day}.',
  },
};
