'use client';

import { PencilLine, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { callApi } from '#components/call-api.ts';
import { useEditor } from '#components/editor/editor-store.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Schedule } from '#runtime/contract/schedule.ts';
import type { MakerProperties } from './maker-properties.ts';
import { ScheduleDialog, type ScheduleDraft } from './schedule-dialog.tsx';

/** Mon–Fri, 9 to 5. */
const usual = Schedule.parse({ weekly: [{ id: 'first', days: 'weekdays' }] });
const Found = z.object({ id: z.string(), name: z.string(), schedule: Schedule, flows: z.array(z.string()) });
const Saved = z.object({ id: z.string(), name: z.string() });

/** Makes shared opening hours, or changes those that are chosen. */
export function ScheduleMaker({ chosen, onMade, words, beginning }: MakerProperties) {
  const router = useRouter();
  const [draft, setDraft] = useState<ScheduleDraft | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const change = async () => {
    setTrouble(null);
    setLooking(true);
    const reply = await callApi(`/api/schedules/${encodeURIComponent(chosen)}`, { reply: Found });
    setLooking(false);
    if (!reply.ok) return setTrouble(reply.text);
    const { name, schedule, flows } = reply.body;
    setDraft({ isNew: false, name, schedule, flows });
  };
  const begin = () => {
    setTrouble(null);
    const parsed = Schedule.safeParse(beginning);
    const schedule = parsed.success && parsed.data.weekly.length > 0 ? parsed.data : usual;
    setDraft({ isNew: true, name: '', schedule, flows: [] });
  };
  const save = async ({ name, schedule, isNew }: ScheduleDraft): Promise<string | null> => {
    const body = { name, schedule, isNew };
    const reply = await callApi('/api/schedules', { method: 'POST', body, reply: Saved });
    if (!reply.ok) return reply.text;
    setDraft(null);
    onMade({ id: reply.body.id, label: reply.body.name });
    useEditor.getState().announce(`The opening hours “${reply.body.name}” are saved.`);
    router.refresh();
    return null;
  };
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={Plus} onClick={begin}>
          New opening hours…
        </Button>
        {chosen !== '' && (
          <Button size="small" icon={PencilLine} busy={looking} onClick={() => void change()}>
            Change these…
          </Button>
        )}
      </div>
      {trouble !== null && <Notice tone="error">{trouble}</Notice>}
      {draft !== null && (
        <ScheduleDialog
          draft={draft}
          words={words}
          onChange={setDraft}
          onSave={() => save(draft)}
          onClose={() => setDraft(null)}
        />
      )}
    </div>
  );
}
