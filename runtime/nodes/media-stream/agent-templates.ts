import type { MediaStream } from './fields.ts';

/** The texts that may name stored secrets, by field. */
export function agentTemplates({ url, parameters }: MediaStream): { field: string; source: string }[] {
  return [
    { field: 'url', source: url },
    ...Object.entries(parameters).map(([name, source]) => ({ field: `parameters.${name}`, source })),
  ];
}
