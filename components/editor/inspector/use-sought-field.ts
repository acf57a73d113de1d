'use client';

import { useEffect, useRef } from 'react';
import { useEditor } from '#components/editor/editor-store.ts';

/** Tells when somebody asks to see a field of the step, e.g. from the list of problems, and puts the focus there. */
export function useSoughtField(nodeId: string, show: (field: string) => void): void {
  const sought = useEditor((state) => state.sought);
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    if (sought?.node !== nodeId || sought.field === null) return;
    const { field } = sought;
    latest.current(field);
    // Once tabs and items have opened.
    const timer = setTimeout(() => focusField(field), 60);
    return () => clearTimeout(timer);
  }, [sought, nodeId]);
}

/** The control of a field, or of the nearest one around it. */
function focusField(field: string): void {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('.');
    const place = document.querySelector(`#inspector [data-field="${CSS.escape(name)}"]`);
    const control = place?.querySelector<HTMLElement>('textarea, input:not([hidden]), button');
    if (control) {
      control.focus();
      return;
    }
  }
}
