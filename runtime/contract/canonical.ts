/** JSON with the names of every object in order, so that equal values give equal text. `value` is plain JSON; fields that are undefined are left out. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let text = '';
  for (const name of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[name];
    if (item !== undefined) text += `${text === '' ? '' : ','}${quoted(name)}:${canonical(item)}`;
  }
  return `{${text}}`;
}

/** As JSON has it: nearly all texts are plain, and a call of `JSON.stringify` costs several times as much as such a look. */
function quoted(text: string): string {
  return /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}
