import 'reflect-metadata';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildConcordSchema } from '../api/build-schema.ts';
import { buildResolvers } from '../api/resolvers.ts';
import { CurrentResults } from '../cache/current-results.ts';
import { ChecklistReader } from '../catalogue/checklist-reader.ts';
import type { Database } from '../database/database.ts';
import { monitorRoleLacks } from '../database/monitor-role.ts';
import { openDatabase } from '../database/open-database.ts';
import { demoRoutes } from '../demonstration/demo-routes.ts';
import { afterDemonstration } from '../demonstration/demonstration-checklists.ts';
import { serveDemonstrationMail } from '../demonstration/mail-route.ts';
import { prepareDemonstration, refuseDemonstration } from '../demonstration/prepare-demonstration.ts';
import { seedEvidence } from '../demonstration/seed-evidence.ts';
import { seedMonitor } from '../demonstration/seed-monitor.ts';
import { tellPersonas } from '../demonstration/tell-personas.ts';
import { monitoringRoles } from '../domain/viewer.ts';
import { openStore } from '../evidence/store/open-store.ts';
import { ReceivedFiles } from '../evidence/store/received-files.ts';
import { downloadRoute } from '../evidence/transfer/download-route.ts';
import { uploadRoutes } from '../evidence/transfer/upload-routes.ts';
import { serveExports } from '../exports/export-route.ts';
import { buildApollo } from '../graphql/apollo.ts';
import { CompiledOperations } from '../graphql/compiled-operations.ts';
import { Documents } from '../graphql/documents.ts';
import { OperationGate } from '../graphql/operation-gate.ts';
import { Background } from '../lib/background.ts';
import { packageRoot, packageVersion } from '../lib/package-root.ts';
import { PersonWatch } from '../lib/person-watch.ts';
import { StartupError } from '../lib/startup-error.ts';
import { loadCatalogue } from '../loading/load-catalogue.ts';
import { readCallToAction } from '../loading/read-call-to-action.ts';
import { readCatalogue } from '../loading/read-catalogue.ts';
import { LogTail } from '../log/log-tail.ts';
import { newSigningKey } from '../log/proof/head-signature.ts';
import { HeadSigner } from '../log/proof/head-signer.ts';
import { ensureSigningKey } from '../log/proof/signed-head.sql.ts';
import { WakeUps } from '../log/wake-ups.ts';
import { FolderPost } from '../mail/folder-post.ts';
import { MARKS_HEARD_MS, readStamps } from '../marks/mark.sql.ts';
import { MonitorLog } from '../monitor/log/monitor-log.ts';
import type { MonitorParts } from '../monitor/monitor-parts.ts';
import { ReleaseMaker } from '../monitor/releases/release-maker.ts';
import { LocalKeys } from '../monitor/sealing/local-keys.ts';
import { Detection } from '../monitor/signals/detection.ts';
import { MonitorWatch } from '../monitor/watch/monitor-watch.ts';
import { bounceRoute } from '../notices/bounce-route.ts';
import { NOTICES_HEARD_MS, readUnreadStamps } from '../notices/notice-list.sql.ts';
import { Notices } from '../notices/notices.ts';
import { unsubscribeRoute } from '../notices/unsubscribe-route.ts';
import { hasProvenIdentities } from '../people/person.sql.ts';
import { Reports } from '../reports/reports.ts';
import { WriteFigures } from '../responses/recording/write-figures.ts';
import { Cleaner } from '../retention/cleaner.ts';
import { SessionWatch } from '../sessions/session-watch.ts';
import { Sessions } from '../sessions/sessions.ts';
import { deviceTicketRoutes } from '../sign-in/device-tickets.ts';
import { FanOut } from '../subscriptions/fan-out.ts';
import type { SharedMessage } from '../subscriptions/shared-message.ts';
import { Streams } from '../subscriptions/streams.ts';
import { Subscriptions } from '../subscriptions/subscriptions.ts';
import { ClientLimits } from '../transport/client-limits.ts';
import { EventStreams } from '../transport/event-streams.ts';
import { serveExplorer } from '../transport/explorer.ts';
import { serveHealth } from '../transport/health.ts';
import { buildHttpServer } from '../transport/http-server.ts';
import { readPage, servePage } from '../transport/page.ts';
import { serveReports } from '../transport/report-route.ts';
import { serveStanding } from '../transport/standing-route.ts';
import { WebSockets } from '../transport/web-sockets.ts';
import { Webhooks } from '../webhooks/webhooks.ts';
import type { Config } from './config.ts';
import { openNotices } from './open-notices.ts';
import { openWebhooks } from './open-webhooks.ts';

/** A running Concord. */
export type Concord = {
  /** Where it can be reached from this machine. */
  url: string;
  /** Lets what is in progress end, tells clients to come back, and closes everything, in the reverse order of the start. */
  stop(): Promise<void>;
};

/** How long a drain waits for requests in progress. */
const DRAIN_MS = 8_000;

/**
 * Starts Concord in numbered steps. Each opened thing pushes what closes it; a start that fails closes what it opened and
 * throws the first error. It listens last, so a client that reaches it finds it ready.
 */
export async function startConcord(config: Config, log: Logger): Promise<Concord> {
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    // 1. What would make the rest a waste of time.
    if (!config.demo && config.identityProviders.length === 0) {
      throw new StartupError(
        'No identity provider is configured, so nobody could sign in: set IDENTITY_PROVIDERS, or DEMO=1 to run a demonstration on this database.',
      );
    }
    await ensurePortFree(config);
    const page = await readPage(join(packageRoot(), 'dist', 'client'));

    // 2. The database, with its tables up to date.
    const database = await openDatabase(config.database);
    closers.push(() => database.close());
    const lacking = await monitorRoleLacks(database);
    if (lacking !== null) log.warn(lacking);
    // What runs in the background ends before the database closes, and after all that began it was told to stop.
    const background = new Background(log);
    closers.push(() => background.finish());
    if (!config.demo) await refuseDemonstration(database);
    if (config.demo && (await hasProvenIdentities(database))) {
      throw new StartupError(
        'People have signed in to this database with their organisation: set IDENTITY_PROVIDERS and PUBLIC_URL, or give the demonstration a database of its own.',
      );
    }

    // 3. Reference data, and in demonstration mode the made-up answers.
    const files = await readCatalogue(config.catalogueDir);
    const callToAction = await readCallToAction(config.catalogueDir, files.checklist);
    // It comes first, and brings the files: last year it asked a checklist of its own.
    if (config.demo) await prepareDemonstration(database, files, new Date(), (text) => log.info(text));
    const catalogue = config.demo ? await afterDemonstration(database, files) : files;
    const loading = { dryRun: false, onLeft: (sentence: string) => log.warn(sentence) };
    for (const change of await loadCatalogue(database, catalogue, loading)) log.info(change);

    // 4. The tail of the log, and what wakes it.
    const tail = new LogTail(database, log, background);
    await tail.start();
    closers.push(async () => tail.stop());
    const listenUrl = config.wakeUps && 'url' in config.database ? config.database.url : null;
    const wakeUps = new WakeUps(database, tail, listenUrl, log, background);
    await wakeUps.start();
    closers.push(async () => wakeUps.stop());
    const signer = await HeadSigner.start(database, log, background);
    closers.push(async () => signer.stop());
    const cleaner = new Cleaner(database, log, background);
    cleaner.start();
    closers.push(async () => cleaner.stop());
    const evidenceFiles =
      config.files === null
        ? null
        : new ReceivedFiles(database, await openStore(config.files), wakeUps, log, background);
    evidenceFiles?.start();
    closers.push(async () => evidenceFiles?.stop());
    const releaseMaker = new ReleaseMaker(database, log, background);
    releaseMaker.start();
    closers.push(async () => releaseMaker.stop());

    // 5. Who is asking.
    const watch = new SessionWatch(
      database,
      (error) => log.error({ err: error }, 'ended sessions can’t be read'),
      background,
    );
    closers.push(async () => watch.close());
    // Those of the monitor always need one; in a demonstration nobody proves anything.
    const mfaRoles = config.demo ? [] : [...config.mfaRoles, ...monitoringRoles];
    const sessions = await Sessions.open(database, watch, {
      // Browsers keep `__Host-` cookies for https alone; only this machine is reached without.
      secure: config.publicUrl?.startsWith('https://') ?? false,
      mfaRoles,
      personas: config.demo,
    });

    // 6. What goes out by itself.
    const noticeParts = openNotices(config, database, sessions, lacking === null);
    closers.push(async () => noticeParts.post?.close());
    const notices = new Notices(noticeParts, log, background);
    closers.push(async () => notices.stop());
    const webhookParts = openWebhooks(config, database, sessions, mfaRoles);
    const webhooks = webhookParts && new Webhooks(webhookParts, tail, log, background);
    closers.push(async () => webhooks?.stop());

    // 7. GraphQL.
    const markWatch = new PersonWatch(
      (people) => readStamps(database, people),
      MARKS_HEARD_MS,
      (error) => log.error({ err: error }, 'new marks can’t be read'),
      background,
    );
    closers.push(async () => markWatch.close());
    const noticeWatch = new PersonWatch(
      (people) => readUnreadStamps(database, people),
      NOTICES_HEARD_MS,
      (error) => log.error({ err: error }, 'new notices can’t be read'),
      background,
    );
    closers.push(async () => noticeWatch.close());
    const monitorWatch = new MonitorWatch(
      database,
      (error) => log.error({ err: error }, 'how far the monitor has come can’t be read'),
      background,
    );
    closers.push(async () => monitorWatch.close());
    const streams = new Streams(database, tail, {
      marks: markWatch,
      notices: noticeWatch,
      monitor: monitorWatch,
    });
    const writeFigures = new WriteFigures();
    const monitor: MonitorParts = {
      database,
      keys: config.monitorKeys === null ? null : new LocalKeys(config.monitorKeys),
      log: new MonitorLog(await ensureSigningKey(database, newSigningKey())),
    };
    const detection = new Detection(database, monitor.log, background);
    closers.push(async () => detection.stop());
    const checklists = new ChecklistReader();
    tail.onOtherLog(() => checklists.forget());
    tail.onNews(({ reference }) => checklists.noteReference(reference));
    const reports = new Reports(database, checklists);
    closers.push(() => reports.stop());
    const resolvers = buildResolvers({
      database,
      checklists,
      reports,
      tail,
      wakeUps,
      background,
      writeFigures,
      sessions,
      watch,
      markWatch,
      noticeWatch,
      monitor,
      callToAction,
      about: { version: packageVersion(), statementsDir: config.statementsDir },
      mails: noticeParts.post !== null,
      takesFiles: evidenceFiles !== null,
      webhooks: webhookParts,
    });
    const schema = buildConcordSchema(resolvers, streams);
    const limits = new ClientLimits(config.limits);
    const documents = new Documents(schema, { introspection: config.introspection });
    const compiled = new CompiledOperations(schema);
    const gate = new OperationGate(
      schema,
      {
        page: page.operations,
        pageOnly: config.trustedDocuments,
        charge: (context, cost) => limits.operation(context, cost),
        limitConcurrency: config.limits.rateLimits,
      },
      documents,
      compiled,
    );
    const fanOut = new FanOut<SharedMessage>(
      tail,
      (error) => log.error({ err: error }, 'what happened can’t be told; trying again'),
      background,
    );
    fanOut.start();
    closers.push(async () => fanOut.stop());
    const subscriptions = new Subscriptions({ schema, compiled, gate, fanOut, log });
    const apollo = buildApollo(schema, documents, gate, compiled, log);
    await apollo.start();
    closers.push(() => apollo.stop());

    // 8. HTTP and WebSocket.
    const { trust, forwardedBy, publicUrl } = config;
    const common = { gate, sessions, limits, trust, forwardedBy, publicUrl, log, background };
    const results = await CurrentResults.open(tail, documents);
    const app = await buildHttpServer({ ...common, apollo, results });
    const sockets = new WebSockets({ ...common, watch, subscriptions });
    sockets.attach(app.server);
    const eventStreams = new EventStreams({ ...common, watch, subscriptions, streams });
    eventStreams.serve(app);
    serveStanding(app, { sessions, streams });
    serveExports(app, { database, sessions, limits, wakeUps, log });
    serveReports(app, { sessions, limits, reports });
    tail.onOtherLog(() => {
      fanOut.startOver();
      sockets.sendBack();
      eventStreams.sendBack();
    });
    const watched = {
      database,
      tail,
      cache: results.cache,
      counted: [...writeFigures.metrics, ...(webhookParts?.figures.metrics ?? [])],
      fanOut,
      sockets,
      eventStreams,
    };
    serveHealth(app, watched, config);
    if (config.introspection) await serveExplorer(app);
    await app.register(unsubscribeRoute, { database, key: noticeParts.key });
    const { bounces = null } = config.mail ?? {};
    if (bounces) await app.register(bounceRoute, { database, key: noticeParts.key, token: bounces.token });
    if (noticeParts.post instanceof FolderPost) serveDemonstrationMail(app, noticeParts.post);
    if (evidenceFiles) {
      const transfer = { database, sessions, files: evidenceFiles, publicUrl };
      await app.register(uploadRoutes, transfer);
      await app.register(downloadRoute, transfer);
    }
    await serveSignIn(app, config, database, sessions, wakeUps);
    await servePage(app, page, { demonstration: config.demo });
    const url = await listen(app, config);
    closers.push(() => drain(app, sockets, eventStreams));

    // 9. What may come while people look around already. Where the monitor is closed there is nothing to look at.
    notices.start();
    if (config.demo) background.run('tell the personas', tellPersonas(database));
    webhooks?.start();
    if (lacking === null) detection.start();
    const stopping = new AbortController();
    closers.push(async () => stopping.abort());
    if (config.demo) {
      const seeding = seedEvidence({ database, files: evidenceFiles }, new Date(), stopping.signal);
      background.run(
        'make the evidence of the demonstration',
        seeding.finally(() => wakeUps.announce()),
      );
    }
    if (config.demo && monitor.keys && lacking === null) {
      background.run(
        'make the demonstration of the monitor',
        seedMonitor(monitor, new Date(), stopping.signal),
      );
    }
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Who proves nothing, or who must be vouched for: never both. */
async function serveSignIn(
  app: FastifyInstance,
  { demo, publicUrl, identityProviders }: Config,
  database: Database,
  sessions: Sessions,
  wakeUps: WakeUps,
): Promise<void> {
  await app.register(deviceTicketRoutes, { database, sessions });
  if (demo) {
    await app.register(demoRoutes, { database, sessions });
    return;
  }
  if (publicUrl === null) throw new Error('providers were configured without a public address');
  // A demonstration needs nothing of OpenID Connect.
  const { IdentityProviders } = await import('../sign-in/identity-providers.ts');
  const { signInRoutes } = await import('../sign-in/sign-in-routes.ts');
  const { backChannelLogout } = await import('../sign-in/back-channel-logout.ts');
  const providers = new IdentityProviders(identityProviders, publicUrl);
  await app.register(signInRoutes, { database, sessions, providers, publicUrl, wakeUps });
  await app.register(backChannelLogout, { database, sessions, providers });
}

/** Asked before the long steps: nobody should wait for them only to hear this. */
async function ensurePortFree({ host, port }: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once('error', (error: NodeJS.ErrnoException) => fail(portError(error, host, port)));
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, host, port);
  }
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartupError(
        `Port ${port} on ${host} is in use: stop what uses it, or set PORT to another one.`,
        { cause: error },
      );
    case 'EACCES':
      return new StartupError(`Port ${port} may not be used by this user: set PORT to one above 1023.`, {
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError(`This machine has no address ${host}: correct HOST.`, { cause: error });
    default:
      return error;
  }
}

/** New requests are turned away, sockets told to come back, and what is in progress gets its answer. */
async function drain(app: FastifyInstance, sockets: WebSockets, eventStreams: EventStreams): Promise<void> {
  sockets.drain();
  eventStreams.drain();
  const deadline = setTimeout(() => {
    sockets.terminate();
    app.server.closeAllConnections();
  }, DRAIN_MS);
  // A connection that was busy when the drain began is idle once it has its answer, and would then stay open.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close();
  sockets.terminate();
  clearInterval(idle);
  clearTimeout(deadline);
}
