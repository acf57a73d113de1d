'use client';

import { FlaskConical, History, House, Keyboard, PanelLeftClose, PanelLeftOpen, Phone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEditor } from '#components/editor/editor-store.ts';
import { IconButton } from '#components/ui/icon-button.tsx';

/** The ways out of the canvas, at the left edge. */
export function Rail() {
  const router = useRouter();
  const paletteOpen = useEditor((state) => state.paletteOpen && state.dock === null);
  const dock = useEditor((state) => state.dock);
  const { show } = useEditor.getState();
  return (
    <nav
      aria-label="Editor"
      className="hidden w-[52px] shrink-0 flex-col items-center gap-1 border-r border-line bg-panel py-2.5 md:flex"
    >
      <IconButton icon={House} label="All flows" side="right" onClick={() => router.push('/')} />
      <IconButton
        icon={paletteOpen ? PanelLeftClose : PanelLeftOpen}
        label={paletteOpen ? 'Fold the palette away' : 'Show the palette'}
        keys="["
        side="right"
        active={paletteOpen}
        aria-pressed={paletteOpen}
        onClick={() => show({ paletteOpen: !paletteOpen, dock: null })}
      />
      <IconButton
        icon={FlaskConical}
        label="Tests"
        side="right"
        active={dock === 'tests'}
        onClick={() => show({ dock: dock === 'tests' ? null : 'tests' })}
      />
      <IconButton icon={Phone} label="Numbers" side="right" onClick={() => show({ dialog: 'numbers' })} />
      <IconButton icon={History} label="Versions" side="right" onClick={() => show({ dialog: 'versions' })} />
      <div className="grow" />
      <IconButton
        icon={Keyboard}
        label="Keys"
        keys="?"
        side="right"
        onClick={() => show({ dialog: 'keys' })}
      />
    </nav>
  );
}
