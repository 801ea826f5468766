import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Asked } from '../asked.ts';
import type { Called } from '../tables.ts';
import type { Words } from '../words.ts';
import municipalities from '../../../../seeds/municipalities.geojson?url';
import { barsOf, type Bars } from './bars.ts';
import { boardOf } from './board.ts';
import { Shown, type Picture } from './picture.ts';
import { placesOf, type Places } from './places.ts';
import { timelineOf, type Timeline } from './timeline.ts';

type Drawing = typeof import('./drawing.ts');

/** How wide an element is, as that changes. */
function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}

interface DrawnProps {
  caption: string;
  text: string;
  kind: Picture['kind'];
  legend?: ReactNode;
  note?: string;
  draw: (drawing: Drawing, width: number) => SVGSVGElement | HTMLElement | Promise<SVGSVGElement | HTMLElement>;
}

/** A picture that is drawn, with what it shows in words. */
function Drawn({ caption, text, kind, legend, note, draw }: DrawnProps) {
  const [measure, width] = useWidth();
  const [hasFailed, setFailed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!width || hasFailed) return undefined;
    let isWanted = true;
    import('./drawing.ts')
      .then(drawing => draw(drawing, width))
      .then(
        drawn => {
          drawn.setAttribute('aria-hidden', 'true');
          if (isWanted) place.current?.replaceChildren(drawn);
        },
        () => isWanted && setFailed(true),
      );
    return () => {
      isWanted = false;
    };
  }, [draw, width, hasFailed]);
  return (
    <figure className={`picture picture-${kind}`}>
      <figcaption>
        <strong id={`${id}-caption`}>{caption}</strong>
        <span id={`${id}-text`}>{text}</span>
      </figcaption>
      <div className="picture-body">
        <div ref={measure} className="picture-place">
          {hasFailed ? (
            <p className="answer-none">Bilden gick inte att rita. Tabellen nedanför har samma uppgifter.</p>
          ) : (
            <div ref={place} role="img" aria-labelledby={`${id}-caption`} aria-describedby={`${id}-text`} />
          )}
        </div>
        {legend}
      </div>
      {note && <p className="answer-none">{note}</p>}
    </figure>
  );
}

/** What each colour stands for. */
function Legend({ keys, title }: { keys: { swatch: ReactNode; label: string }[]; title?: string }) {
  return (
    <div className="picture-legend">
      {title && <p>{title}</p>}
      <ul aria-label="Teckenförklaring">
        {keys.map(({ swatch, label }) => (
          <li key={label}>
            {swatch}
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}

const swatch = (name: string) => <span className={`swatch swatch-${name}`} aria-hidden="true" />;

function MapPicture({ caption, places, term }: { caption: string; places: Places; term: string }) {
  const draw = useMemo(
    () => async (drawing: Drawing, width: number) => drawing.drawMap(places, await drawing.municipalities(municipalities), width),
    [places],
  );
  const counted = (label: string, count: number) => `${label} (${count === 1 ? '1 kommun' : `${count} kommuner`})`;
  const keys = [
    ...[...places.shades].reverse().map(each => ({ swatch: swatch(String(each.step)), label: counted(each.label, each.count) })),
    ...(places.zero ? [{ swatch: swatch('zero'), label: counted('0', places.zero) }] : []),
    ...(places.notKnown ? [{ swatch: swatch('notKnown'), label: counted('inte känt', places.notKnown) }] : []),
    ...(places.left ? [{ swatch: swatch('left'), label: counted('står inte i listan', places.left) }] : []),
  ];
  return <Drawn kind="map" caption={caption} text={places.text} draw={draw} legend={<Legend title={term} keys={keys} />} note="Kommungränser: SCB." />;
}

function BarsPicture({ caption, bars }: { caption: string; bars: Bars }) {
  const draw = useMemo(() => (drawing: Drawing, width: number) => drawing.drawBars(bars, width), [bars]);
  const keys = bars.legend.map(({ piece, label }) => ({ swatch: swatch(piece), label }));
  const note = bars.left ? `${bars.left} rader till står bara i tabellen.` : undefined;
  return <Drawn kind="bars" caption={caption} text={bars.text} draw={draw} legend={<Legend keys={keys} />} note={note} />;
}

function TimelinePicture({ caption, timeline }: { caption: string; timeline: Timeline }) {
  const draw = useMemo(() => (drawing: Drawing, width: number) => drawing.drawTimeline(timeline, width), [timeline]);
  const { kinds, hasPlanned, hasUnsure, hasWide, hasOpen, hasNow } = timeline;
  const keys = [
    ...kinds.map((label, kind) => ({ swatch: <Symbol kind={kind} />, label })),
    ...(hasWide ? [{ swatch: <Symbol kind={0} isWide />, label: 'bara månaden eller året är känt' }] : []),
    ...(hasUnsure ? [{ swatch: swatch('unsure'), label: 'någon gång under tiden' }] : []),
    ...(hasPlanned ? [{ swatch: swatch('planned'), label: 'planerat' }] : []),
    ...(hasOpen ? [{ swatch: swatch('open'), label: 'inte känt hur länge' }] : []),
    ...(hasNow ? [{ swatch: swatch('now'), label: 'i dag' }] : []),
  ];
  return <Drawn kind="timeline" caption={caption} text={timeline.text} draw={draw} legend={keys.length > 0 && <Legend keys={keys} />} />;
}

/** The shape of what happens, as the picture draws it. */
function Symbol({ kind, isWide = false }: { kind: number; isWide?: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let isWanted = true;
    void import('./drawing.ts').then(({ drawSymbol }) => isWanted && place.current?.replaceChildren(drawSymbol(kind, isWide)), () => undefined);
    return () => {
      isWanted = false;
    };
  }, [kind, isWide]);
  return <span ref={place} className="swatch" aria-hidden="true" />;
}

function BoardPicture({ caption, shown, words }: { caption: string; shown: Shown; words: Words }) {
  const { columns, empty } = useMemo(() => boardOf(shown, words), [shown, words]);
  const id = useId();
  return (
    <figure className="picture picture-board">
      <figcaption>
        <strong>{caption}</strong>
        {empty.length > 0 && <span>Inget står som: {empty.map(each => each.toLocaleLowerCase('sv')).join(', ')}.</span>}
      </figcaption>
      <div className="board">
        {columns.map(({ label, cards }, place) => (
          <section key={label} aria-labelledby={`${id}-${place}`}>
            <h4 id={`${id}-${place}`}>
              {label} <small>({cards.length})</small>
            </h4>
            <ul>
              {cards.map(({ title, details }, at) => (
                <li key={at}>
                  {title}
                  {details.length > 0 && <small>{details.join(' · ')}</small>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </figure>
  );
}

interface Props {
  picture: Picture;
  data: unknown;
  asked: Asked;
  words: Words;
  called: Called;
}

/** A list of an answer as a picture; nothing when the list is empty. */
export function PictureView({ picture, data, asked, words, called }: Props) {
  const shown = useMemo(() => new Shown(picture, data, asked, words, called), [picture, data, asked, words, called]);
  const { kind, caption } = picture;
  const places = useMemo(() => (kind === 'map' ? placesOf(shown) : undefined), [shown]);
  const bars = useMemo(() => (kind === 'bars' ? barsOf(shown) : undefined), [shown]);
  const timeline = useMemo(() => (kind === 'timeline' ? timelineOf(shown, words) : undefined), [shown]);
  if (!shown.rows.length) return null;
  if (places) return <MapPicture caption={caption} places={places} term={shown.term('value')} />;
  if (bars?.bars.length) return <BarsPicture caption={caption} bars={bars} />;
  if (timeline?.lines.length) return <TimelinePicture caption={caption} timeline={timeline} />;
  return kind === 'board' ? <BoardPicture caption={caption} shown={shown} words={words} /> : null;
}
