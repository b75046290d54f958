import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { DrawItem, DrawnPage } from './page-drawing.ts';
import type { Random } from './random.ts';
import { nameFace } from './typesetter.ts';

function paintItem(context: SKRSContext2D, item: DrawItem): void {
  if (item.kind === 'text') {
    context.font = `${item.size}px ${nameFace(item.font)}`;
    context.fillStyle = item.color;
    context.fillText(item.text, item.x, item.y);
    return;
  }
  if (item.kind === 'line') {
    context.setLineDash(item.dashed ? [2, 2] : []);
    context.lineWidth = item.width;
    context.strokeStyle = item.color;
    context.beginPath();
    context.moveTo(item.x1, item.y1);
    context.lineTo(item.x2, item.y2);
    context.stroke();
    context.setLineDash([]);
    return;
  }
  if (item.fill !== null) {
    context.fillStyle = item.fill;
    context.fillRect(item.x, item.y, item.width, item.height);
  }
  if (item.stroke !== null) {
    context.lineWidth = 0.6;
    context.strokeStyle = item.stroke;
    context.strokeRect(item.x, item.y, item.width, item.height);
  }
}

/** What befalls a paper before it is copied. */
type Wear = {
  stamp: { text: string[]; x: number; y: number; angle: number; color: string } | null;
  coffee: { x: number; y: number; radius: number } | null;
  fold: boolean;
  punched: boolean;
  signed: boolean;
};

/** Draws the wear of one paper, `heavy` from 0 to 1. */
export function drawWear(random: Random, heavy: number, school: string, date: string): Wear {
  const stamped = random.chance(0.35 + 0.3 * heavy);
  return {
    stamp: stamped
      ? {
          text: [school.toUpperCase(), random.pick(['RECIBIDO', 'ES COPIA FIEL', 'MESA DE ENTRADAS']), date],
          x: random.between(0.55, 0.82),
          y: random.chance(0.3) ? random.between(0.25, 0.6) : random.between(0.68, 0.93),
          angle: random.between(-0.35, 0.35),
          color: random.pick(['rgba(40,50,150,0.55)', 'rgba(110,30,120,0.5)', 'rgba(30,30,30,0.5)']),
        }
      : null,
    coffee: random.chance(0.1 + 0.25 * heavy)
      ? { x: random.between(0.1, 0.95), y: random.between(0.1, 0.95), radius: random.between(50, 75) }
      : null,
    fold: random.chance(0.25),
    punched: random.chance(0.3),
    signed: random.chance(0.7),
  };
}

function paintStamp(context: SKRSContext2D, page: DrawnPage, stamp: NonNullable<Wear['stamp']>): void {
  context.save();
  context.translate(page.width * stamp.x, page.height * stamp.y);
  context.rotate(stamp.angle);
  context.strokeStyle = stamp.color;
  context.fillStyle = stamp.color;
  context.lineWidth = 1.6;
  context.beginPath();
  context.ellipse(0, 0, 62, 36, 0, 0, Math.PI * 2);
  context.stroke();
  context.beginPath();
  context.ellipse(0, 0, 57, 31, 0, 0, Math.PI * 2);
  context.lineWidth = 0.7;
  context.stroke();
  context.textAlign = 'center';
  stamp.text.forEach((line, index) => {
    context.font = `${index === 1 ? 9 : 7}px school-arimo-bold`;
    context.fillText(line, 0, (index - 1) * 12 + 3);
  });
  context.restore();
}

function paintCoffee(context: SKRSContext2D, page: DrawnPage, coffee: NonNullable<Wear['coffee']>): void {
  const x = page.width * coffee.x;
  const y = page.height * coffee.y;
  for (const [radius, width, alpha] of [
    [coffee.radius, 5, 0.2],
    [coffee.radius - 3, 2, 0.25],
    [coffee.radius + 2, 1.4, 0.3],
  ] as const) {
    context.strokeStyle = `rgba(120,75,30,${alpha})`;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius, 0.4, Math.PI * 2.2);
    context.stroke();
  }
  context.fillStyle = 'rgba(130,85,40,0.07)';
  context.beginPath();
  context.arc(x, y, coffee.radius, 0, Math.PI * 2);
  context.fill();
}

function paintSignature(context: SKRSContext2D, page: DrawnPage, random: Random): void {
  const rules = page.items.flatMap((item) => (item.kind === 'line' && item.y1 === item.y2 ? [item.y1] : []));
  // The rule to sign on is the last one of the page.
  const level = Math.max(page.height * 0.3, ...rules) - 8;
  let x = page.width * random.between(0.2, 0.3);
  let y = level;
  context.strokeStyle = 'rgba(20,30,110,0.75)';
  context.lineWidth = 1.1;
  context.beginPath();
  context.moveTo(x, y);
  for (let stroke = 0; stroke < 7; stroke += 1) {
    const next = { x: x + random.between(6, 18), y: y + random.between(-14, 14) };
    context.quadraticCurveTo(x + random.between(-8, 14), y + random.between(-22, 22), next.x, next.y);
    ({ x, y } = next);
    y = level + (y - level) * 0.5;
  }
  context.stroke();
}

function paintWear(context: SKRSContext2D, page: DrawnPage, wear: Wear, random: Random): void {
  if (wear.coffee) paintCoffee(context, page, wear.coffee);
  if (wear.stamp) paintStamp(context, page, wear.stamp);
  if (wear.signed) paintSignature(context, page, random);
  if (wear.fold) {
    context.fillStyle = 'rgba(0,0,0,0.10)';
    context.fillRect(0, page.height * 0.497, page.width, 1.4);
    context.fillStyle = 'rgba(0,0,0,0.04)';
    context.fillRect(0, page.height * 0.5, page.width, 7);
  }
  if (wear.punched) {
    context.fillStyle = '#8d8d8d';
    for (const place of [0.36, 0.64]) {
      context.beginPath();
      context.arc(20, page.height * place, 7, 0, Math.PI * 2);
      context.fill();
    }
  }
}

/** Paints the page with its wear at `dotsPerInch`, on `paper` of that colour. */
export function paintPage(
  page: DrawnPage,
  options: { dotsPerInch: number; paper: string; wear: Wear; random: Random },
): Canvas {
  const scale = options.dotsPerInch / 72;
  const canvas = createCanvas(Math.round(page.width * scale), Math.round(page.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = options.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const item of page.items) paintItem(context, item);
  paintWear(context, page, options.wear, options.random);
  return canvas;
}
