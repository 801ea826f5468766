// Draws pictures. The library for it is large, so this is fetched when the first picture is shown.
import { arrow, axisX, barX, centroid, dot, frame, geo, plot, pointer, ruleX, text, tip, type Markish } from '@observablehq/plot';
import type { Bar, Bars } from './bars.ts';
import { shadeOf, type Places } from './places.ts';
import { isWide, type Line, type Mark, type Stretch, type Timeline } from './timeline.ts';

type Drawn = SVGSVGElement | HTMLElement;

const STYLE = { background: 'none', color: 'inherit', fontFamily: 'inherit', fontSize: '13px', overflow: 'visible' };
/** What is written stands clear of lines behind it. */
const HALO = { stroke: 'var(--page)', strokeWidth: 4 };
/** How wide a letter is, about. */
const LETTER = 7;
const SVG = 'http://www.w3.org/2000/svg';

let drawn = 0;

/** Lines across, by which what is not known looks like nothing else. */
function hatched(): { fill: string; mark: Markish } {
  const id = `not-known-${(drawn += 1)}`;
  const mark = () => {
    const pattern = document.createElementNS(SVG, 'pattern');
    for (const [name, value] of Object.entries({ id, width: '6', height: '6', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' })) pattern.setAttribute(name, value);
    for (const [fill, width] of [['var(--picture-empty)', '6'], ['var(--picture-hatch)', '2']] as const) {
      const part = document.createElementNS(SVG, 'rect');
      part.setAttribute('width', width);
      part.setAttribute('height', '6');
      part.setAttribute('style', `fill: ${fill}`);
      pattern.append(part);
    }
    const defs = document.createElementNS(SVG, 'defs');
    defs.append(pattern);
    return defs;
  };
  return { fill: `url(#${id})`, mark };
}

/** Labels stand to the left where there is room, else above what they are labels of. */
function room(labels: string[], width: number): { left: number; row: number; above: number } {
  const left = Math.max(0, ...labels.map(each => each.length)) * LETTER + 10;
  return left < width * 0.36 ? { left, row: 26, above: 0 } : { left: 1, row: 44, above: 20 };
}

/** As much of a text as there is room for. */
const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, Math.max(8, Math.floor(most) - 1)).trimEnd()}…` : text);

/** The label of each line. */
function labels<T extends { label: string }>(rows: T[], { left, row: high, above }: { left: number; row: number; above: number }, width: number, used: (row: T) => number = () => 0): Markish[] {
  const short = (row: T) => {
    return above ? shortened(row.label, (width - used(row)) / LETTER) : row.label;
  };
  const how = above ? { frameAnchor: 'left' as const, textAnchor: 'start' as const, dx: 1 - left, dy: 11 - high / 2 } : { frameAnchor: 'left' as const, textAnchor: 'end' as const, dx: -8 };
  return [text(rows, { y: (_, place: number) => place, text: short, fill: 'currentColor', ...how, ...HALO })];
}

/** A bar for each row, of pieces. */
export function drawBars({ bars }: Bars, width: number): Drawn {
  const place = room(bars.map(each => each.label), width);
  const hatch = hatched();
  const fills = { value: 'var(--picture-main)', notKnown: hatch.fill, knownNot: 'var(--picture-pale)', rest: 'var(--picture-empty)' };
  const told = Math.max(...bars.map(each => each.told.length)) * LETTER + 8;
  const ends = (bar: Bar) => bar.pieces.reduce((all, { size }) => all + size, 0);
  const pieces = bars.flatMap((bar, y) => {
    let from = 0;
    return bar.pieces.map(({ piece, size }) => ({ y, x1: from, x2: (from += size), fill: fills[piece], title: bar.title }));
  });
  return plot({
    width,
    height: bars.length * place.row + 4,
    marginLeft: place.left,
    marginRight: told,
    marginTop: 2,
    marginBottom: 2,
    style: STYLE,
    x: { axis: null, domain: [0, Math.max(1, ...bars.map(ends))] },
    y: { axis: null, type: 'band', domain: bars.map((_, place) => place), padding: 0 },
    marks: [
      hatch.mark,
      barX(pieces, { y: 'y', x1: 'x1', x2: 'x2', fill: { value: 'fill', scale: null } as never, stroke: 'var(--picture-line)', strokeWidth: 0.75, title: 'title', insetTop: 4 + place.above, insetBottom: 4 }),
      text(bars, { y: (_, at: number) => at, x: ends, text: 'told', textAnchor: 'start', dx: 6, dy: place.above / 2, fill: 'currentColor' }),
      ...labels(bars, place, width),
    ],
  });
}

type Shapes = { type: 'FeatureCollection'; features: { type: 'Feature'; properties: { code: string; name: string }; geometry: { type: 'MultiPolygon'; coordinates: number[][][][] } }[] };

let shapes: Promise<Shapes> | undefined;

/** The municipalities' boundaries, fetched once. */
export function municipalities(address: string): Promise<Shapes> {
  shapes ??= fetch(address).then(async answer => {
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const found = (await answer.json()) as Shapes;
    // What is drawn on a sphere goes the other way around than in a file.
    for (const { geometry } of found.features) for (const polygon of geometry.coordinates) for (const ring of polygon) ring.reverse();
    return found;
  });
  shapes.catch(() => (shapes = undefined));
  return shapes;
}

/** Where municipalities are too small to be seen: the corners of what is drawn once more, and larger. */
const CITIES = [
  { name: 'Stockholm', corners: [[17.55, 59.08], [18.55, 59.62]] },
  { name: 'Göteborg', corners: [[11.55, 57.42], [12.6, 57.98]] },
  { name: 'Malmö', corners: [[12.62, 55.42], [13.62, 55.98]] },
];

/** Each municipality in the colour of its number, with a larger map of each of the largest cities beside it. */
export function drawMap({ places, shades, isOpen }: Places, { features }: Shapes, width: number): Drawn {
  const fillOf = (notKnown: string) => ({ properties: { code } }: Shapes['features'][number]) => {
    const found = places.get(code);
    if (!found) return isOpen ? notKnown : 'none';
    if (found.value === undefined) return notKnown;
    return found.value === 0 ? 'var(--picture-zero)' : `var(--picture-${shadeOf(shades, found.value)?.step ?? 0})`;
  };
  const title = ({ properties: { code, name } }: Shapes['features'][number]) => places.get(code)?.title ?? `${name}: ${isOpen ? 'inte känt' : 'står inte i listan'}`;
  const drawn = (domain: unknown, [across, down]: [number, number], clip?: 'frame') => {
    const hatch = hatched();
    return plot({
      width: across,
      height: down,
      margin: 2,
      style: STYLE,
      projection: { type: 'transverse-mercator', rotate: [-15, 0], domain: domain as never },
      marks: [
        hatch.mark,
        geo(features, { fill: { value: fillOf(hatch.fill), scale: null } as never, stroke: 'var(--picture-line)', strokeWidth: 0.5, clip }),
        ...(clip ? [frame({ stroke: 'var(--picture-line)' })] : []),
        tip(features, pointer(centroid({ title, fill: 'var(--page)', stroke: 'var(--quiet)', maxRadius: 30 } as never) as never)),
      ],
    });
  };
  const isBeside = width > 480;
  const [country, city] = isBeside ? [Math.min(400, width - 190), 170] : [width, Math.floor((width - 16) / 3)];
  const cities = CITIES.map(({ name, corners }) => {
    const part = document.createElement('div');
    part.append(name, drawn({ type: 'MultiPoint', coordinates: corners }, [city, city], 'frame'));
    return part;
  });
  const beside = document.createElement('div');
  beside.className = 'picture-cities';
  beside.append(...cities);
  const whole = document.createElement('div');
  whole.className = isBeside ? 'picture-country beside' : 'picture-country';
  whole.append(drawn({ type: 'FeatureCollection', features }, [country, Math.round(country * 2.22)]), beside);
  return whole;
}

const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'wye'] as const;
const symbolOf = (kind: number) => SYMBOLS[kind % SYMBOLS.length]!;
const colourOf = (kind: number) => `var(--picture-kind-${kind % SYMBOLS.length})`;

/** What happens some time in a month or a year is pale and dashed: in the middle of that nothing is known to happen. */
const SOME_TIME = { strokeDasharray: '2.5 2', strokeWidth: 1.5 };

/** The sign of one kind of what happens, or of any when only the month or the year is known. */
export function drawSymbol(kind: number, isWide = false): Drawn {
  const [colour, symbol] = [colourOf(kind), symbolOf(kind)];
  const how = isWide ? { fill: 'none', stroke: 'currentColor', ...SOME_TIME } : { fill: colour, stroke: colour };
  return plot({ width: 16, height: 16, margin: 0, axis: null, x: { domain: [0, 1] }, y: { domain: [0, 1] }, style: STYLE, marks: [dot([0], { x: () => 0.5, y: () => 0.5, r: 5.5, symbol, ...how })] });
}

/** Lines along the years. */
export function drawTimeline({ lines, from, to }: Timeline, width: number, now = Date.now()): Drawn {
  const told = (line: Line) => line.told.length * 6.4 + 16;
  // Where there is no room for what is told of a line beside its label, it stands below it, of all lines alike.
  const isBelow = width < 560 || lines.some(line => told(line) > width * 0.55);
  const place = isBelow ? { left: 18, row: 60, above: 36 } : { left: 18, row: 44, above: 20 };
  const dy = (4 + place.above + place.row - 6) / 2 - place.row / 2;
  const all = lines.flatMap((line, y) => line.stretches.map(each => ({ ...each, y, title: line.title })));
  const marks = lines.flatMap((line, y) => line.marks.map(each => ({ ...each, y, title: line.title })));
  const solid = all.filter(each => each.how !== 'open');
  const fill = ({ how, isPlanned }: Stretch) => (isPlanned ? 'var(--picture-empty)' : how === 'sure' ? 'var(--picture-main)' : 'var(--picture-soft)');
  const middle = ({ from, to }: Mark) => (from + to) / 2;
  const wide = marks.filter(isWide);
  const y = { insetTop: 4 + place.above, insetBottom: 6 };
  return plot({
    width,
    height: lines.length * place.row + 30,
    marginLeft: 18,
    marginRight: 18,
    marginTop: 24,
    marginBottom: 4,
    style: STYLE,
    x: { type: 'utc', domain: [new Date(from), new Date(to)], label: null },
    y: { axis: null, type: 'band', domain: lines.map((_, place) => place), padding: 0 },
    marks: [
      axisX({ anchor: 'top', ticks: Math.max(2, Math.min(10, Math.floor(width / 90))), tickFormat: axisFormat(from, to), tickSize: 0, label: null, fill: 'var(--quiet)' }),
      ruleX(ticksOf(from, to), { stroke: 'var(--picture-line)', strokeOpacity: 0.6 }),
      barX(solid, { y: 'y', x1: each => new Date(each.from), x2: each => new Date(each.to), fill: { value: fill, scale: null } as never, stroke: 'var(--picture-main)', strokeDasharray: undefined, title: 'title', ...y }),
      ...[false, true].map(isEnd =>
        // An arrow says that it goes on; of what has no start that is known, nobody can say where it came from.
        arrow(all.filter(each => each.how === 'open' && (each.to === to) === isEnd), { x1: (each: Stretch) => new Date(each.from), x2: (each: Stretch) => new Date(each.to), y: 'y', dy, stroke: 'var(--picture-main)', strokeWidth: 2, strokeDasharray: '5 4', headLength: isEnd ? 6 : 0, title: 'title' } as never),
      ),
      barX(wide, { y: 'y', x1: each => new Date(each.from), x2: each => new Date(each.to), fill: { value: (each: Mark) => colourOf(each.kind), scale: null } as never, fillOpacity: 0.25, title: 'title', ...y }),
      ...[...new Set(marks.map(each => each.kind))].flatMap(kind => {
        const [colour, symbol] = [colourOf(kind), symbolOf(kind)];
        const fill = { value: (each: Mark) => (each.isPlanned ? 'var(--page)' : colour), scale: null } as never;
        const drawn = { x: (each: Mark) => new Date(middle(each)), y: 'y', dy, r: 5.5, symbol, stroke: colour, title: 'title' };
        const own = marks.filter(each => each.kind === kind);
        return [
          dot(own.filter(each => !isWide(each)), { ...drawn, fill, strokeWidth: 1.75 }),
          dot(own.filter(isWide), { ...drawn, fill, fillOpacity: 0.4, ...SOME_TIME }),
        ];
      }),
      ...(now > from && now < to ? [ruleX([new Date(now)], { stroke: 'var(--careful)', strokeDasharray: '2 3' })] : []),
      ...labels(lines, place, width, line => (isBelow ? 0 : told(line))),
      text(lines, {
        y: (_, at: number) => at,
        text: line => shortened(line.told, width / 6.4),
        fill: 'var(--quiet)',
        fontSize: 12,
        ...(isBelow ? { frameAnchor: 'left' as const, textAnchor: 'start' as const, dx: -17, dy: 28 - place.row / 2 } : { frameAnchor: 'right' as const, textAnchor: 'end' as const, dx: 18, dy: 11 - place.row / 2 }),
        ...HALO,
      }),
    ],
  });
}

const YEAR = 366 * 86_400_000;
/** Whether so little is shown that its days are told apart. */
const isMonths = (from: number, to: number) => to - from < YEAR / 3;
const isShort = (from: number, to: number) => to - from < 1.2 * YEAR;

/** Where years begin, or months where there is but one; of many years a few. */
function ticksOf(from: number, to: number): Date[] {
  const [first, last] = [new Date(from), new Date(to)];
  const found: Date[] = [];
  const step = Math.ceil((to - from) / YEAR / 16);
  for (let at = new Date(Date.UTC(first.getUTCFullYear(), 0, 1)); at <= last; at = isShort(from, to) ? new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)) : new Date(Date.UTC(at.getUTCFullYear() + step, 0, 1)))
    if (at >= first) found.push(at);
  return found;
}

const axisFormat = (from: number, to: number) => (each: Date) => (isShort(from, to) ? each.toLocaleDateString('sv', { month: 'short', year: 'numeric', ...(isMonths(from, to) ? { day: 'numeric' } : {}), timeZone: 'UTC' }) : each.getUTCMonth() ? '' : String(each.getUTCFullYear()));
