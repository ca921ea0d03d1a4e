// One process that looks after notices by a clock that its parent says. It is killed while it works: see month.ts.
/** Of what the build compiled: this runs without a test runner. @param {string} path */
const built = (path) => import(new URL(`../../dist/compiled/${path}`, import.meta.url).href);
const { readCalendarData } = await built('server/calendars/calendar-data.js');
const { openDatabase } = await built('server/database/open-database.js');
const { Background } = await built('server/lib/background.js');
const { SmtpPost } = await built('server/mail/smtp-post.js');
const { Notices } = await built('server/notices/notices.js');

const { DATABASE_URL = '', SMTP_URL = '' } = process.env;
const database = await openDatabase({ url: DATABASE_URL, pooled: false });
const log = {
  error: (/** @type {unknown} */ fields) => process.send?.({ fault: String(Object(fields).err) }),
};
let now = new Date(0);
const notices = new Notices(
  {
    database,
    calendars: readCalendarData(),
    post: new SmtpPost(SMTP_URL, {
      from: 'concord@concord.example',
      host: 'concord.example',
      returnTo: null,
    }),
    monitorIsOpen: true,
    home: 'https://concord.example',
    key: 'of this run alone',
    addressOf: (/** @type {{ email: string | null }} */ { email }) => email,
  },
  /** @type {any} */ (log),
  new Background(/** @type {any} */ (log)),
  () => now,
);
process.on('message', async (/** @type {{ now: string }} */ message) => {
  now = new Date(message.now);
  await notices.runDue();
  process.send?.({ done: message.now });
});
process.send?.({ ready: true });
