'use client';

import { PanelRightOpen } from 'lucide-react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { Canvas } from '#components/editor/canvas/canvas.tsx';
import { ConnectDialog } from '#components/editor/connect-dialog.tsx';
import { EditorBar } from '#components/editor/editor-bar.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { EmptyFlow } from '#components/editor/empty-flow.tsx';
import { InspectorPanel } from '#components/editor/inspector-panel.tsx';
import { KeysDialog } from '#components/editor/keys-dialog.tsx';
import { Notices } from '#components/editor/notices.tsx';
import { NumbersDialog } from '#components/editor/numbers-dialog.tsx';
import { Outline } from '#components/editor/outline.tsx';
import { Palette } from '#components/editor/palette/palette.tsx';
import { PublishDialog } from '#components/editor/publish-dialog.tsx';
import { Rail } from '#components/editor/rail.tsx';
import { useRoomy } from '#components/editor/use-roomy.ts';
import { useShortcuts } from '#components/editor/use-shortcuts.ts';
import { VersionsDialog } from '#components/editor/versions-dialog.tsx';
import { DetailsDrawer } from '#components/simulator/details-drawer.tsx';
import { TryDock } from '#components/simulator/try-dock.tsx';
import { TryHost } from '#components/simulator/try-host.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

/** Bar, rail, palette, canvas and settings; on a narrow window a list and the settings instead. */
export function EditorShell() {
  const { document } = useFlowDocument();
  const { chosen, inspectorOpen, paletteOpen, dock, announcement } = useEditor();
  const roomy = useRoomy();
  const empty = Object.keys(document.nodes).length === 0;
  useShortcuts();
  const { show } = useEditor.getState();
  return (
    <TryHost>
      <div className="flex h-dvh flex-col text-[13px]">
        <EditorBar />
        <div className="relative flex min-h-0 grow">
          <Rail />
          {roomy !== false && paletteOpen && dock === null && (
            <aside
              aria-label="Steps to add"
              className="hidden w-[232px] shrink-0 border-r border-line bg-panel md:block"
            >
              <Palette />
            </aside>
          )}
          {dock !== null && (
            <aside
              aria-label="Try it"
              className="absolute inset-0 z-10 md:static md:w-[320px] md:shrink-0 md:border-r md:border-line"
            >
              <TryDock />
            </aside>
          )}
          <main id="content" tabIndex={-1} className="relative flex min-w-0 grow flex-col">
            <div className="relative min-h-0 grow">
              {roomy === null && <div className="h-full bg-canvas" />}
              {roomy === true && <Canvas name={document.name} />}
              {roomy === false && <Outline />}
              {empty && <EmptyFlow />}
            </div>
            {roomy === true && dock !== null && <DetailsDrawer begins="open" />}
            {roomy === true && !inspectorOpen && (
              <div className="absolute top-3 right-3 rounded-control border border-line bg-panel">
                <IconButton
                  icon={PanelRightOpen}
                  label="Show the settings"
                  keys="]"
                  side="left"
                  onClick={() => show({ inspectorOpen: true })}
                />
              </div>
            )}
            <Notices />
          </main>
          {roomy !== false && inspectorOpen && (
            <aside aria-label="Settings" className="hidden w-[348px] shrink-0 border-l border-line md:block">
              <InspectorPanel />
            </aside>
          )}
          {roomy === false && chosen.length > 0 && (
            <aside aria-label="Settings" className="absolute inset-0 z-10">
              <InspectorPanel />
            </aside>
          )}
        </div>
        <PublishDialog />
        <VersionsDialog />
        <NumbersDialog />
        <ConnectDialog />
        <KeysDialog />
        <p aria-live="polite" className="sr-only">
          {announcement}
        </p>
      </div>
    </TryHost>
  );
}
