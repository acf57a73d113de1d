import type { Json } from './json.ts';
import type { Language } from './voice.ts';

/** What lives outside a version and may change during a call; passed in, its revision recorded with the turn. */
export type Resources = {
  revision: string;
  audio: Record<string, { contentType: string; seconds: number | null }>;
  schedules: Record<string, Json>;
  /** Last resort of flows that name none of their own. Without a `language` the message is spoken in the call's. */
  fallback: { message: string; number: string; language?: Language };
};
