import type { FormField, Widget } from './form-model.ts';
import type { Shape } from './shape.ts';

/** The kinds of values that each widget can make. */
const makes: Readonly<Record<Widget, readonly Shape['kind'][]>> = {
  text: ['text'],
  'long-text': ['text'],
  number: ['number'],
  seconds: ['number'],
  // Of texts it is one of what the installation has: schedules, flows, secrets.
  choice: ['choice', 'text'],
  switch: ['yes-no'],
  phone: ['text'],
  key: ['text'],
  keys: ['text'],
  url: ['text'],
  audio: ['group'],
  prompt: ['group'],
  voice: ['group'],
  language: ['text'],
  list: ['list'],
  'key-values': ['pairs'],
  condition: ['group'],
  variable: ['text'],
  value: ['text', 'anything'],
  group: ['group', 'variants'],
};

const usual: Readonly<Record<Shape['kind'], Widget>> = {
  text: 'text',
  number: 'number',
  'yes-no': 'switch',
  choice: 'choice',
  group: 'group',
  variants: 'group',
  list: 'list',
  pairs: 'key-values',
  anything: 'value',
};

/** The widget that a field asks for, or the usual one of its values when that could not make them. */
export function widgetOf({ meta, shape }: Pick<FormField, 'meta' | 'shape'>): Widget {
  return makes[meta.widget].includes(shape.kind) ? meta.widget : usualWidget(shape);
}

export function usualWidget({ kind }: Shape): Widget {
  return usual[kind];
}
