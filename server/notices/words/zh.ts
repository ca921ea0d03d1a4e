import type { NoticeWords } from './notice-words.ts';

export const chinese: NoticeWords = {
  direction: 'ltr',
  subject: 'Concord：您的新消息',
  heading: '您在 Concord 中的新消息',
  topics: {
    WAITS: '等待您处理',
    RETURNED: '退回给您',
    ASSIGNED: '分派给您',
    MENTIONED: '提到您的评论',
    DEADLINE: '临近的截止日期',
    STALE: '停滞，轮到您处理',
    CYCLE: '周期',
    ROLE: '您的新角色',
  },
  countryTeam: '国家工作队',
  more: '另有 {count} 项',
  deadline: '最后一天：{day}；剩余工作日：{days}',
  opened: '{cycle}：已开启',
  closed: '{cycle}：已关闭',
  openConcord: '打开 Concord',
  choose: '您可以选择通过邮件收到哪些消息以及频率',
  stop: '不再接收此类邮件：{topic}',
  ending: {
    question: '将不再收到此类邮件：{topics}',
    yes: '停止接收',
    done: '已停止。页面上仍会通知您，您也可以在那里恢复邮件。',
    incomplete: '此链接不完整：请从邮件中完整复制，或在您的账户页面上选择。',
  },
  invitation: {
    subject: 'Concord：您收到邀请',
    heading: '您受邀加入 Concord',
    how: '请用您所在组织中带有此地址的账户登录。登录后即可看到邀请您参与的内容。',
    holds: '邀请有效期至 {day}。',
  },
};
