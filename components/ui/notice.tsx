'use client';

import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  quiet: { look: 'bg-canvas text-text', icon: Info, word: 'Note:' },
  warning: { look: 'bg-warning-soft text-warning', icon: TriangleAlert, word: 'Warning:' },
  error: { look: 'bg-error/10 text-error', icon: CircleAlert, word: 'Error:' },
} as const;

type Properties = { tone?: keyof typeof tones; children: ReactNode; action?: ReactNode };

/** Something a person must know, where it matters. */
export function Notice({ tone = 'quiet', children, action }: Properties) {
  const { look, icon: Icon, word } = tones[tone];
  return (
    <div className={`flex items-start gap-2.5 rounded-control px-3 py-2.5 text-[13px] ${look}`}>
      <Icon size={16} className="mt-0.5 shrink-0" aria-label={word} />
      <div className="min-w-0 grow text-pretty wrap-anywhere">{children}</div>
      {action}
    </div>
  );
}
