import type { Json } from '#runtime/contract/json.ts';
import type { NodeContext, NodeStep } from '#runtime/contract/node.ts';
import { hasSecret } from '#runtime/contract/secret.ts';
import { readList, readText } from '#runtime/expressions/read-value.ts';
import { typedValue } from '#runtime/expressions/typed-value.ts';
import { changed } from './changed.ts';
import type { Change, SetVariables } from './fields.ts';

export const step: NodeStep<SetVariables> = {
  enter: (context, { changes, language }) => {
    const variables: Record<string, Json> = {};
    const notes: string[] = [];
    for (const change of changes) {
      const { value, note } = apply(context, change, variables);
      if (value !== undefined) variables[change.name] = value;
      notes.push(note);
    }
    return {
      kind: 'leave',
      port: 'next',
      variables,
      ...(language === '' ? {} : { language }),
      why: [...notes, ...(language === '' ? [] : [`language ${language}`])].join('; '),
    };
  },
};

type Applied = { value: Json | undefined; note: string };

/** `variables` are those that this step has changed before: a sum may be made of several lines. */
function apply(context: NodeContext, change: Change, variables: Record<string, Json>): Applied {
  const { name, operation } = change;
  const before = Object.hasOwn(variables, name)
    ? (variables[name] ?? null)
    : (context.state.vars[name] ?? null);
  const given = operation === 'clear' ? { value: null, sensitive: false } : typedValue(context, change.value);
  const list = change.type === 'list';
  // A list hides its items one by one, and its old ones stay as they are; anything else is hidden whole.
  const value = changed(
    change,
    list ? before : opened(context, before),
    list ? hiddenItems(context, given) : given.value,
  );
  if (value === undefined)
    return { value, note: `${name} stays, since the value is no ${nouns[change.type]}` };
  const keepsOld = operation !== 'set' && operation !== 'clear' && hasSecret(before);
  const hide = !list && (given.sensitive || keepsOld);
  return { value: hide ? context.hide(readText(value)) : value, note: `${name} set` };
}

/** A hidden value in the clear, to work with it. */
function opened(context: NodeContext, value: Json): Json {
  return typeof value === 'string' ? context.reveal(value) : value;
}

function hiddenItems(context: NodeContext, { value, sensitive }: { value: Json; sensitive: boolean }): Json {
  return sensitive ? readList(value).map((item) => context.hide(readText(item))) : value;
}

const nouns: Record<Change['type'], string> = {
  text: 'text',
  number: 'number',
  'yes-no': 'yes or no',
  list: 'list',
};
