'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { callApi } from '#components/call-api.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** Takes a flow out of the archive. */
export function BringBack({ slug }: { slug: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const bringBack = async () => {
    setBusy(true);
    const reply = await callApi(`/api/flows/${slug}/archive`, {
      method: 'POST',
      body: { archived: false },
      reply: z.unknown(),
    });
    setBusy(false);
    if (reply.ok) router.refresh();
    else setTrouble(reply.text);
  };
  return (
    <div className="space-y-3">
      {trouble !== null && <Notice tone="error">{trouble}</Notice>}
      <Button tone="main" busy={busy} onClick={() => void bringBack()}>
        Bring it back
      </Button>
    </div>
  );
}
