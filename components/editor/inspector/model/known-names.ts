import type { Words } from '#components/flow/words.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { scopeNames } from '#runtime/expressions/scope.ts';
import { schemaOf } from '#runtime/graph/schema-of.ts';
import { slugs } from '#runtime/graph/slug.ts';

/** A value of the call that a text may have put in: `{{ name }}`. */
export type KnownName = { name: string; label: string };

/** Every value that texts of the flow may read: the call's own, its variables, and the results of steps. */
export function knownNames(document: FlowDocument, messages: Readonly<Record<string, Words>>): KnownName[] {
  return [...callNames(), ...variableNames(document), ...resultNames(document, messages)];
}

function callNames(): KnownName[] {
  return Object.entries(scopeNames).flatMap(([first, fields]) => {
    if (fields === null) return [];
    const names = fields.length === 0 ? [first] : fields.map((field) => `${first}.${field}`);
    return names
      .filter((name) => !name.endsWith('.details'))
      .map((name) => ({ name, label: labels[name] ?? name }));
  });
}

const labels: Readonly<Record<string, string>> = {
  'caller.number': 'Caller’s number',
  'caller.known': 'Whether the caller shows a number',
  'caller.country': 'Caller’s country',
  'caller.name': 'Caller’s name, where it is sent',
  'called.number': 'Number that was called',
  'called.known': 'Whether that is a phone number',
  'called.country': 'Country of that number',
  'call.id': 'Id of the call',
  'call.provider': 'Provider',
  'call.provider_id': 'The provider’s id of the call',
  'call.from': 'Who calls',
  'call.to': 'Who is called',
  'call.direction': 'Incoming or outgoing',
  'call.language': 'Language of the call',
  'call.started_at': 'When the call began',
  'call.seconds': 'Seconds since it began',
  'call.forwarded_from': 'Number it was forwarded from',
  'call.recording_url': 'Recording of the call',
  now: 'Date and time now',
};

function variableNames({ variables, nodes }: FlowDocument): KnownName[] {
  const written = Object.values(nodes).flatMap(({ kind, data }) => {
    const schema = schemaOf(kind);
    const parsed = schema?.fields.safeParse(data);
    return schema && parsed?.success ? schema.writes(checkedData(parsed.data)) : [];
  });
  const names = new Set([...variables.map(({ name }) => name), ...written]);
  return [...names].map((name) => ({ name: `vars.${name}`, label: sentence(name) }));
}

function resultNames({ nodes }: FlowDocument, messages: Readonly<Record<string, Words>>): KnownName[] {
  const byId = slugs(nodes);
  return Object.entries(nodes).flatMap(([id, { kind, name, data }]) => {
    const schema = schemaOf(kind);
    const parsed = schema?.fields.safeParse(data);
    if (!schema || !parsed?.success) return [];
    const words = messages[kind]?.['results'];
    return schema.results(checkedData(parsed.data)).map((result) => {
      const said = typeof words === 'object' ? words[result] : undefined;
      return {
        name: `steps.${byId.get(id) ?? id}.${result}`,
        label: `${name}: ${typeof said === 'string' ? said : sentence(result).toLowerCase()}`,
      };
    });
  });
}

/** `account_number` → `Account number` */
function sentence(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
