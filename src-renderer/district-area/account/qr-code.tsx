import { encodeQR } from 'qr';
import { useMemo } from 'react';

const sizePixels = 196;

/** A text as a square that telephones read. Black on white in both themes: some read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, side } = useMemo(() => drawQr(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={sizePixels}
      height={sizePixels}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Each dark square as a step of one path. */
function drawQr(text: string): { path: string; side: number } {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, side: rows.length };
}
