import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import '@fontsource-variable/inter/index.css';
import '#app/globals.css';
import '#app/motion.css';
import { Toaster } from '#components/ui/toaster.tsx';

export const metadata: Metadata = {
  title: { default: 'Ringtree', template: '%s · Ringtree' },
  description: 'Phone menus that you draw.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#161412' },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
