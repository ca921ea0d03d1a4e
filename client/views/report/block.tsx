import { usePart } from '../../elements/use-part.ts';
import type { ReportQuery } from '../../operations/operations.generated.ts';

const loadMap = () => import('./report-map.tsx').then((file) => ({ view: file.ReportMap }));

type ReportBlock = ReportQuery['report']['sections'][number]['blocks'][number];

/** A part of a section. A kind that this page doesn’t know yet shows its text, if it has one. */
export function Block({ block, heading }: { block: ReportBlock; heading: string }) {
  switch (block.kind) {
    case 'TABLE':
      return <Table block={block} heading={heading} />;
    case 'BARS':
      return <Bars block={block} />;
    case 'MAP':
      return <MapWhenLoaded block={block} />;
    case 'QUOTES':
      return <Quotes block={block} />;
    default:
      return <p>{block.text}</p>;
  }
}

function Table({ block: { caption, columns, rows }, heading }: { block: ReportBlock; heading: string }) {
  return (
    <section
      class="report-table"
      aria-label={heading}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it goes on beyond the edge, where the keyboard has to get too.
      tabIndex={0}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns?.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.map(({ cells: [name, ...figures] }, row) => (
            <tr key={`${name} ${row}`}>
              <th scope="row">{name}</th>
              {figures.map((figure, column) => (
                <td key={columns?.[column + 1]}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The bars are drawn beside their figures, which say the same. */
function Bars({ block: { caption, alternative, bars } }: { block: ReportBlock }) {
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      <svg
        class="report-bars"
        role="img"
        aria-label={alternative ?? ''}
        viewBox="0 0 100 60"
        preserveAspectRatio="none"
      >
        {bars?.map(({ name, share }, index) => (
          <rect key={name} x="0" y={index * 10 + 2} height="6" width={share * 100} />
        ))}
      </svg>
      <ol aria-hidden="true">
        {bars?.map(({ name, figure }) => (
          <li key={name}>
            <span>{name}</span> <span>{figure}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** The shapes come in a file of their own; until then stands what they say. */
function MapWhenLoaded({ block }: { block: ReportBlock }) {
  const ReportMap = usePart(loadMap);
  return ReportMap ? <ReportMap block={block} /> : <p>{block.alternative}</p>;
}

function Quotes({ block: { quotes } }: { block: ReportBlock }) {
  return (
    <>
      {quotes?.map(({ of, words, direction }, index) => (
        <blockquote key={`${of} ${index}`}>
          {of !== '' && <strong>{of}</strong>}
          <p dir={direction === 'rtl' ? 'rtl' : 'ltr'}>{words}</p>
        </blockquote>
      ))}
    </>
  );
}
