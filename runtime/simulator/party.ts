/** Somebody on a virtual call: the caller, or the n-th person or machine that the call rang (from 1). */
export type Party = 'caller' | `leg:${number}`;
