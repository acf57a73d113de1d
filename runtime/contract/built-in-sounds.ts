/** Sounds that come with Ringtree: their path below our own address, and how long they are. */
export const builtInSounds = {
  'hold-music': { path: '/media/built-in/hold-music.wav', seconds: 32 },
} as const;

export type BuiltInSound = keyof typeof builtInSounds;
