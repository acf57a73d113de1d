'use client';

import type { WidgetProperties } from '../form/widget-properties.ts';
import { Contents } from './prompt-widget.tsx';

/** A sound without words, in each language of the flow. */
export function AudioWidget(given: WidgetProperties) {
  return <Contents {...given} kinds={['audio', 'url']} />;
}
