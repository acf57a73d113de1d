import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import '@fontsource-variable/inter/index.css';
import '#app/globals.css';

export const metadata: Metadata = { title: 'Ringtree' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
