import { Refusal } from '#lib/refusal.ts';

/** The short name of a flow in commands and addresses: `Clinic front desk` → `clinic-front-desk`. */
export function flowSlug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, mostCharacters)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'flow' : plain;
}

/** Refuses a short name that somebody typed and that is none. */
export function checkFlowSlug(slug: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > mostCharacters) {
    throw new Refusal('bad-flow-slug', { flow: slug });
  }
  return slug;
}

const mostCharacters = 60;
