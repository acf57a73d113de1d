import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';

/** What the flow calls the numbers and addresses that stand in it: whatever has a label beside them. */
export function namesOf({ nodes }: FlowDocument): (address: string) => string {
  const names = new Map<string, string>();
  for (const { data } of Object.values(nodes)) collect(data, names);
  return (address) => names.get(plain(address)) ?? (/^\d{8,15}$/.test(address) ? `+${address}` : address);
}

function collect(value: Json, names: Map<string, string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, names);
  else if (value !== null && typeof value === 'object') {
    const { label, ...others } = value;
    for (const other of Object.values(others)) {
      if (typeof label === 'string' && label !== '' && typeof other === 'string' && other !== '') {
        names.set(plain(other), label);
      }
      collect(other, names);
    }
  }
}

/** Spaces and the like in a number say nothing, and some providers leave its plus out. */
function plain(address: string): string {
  return /^[+\d ().-]+$/.test(address) ? address.replace(/\D/g, '') : address.replace(/^client:/, '');
}
