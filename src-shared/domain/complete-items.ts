/**
 * The objects of the first array of a JSON text that is still being written, as far as they are whole. Objects that hold
 * objects are kept together; what is no JSON ends the list.
 */
export function completeItems(soFar: string): unknown[] {
  const start = soFar.indexOf('[');
  if (start < 0) return [];
  const items: unknown[] = [];
  let depth = 0;
  let from = -1;
  let inString = false;
  for (let index = start + 1; index < soFar.length; index += 1) {
    const sign = soFar[index];
    if (inString) {
      if (sign === '\\') index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{') {
      if (depth === 0) from = index;
      depth += 1;
    } else if (sign === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      const item = parse(soFar.slice(from, index + 1));
      if (item === undefined) return items;
      items.push(item);
    } else if (sign === ']' && depth === 0) return items;
  }
  return items;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
