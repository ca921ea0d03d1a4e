import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useAsked } from '../../elements/use-asked.ts';
import type { ReportQuery } from '../../operations/operations.generated.ts';
import { ReportDocument } from '../../operations/seldom.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { Block } from './block.tsx';
import { Note } from './note.tsx';
import { SavePdf } from './save-pdf.tsx';
import './report.css';

interface Props {
  /** What the address says after the question mark: `cycle`, `country`, `snapshot`, `cursor` and `language`. */
  readonly query: Readonly<Record<string, string>>;
}

const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

/** A report on a country or the network, at one place of the log, in any of the six languages. */
export function Report({ query }: Props) {
  const {
    sync,
    router,
    words: { t, language: own },
  } = useApp();
  const { currentCycle, cycles } = useReference();
  const cycle = query.cycle ?? currentCycle ?? cycles.find(({ state }) => state !== 'PLANNED')?.code ?? '';
  const of = { cycle, country: query.country ?? null, snapshot: query.snapshot ?? null };
  const language = query.language ?? own;
  const asked = { of, cursor: query.cursor ?? null, language, cycle };
  const loaded = useAsked(JSON.stringify(asked), async () => {
    return (await sync.read({ document: ReportDocument, variables: asked })) as ReportQuery;
  });
  const report = loaded.data?.report;
  usePageTitle(report?.title ?? t('report.title'));
  const go = (change: Readonly<Record<string, string>>) =>
    router.go({ view: 'report', query: { ...query, cycle, ...change } });
  return (
    <div class="report">
      <h1 tabIndex={-1}>
        <bdi lang={report?.language} dir={report ? directionOf(report.direction) : undefined}>
          {report?.title ?? t('report.title')}
        </bdi>
      </h1>
      <p class="report-what">{t('report.what')}</p>
      <div class="tools">
        <label>
          {t('report.language')}
          <select value={language} onChange={({ currentTarget }) => go({ language: currentTarget.value })}>
            {languages.map((code) => (
              <option key={code} value={code} lang={code}>
                {new Intl.DisplayNames(code, { type: 'language' }).of(code)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('report.moment')}
          <select
            value={of.snapshot ?? ''}
            onChange={({ currentTarget }) => go({ snapshot: currentTarget.value, cursor: '' })}
          >
            <option value="">{t('report.latest')}</option>
            {loaded.data?.snapshots.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {report && <SavePdf key={report.file} file={report.file} />}
        {of.country !== null && (
          <a href={hrefOf({ view: 'report', query: { cycle, language } })}>{t('report.network')}</a>
        )}
      </div>
      <NotLoaded loaded={loaded} />
      {report && (
        <>
          {report.viewerCanWriteNote && (
            <Note
              key={`${cycle} ${of.country} ${report.snapshot}`}
              of={of}
              note={report.note}
              done={loaded.again}
            />
          )}
          <article lang={report.language} dir={directionOf(report.direction)}>
            <dl>
              {report.facts.map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {report.notices.map((notice) => (
              <p key={notice} class="notice">
                {notice}
              </p>
            ))}
            {report.sections.map(({ heading, blocks }) => (
              <section key={heading}>
                <h2>{heading}</h2>
                {blocks.map((block, index) => (
                  <Block key={`${heading} ${index}`} block={block} heading={heading} />
                ))}
              </section>
            ))}
          </article>
          <p class="quiet small">
            {t('report.again')}{' '}
            <a href={hrefOf({ view: 'report', query: { ...query, cycle, cursor: report.cursor, language } })}>
              <bdi dir="ltr">{report.cursor}</bdi>
            </a>
          </p>
        </>
      )}
    </div>
  );
}

function directionOf(direction: string): 'ltr' | 'rtl' {
  return direction === 'rtl' ? 'rtl' : 'ltr';
}
